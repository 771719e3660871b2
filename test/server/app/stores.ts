import { openIndexedDbStore } from '../../../server/src/stores/browser/indexeddb-store.ts';
import { createMemoryStore } from '../../../server/src/stores/browser/memory-store.ts';
import type { Store } from '../../../server/src/app/store.ts';

export interface TestStore {
  readonly name: string;
  readonly open: () => Promise<{ readonly store: Store; readonly close: () => Promise<void> }>;
}

function deleteDatabase(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const deleting = indexedDB.deleteDatabase(name);
    deleting.onsuccess = () => resolve();
    deleting.onerror = () => reject(deleting.error ?? new Error('The database could not be deleted'));
  });
}

declare global {
  /** Set by test/server/store.test.js, which runs these tests over SQL, in Node. */
  var testStores: readonly TestStore[] | undefined;
}

/** Every kind of store. All have to behave the same. */
export const stores: readonly TestStore[] = globalThis.testStores ?? [
  {
    name: 'memory',
    open: () => Promise.resolve({ store: createMemoryStore(), close: () => Promise.resolve() }),
  },
  {
    name: 'IndexedDB',
    open: async () => {
      const name = `test-${crypto.randomUUID()}`;
      const store = await openIndexedDbStore(name);
      return {
        store,
        close: async () => {
          store.close();
          await deleteDatabase(name);
        },
      };
    },
  },
];
