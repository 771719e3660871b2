import { openIndexedDbTables } from './indexeddb-tables.ts';
import type { Store } from '../../app/store.ts';
import { createTableStore } from './table-store.ts';

/** Survives a reload, and is shared by all tabs of an origin. */
export async function openIndexedDbStore(name: string): Promise<Store & { close(): void }> {
  const tables = await openIndexedDbTables(name);
  return { ...createTableStore(tables), close: () => tables.close() };
}
