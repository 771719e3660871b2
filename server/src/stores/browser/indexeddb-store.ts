import { openIndexedDbTables } from './indexeddb-tables.ts';
import type { Store } from '../../app/store.ts';
import { createTableStore } from './table-store.ts';

/** A store in IndexedDB: it survives a reload, and all tabs of the origin share it. */
export async function openIndexedDbStore(name: string): Promise<Store & { close(): void }> {
  const tables = await openIndexedDbTables(name);
  return { ...createTableStore(tables), close: () => tables.close() };
}
