import { toJson } from '../../http/json.ts';
import type { ListOptions } from '../../backends/backend.ts';
import type { StatusFilter } from '../../model.ts';
import type { Desk } from '../desk.ts';
import { STATUS_FILTERS } from './request-list.ts';

export const SORTS = ['updated', 'created', 'key'] as const satisfies readonly ListOptions['sort'][];
export type Sort = (typeof SORTS)[number];

/** What a person chose last; the server's own order and the page's own filter where they chose none. */
export interface ListPreferences {
  readonly sort?: Sort | undefined;
  readonly status?: StatusFilter | undefined;
}

/**
 * In localStorage, by API base and user, named as src/state/storage.ts names what it keeps there: so `signOut()` removes it
 * with everything else of this customer.
 */
const nameOf = async ({ ownName, path }: Desk): Promise<string> =>
  `${ownName()}:${toJson([...(await path), 'find'])}`;

/** Nothing where storage is blocked, or holds what is none of ours. */
export async function loadPreferences(desk: Desk): Promise<ListPreferences> {
  try {
    const kept = (JSON.parse(localStorage.getItem(await nameOf(desk)) ?? '{}') ?? {}) as Record<
      string,
      unknown
    >;
    return {
      sort: SORTS.find(sort => sort === kept.sort),
      status: STATUS_FILTERS.find(status => status === kept.status),
    };
  } catch {
    return {};
  }
}

export async function savePreferences(desk: Desk, value: ListPreferences): Promise<void> {
  try {
    localStorage.setItem(await nameOf(desk), toJson(value));
  } catch {
    // Then it is chosen anew next time.
  }
}
