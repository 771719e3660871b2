import { createMemoryTables } from './memory-tables.ts';
import type { Store } from '../../app/store.ts';
import { createTableStore } from './table-store.ts';

/** A store in memory, for the lifetime of the page or the process. */
export function createMemoryStore(): Store {
  return createTableStore(createMemoryTables());
}
