import { tableNames, type Rows, type Schema, type Tables } from './tables.ts';

/** The result of a request. @throws its error */
function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('The database failed'));
  });
}

function openDatabase(name: string): Promise<IDBDatabase> {
  const opening = indexedDB.open(name, 2);
  opening.onupgradeneeded = () => {
    for (const table of tableNames)
      if (!opening.result.objectStoreNames.contains(table)) opening.result.createObjectStore(table);
  };
  return settled(opening);
}

function rowsOf(transaction: IDBTransaction): Rows {
  return {
    get: (table, id) => settled(transaction.objectStore(table).get(id)),
    put: async (table, id, value) => {
      await settled(transaction.objectStore(table).put(value, id));
    },
    remove: (table, id) => settled(transaction.objectStore(table).delete(id)),
    clear: table => settled(transaction.objectStore(table).clear()),
    list: async (table, prefix) => {
      const range = IDBKeyRange.bound(prefix, `${prefix}\uffff`);
      const store = transaction.objectStore(table);
      const [ids, values] = await Promise.all([
        settled(store.getAllKeys(range)),
        settled(store.getAll(range)),
      ]);
      return ids.map((id, index) => ({ id: id as string, value: values[index] as Schema[typeof table] }));
    },
  };
}

export async function openIndexedDbTables(name: string): Promise<Tables & { close(): void }> {
  const database = await openDatabase(name);
  // An open connection blocks other tabs from deleting or upgrading the database.
  database.onversionchange = () => database.close();
  return {
    close: () => database.close(),
    run: async (mode, work) => {
      const transaction = database.transaction([...tableNames], mode);
      const done = new Promise<void>((resolve, reject) => {
        transaction.oncomplete = () => resolve();
        transaction.onabort = () => reject(transaction.error ?? new Error('The transaction was aborted'));
      });
      const abort = () => {
        try {
          transaction.abort();
        } catch {
          // It is finished already.
        }
      };
      // WebKit freezes an open transaction together with a page in its back/forward cache, and it then blocks all other pages.
      addEventListener('pagehide', abort);
      try {
        const result = await work(rowsOf(transaction));
        await done;
        return result;
      } catch (error) {
        done.catch(() => undefined);
        abort();
        throw error;
      } finally {
        removeEventListener('pagehide', abort);
      }
    },
  };
}
