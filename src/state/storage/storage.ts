import { createStore, del, get, keys, promisifyRequest, type UseStore } from 'idb-keyval';
import { toJson } from '../../http/json.ts';
import { ownName } from '../../prefix.ts';
import { withDeadline } from '../../time/deadline.ts';

/** Path of a stored value: the API's base URL, the customer's key, and what it is. */
export type StorageKey = readonly string[];

/** Values that could not be written to disk; lost with the page. */
const memory = new Map<string, unknown>();
let database: UseStore | undefined;

/**
 * Throws or rejects where storage is blocked, as in some private windows; the callers fall back to memory.
 *
 * Each transaction is committed as soon as all its requests are made, and so ends without this page. Otherwise WebKit takes one
 * that is under way into its back/forward cache with the page, and every page after that waits for it.
 *
 * The name of the object store is part of what earlier versions have stored.
 */
const db = (): UseStore => {
  const store = (database ??= createStore(ownName(), 'kept'));
  return (mode, work) =>
    store(mode, objects => {
      const result = work(objects);
      objects.transaction.commit();
      return result;
    });
};

/** Storage that has not answered for so long, in milliseconds, counts as blocked until it does. */
export const PATIENCE = 3000;
let stalled = false;

/** Some browsers' storage now and then never answers, and what waits for it must go on. */
const disk = <T>(work: (store: UseStore) => Promise<T>): Promise<T> =>
  withDeadline(stalled ? 0 : PATIENCE, undefined, signal => {
    const answer = work(db());
    const answered = () => (stalled = false);
    answer.then(answered, answered);
    signal.addEventListener('abort', () => (stalled = true));
    return answer;
  });

const name = (key: StorageKey): string => toJson(key);
/** Before each name in localStorage. */
const syncPrefix = (): string => `${ownName()}:`;
const syncName = (key: StorageKey): string => syncPrefix() + name(key);
const idbKey = (key: StorageKey): string[] => [...key];

/** Whether a value could not be written to disk. */
export const isInMemory = (key: StorageKey): boolean => memory.has(name(key));

/** Gives `undefined` where localStorage is blocked, full or empty, or has another value. */
function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}

/**
 * Saves a small value synchronously, in localStorage: for a page that is about to go, where IndexedDB may not commit any more.
 * Does nothing where localStorage is blocked or full.
 */
export const saveSync = (key: StorageKey, value: unknown): void =>
  attempt(() => localStorage.setItem(syncName(key), toJson(value)));

/** Loads what {@link saveSync} has saved. */
export const loadSync = (key: StorageKey): unknown =>
  attempt(() => JSON.parse(localStorage.getItem(syncName(key)) ?? '') as unknown);

export const removeSync = (key: StorageKey): void => attempt(() => localStorage.removeItem(syncName(key)));

/** The paths of all that {@link saveSync} has saved. */
const syncKeys = (): unknown[] =>
  attempt(() =>
    Object.keys(localStorage)
      .filter(stored => stored.startsWith(syncPrefix()))
      .map(stored => JSON.parse(stored.slice(syncPrefix().length)) as unknown),
  ) ?? [];

/**
 * Loads a value, from memory where it could not be written to disk.
 *
 * @param failing whether to reject where storage fails, instead of taking it for empty
 */
export async function load<T>(key: StorageKey, failing?: 'throw'): Promise<T | undefined> {
  if (memory.has(name(key))) return memory.get(name(key)) as T;
  return disk(store => get<T>(idbKey(key), store)).catch((error: unknown) => {
    if (failing) throw error;
    return undefined;
  });
}

/**
 * Saves a value. Resolves with false where it is in memory only: storage is full, blocked or private.
 *
 * @param ended is removed in the same transaction
 */
export async function save(key: StorageKey, value: unknown, ended?: StorageKey): Promise<boolean> {
  try {
    await disk(store =>
      store('readwrite', objects => {
        objects.put(value, idbKey(key));
        if (ended) objects.delete(idbKey(ended));
        return promisifyRequest(objects.transaction);
      }),
    );
    memory.delete(name(key));
    return true;
  } catch {
    memory.set(name(key), value);
    return false;
  }
}

export async function remove(key: StorageKey): Promise<void> {
  memory.delete(name(key));
  removeSync(key);
  // Where storage is blocked, nothing was saved.
  await disk(store => del(idbKey(key), store)).catch(() => {});
}

/** The paths of all values whose path begins with `prefix`. */
export async function keysUnder(prefix: StorageKey): Promise<StorageKey[]> {
  const inMemory = [...memory.keys()].map(stored => JSON.parse(stored) as unknown);
  const onDisk = await disk<unknown[]>(store => keys(store)).catch(() => []);
  return [...inMemory, ...syncKeys(), ...onDisk].filter(
    (key): key is string[] => Array.isArray(key) && prefix.every((part, index) => key[index] === part),
  );
}

/** Removes all values whose path begins with `prefix`. */
export async function removeAll(prefix: StorageKey): Promise<void> {
  await Promise.all((await keysUnder(prefix)).map(remove));
}
