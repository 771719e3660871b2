import type { StatusFilter } from '../../model.ts';
import { STATUS_FILTERS } from './status-filters.ts';
import { loadSync, saveSync, type StorageKey } from '../storage/storage.ts';
import type { ListOptions, RequestScope } from '../../backends/backend.ts';
import type { Desk } from '../desk.ts';

export const SORTS = ['updated', 'created', 'key'] as const satisfies readonly ListOptions['sort'][];
export type Sort = (typeof SORTS)[number];

/** Whose requests are listed, in the order of the choice; the first one is the default. */
export const SCOPES = ['mine', 'shared', 'all'] as const satisfies readonly RequestScope[];

/** What the customer chose last. Absent: nothing yet, so the server's own order and the page's own filter apply. */
export interface ListPreferences {
  readonly sort?: Sort | undefined;
  readonly status?: StatusFilter | undefined;
  readonly scope?: RequestScope | undefined;
}

/** Desks whose preferences were applied. */
const restored = new WeakSet<Desk>();

/** Where the preferences are stored: below the customer's path, so that `signOut()` removes them. */
const storageKey = async ({ path }: Desk): Promise<StorageKey> => [...(await path), 'find'];

/** Nothing where storage is blocked, or holds something else. */
function load(key: StorageKey): ListPreferences {
  const { sort, status, scope } = (loadSync(key) ?? {}) as Record<string, unknown>;
  return {
    sort: SORTS.find(candidate => candidate === sort),
    // "Needs your reply" is a choice of the moment, which this backend may not offer any more.
    status: STATUS_FILTERS.find(candidate => candidate === status && candidate !== 'awaiting'),
    scope: SCOPES.find(candidate => candidate === scope),
  };
}

/** Stores what the customer has just chosen beside what they chose before. Where storage is blocked it is not stored. */
export async function savePreferences(desk: Desk, chosen: ListPreferences): Promise<void> {
  const key = await storageKey(desk);
  saveSync(key, { ...load(key), ...chosen });
}

/** Applies the stored preferences, once for each desk. A filter that the page or the customer chose meanwhile stays. */
export async function restorePreferences(desk: Desk): Promise<void> {
  if (restored.has(desk)) return;
  restored.add(desk);
  const { sort, status } = load(await storageKey(desk));
  const { list } = desk;
  if (status && !list.chosenBy) desk.choose(status, 'customer');
  if (sort && sort !== 'updated') list.ask({ ...list.asked, sort });
}

/** Desks whose scope was applied. */
const scoped = new WeakSet<Desk>();

/** Applies the scope that was chosen last, once for each desk, where the backend offers one. */
export async function restoreScope(desk: Desk): Promise<void> {
  if (scoped.has(desk)) return;
  scoped.add(desk);
  const { scope } = load(await storageKey(desk));
  const { list } = desk;
  if (scope && scope !== 'mine' && !list.asked.scope) list.ask({ ...list.asked, scope });
}
