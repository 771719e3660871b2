import type { Desk } from '../../../state/desk.ts';

/** Imports what rows show of a backend with services, severities, types or colleagues. */
export const loadRowFacts = () => import('./row-facts.lazy.ts');

/** Whether there is something of that to show. */
export const hasTeamRows = (desk: Desk | undefined): boolean =>
  desk?.config.features.people === true ||
  desk?.list.snapshot.rows?.items.some(({ service, severity, type }) => service ?? severity ?? type) === true;

/** Whether the list can be narrowed to one service or type. */
export const hasListFilters = ({ config, backend }: Desk): boolean =>
  (config.types?.length ?? 0) > 1 ||
  (config.features.services === true && backend.listServices !== undefined);
