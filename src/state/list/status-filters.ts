import type { StatusFilter } from '../../model.ts';

/** All filters of the list, in the order of the choice. `awaiting` is offered where the backend counts what needs a reply. */
export const STATUS_FILTERS = [
  'open',
  'awaiting',
  'closed',
  'all',
] as const satisfies readonly StatusFilter[];
