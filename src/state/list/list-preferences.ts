import { toJson } from '../../http/json.ts';
import type { StatusFilter } from '../../model.ts';
import { STATUS_FILTERS } from './status-filters.ts';
import { ownName } from '../../prefix.ts';
import type { ListOptions } from '../../backends/backend.ts';
import type { Desk } from '../desk.ts';

export const SORTS = ['updated', 'created', 'key'] as const satisfies readonly ListOptions['sort'][];
export type Sort = (typeof SORTS)[number];

/** What the customer chose last. Absent: nothing yet, so the server's own order and the page's own filter apply. */
export interface ListPreferences {
  readonly sort?: Sort | undefined;
  readonly status?: StatusFilter | undefined;
}

/** Desks whose preferences were applied. */
const restored = new WeakSet<Desk>();

/**
 * The key in localStorage, by API base and user. It begins as those of src/state/storage/storage.ts do, so `signOut()`
 * removes it with everything else of this customer.
 */
const storageKey = async ({ path }: Desk): Promise<string> =>
  `${ownName()}:${toJson([...(await path), 'find'])}`;

/** Reads what is stored; nothing where storage is blocked, or holds no preferences. */
function load(key: string): ListPreferences {
  try {
    const stored = (JSON.parse(localStorage.getItem(key) ?? '{}') ?? {}) as Record<string, unknown>;
    return {
      sort: SORTS.find(sort => sort === stored.sort),
      status: STATUS_FILTERS.find(status => status === stored.status),
    };
  } catch {
    return {};
  }
}

/** Stores what the customer has just chosen beside what they chose before. Where storage is blocked it is not stored. */
export async function savePreferences(desk: Desk, chosen: ListPreferences): Promise<void> {
  const key = await storageKey(desk);
  try {
    localStorage.setItem(key, toJson({ ...load(key), ...chosen }));
  } catch {
    // It applies until the page is closed.
  }
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
