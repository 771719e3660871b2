import type { ListOptions } from '../../backends/backend.ts';
import type { StatusFilter } from '../../model.ts';
import { loadSync, saveSync, type StorageKey } from '../storage/storage.ts';

export const SORTS = ['updated', 'created', 'key'] as const satisfies readonly ListOptions['sort'][];
export type Sort = (typeof SORTS)[number];
const FILTERS: readonly StatusFilter[] = ['open', 'closed', 'all'];

/** What the customer chose last; the server's order and the page's filter where they chose none. */
export interface ListPreferences {
  readonly sort?: Sort | undefined;
  readonly status?: StatusFilter | undefined;
}

/** Whose preferences these are. */
interface Customer {
  /** Where everything of the customer is stored: `signOut()` removes it. */
  readonly path: Promise<StorageKey>;
}

const keyOf = async ({ path }: Customer): Promise<StorageKey> => [...(await path), 'find'];

/** Resolves with nothing where storage is blocked, or holds something else. */
export async function loadPreferences(customer: Customer): Promise<ListPreferences> {
  const { sort, status } = (loadSync(await keyOf(customer)) ?? {}) as Record<string, unknown>;
  return {
    sort: SORTS.find(candidate => candidate === sort),
    status: FILTERS.find(candidate => candidate === status),
  };
}

export async function savePreferences(customer: Customer, value: ListPreferences): Promise<void> {
  saveSync(await keyOf(customer), value);
}
