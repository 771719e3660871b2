import { openIndexedDbStore } from '../../demo/backend/indexeddb-store.ts';
import { createMemoryStore } from '../../demo/backend/memory-store.ts';
import type { Store } from '../../demo/backend/store.ts';

export interface TestStore {
  readonly name: string;
  open(): Promise<{ readonly store: Store; close(): Promise<void> }>;
}

function remove(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const deleting = indexedDB.deleteDatabase(name);
    deleting.onsuccess = () => resolve();
    deleting.onerror = () => reject(deleting.error);
  });
}

/** Every kind of store; each must behave like the others. */
export const stores: readonly TestStore[] = [
  { name: 'memory', open: async () => ({ store: createMemoryStore(), close: async () => undefined }) },
  {
    name: 'IndexedDB',
    open: async () => {
      const name = `test-${crypto.randomUUID()}`;
      const store = await openIndexedDbStore(name);
      return {
        store,
        close: async () => {
          store.close();
          await remove(name);
        },
      };
    },
  },
];
