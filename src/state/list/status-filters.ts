import type { StatusFilter } from '../../model.ts';

/** All filters of the list, in the order of the choice. */
export const STATUS_FILTERS = ['open', 'closed', 'all'] as const satisfies readonly StatusFilter[];
