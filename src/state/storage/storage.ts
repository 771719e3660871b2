import { createStore, del, get, keys, set, type UseStore } from 'idb-keyval';
import { toJson } from '../../http/json.ts';
import { ownName } from '../../prefix.ts';
import { withDeadline } from '../../time/deadline.ts';

/** Path of a kept value: API base, user, and what it is. */
export type StorageKey = readonly string[];

/** What could not be written to disk; lives as long as the page. */
const memory = new Map<string, unknown>();
let database: UseStore | undefined;

/**
 * Throws or rejects where storage is blocked, as in some private windows; the callers fall back to memory.
 *
 * Each transaction is committed as soon as it is asked for all it has to do, and so ends without this page. Otherwise WebKit
 * takes one that is under way into its back/forward cache with the page, and every page after that waits for it.
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
const PATIENCE = 3000;
let stalled = false;

/** Some browsers' storage now and then never answers, and what waits for it must go on. */
const disk = <T>(work: (store: UseStore) => Promise<T>): Promise<T> =>
  withDeadline(stalled ? 0 : PATIENCE, undefined, signal => {
    const answer = work(db());
    const answered = () => {
      stalled = false;
    };
    answer.then(answered, answered);
    signal.addEventListener('abort', () => {
      stalled = true;
    });
    return answer;
  });

/** Before each name in localStorage. */
const late = (): string => `${ownName()}:`;

const name = (key: StorageKey): string => toJson(key);
const idbKey = (key: StorageKey): string[] => [...key];

/** Whether a value could not be written to disk. */
export const isInMemory = (key: StorageKey): boolean => memory.has(name(key));

/** Nothing where localStorage is blocked, full or empty, or what is there is none of ours. */
function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}

/**
 * Keeps a small value synchronously, in localStorage: for a page that is about to go, where IndexedDB may not commit any
 * more. Where that is blocked or full, what the last regular save kept has to do.
 */
export const saveLate = (key: StorageKey, value: unknown): void =>
  attempt(() => localStorage.setItem(late() + name(key), toJson(value)));

/** Reads what was kept so. */
export const loadLate = (key: StorageKey): unknown =>
  attempt(() => JSON.parse(localStorage.getItem(late() + name(key)) ?? '') as unknown);

export const removeLate = (key: StorageKey): void =>
  attempt(() => localStorage.removeItem(late() + name(key)));

/** The names of all that is kept so. */
const lateNames = (): string[] =>
  attempt(() =>
    Object.keys(localStorage)
      .filter(kept => kept.startsWith(late()))
      .map(kept => kept.slice(late().length)),
  ) ?? [];

/** Reads a kept value; what only fits in memory is found there. */
export async function load<T>(key: StorageKey, failing?: 'throw'): Promise<T | undefined> {
  if (memory.has(name(key))) return memory.get(name(key)) as T;
  return disk(store => get<T>(idbKey(key), store)).catch((error: unknown) => {
    if (failing) throw error;
    return undefined;
  });
}

/**
 * Keeps a value. Resolves with false where it is kept in memory only: storage is full, blocked or private.
 *
 * @param ended what goes away in the same moment, whatever becomes of the page
 */
export async function save(key: StorageKey, value: unknown, ended?: StorageKey): Promise<boolean> {
  try {
    await disk(store =>
      set(idbKey(key), value, (mode, work) =>
        store(mode, objects => {
          const result = work(objects);
          if (ended) objects.delete(idbKey(ended));
          return result;
        }),
      ),
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
  removeLate(key);
  // Where it can't be had, nothing was kept.
  await disk(store => del(idbKey(key), store)).catch(() => {});
}

/** The paths of everything that is kept below `prefix`. */
export async function keysUnder(prefix: StorageKey): Promise<StorageKey[]> {
  const inReach = [...memory.keys(), ...lateNames()].map(kept => JSON.parse(kept) as unknown);
  const onDisk = await disk<unknown[]>(store => keys(store)).catch(() => []);
  return [...inReach, ...onDisk].filter(
    (key): key is string[] => Array.isArray(key) && prefix.every((part, index) => key[index] === part),
  );
}

/** Removes everything whose path begins with `prefix`. */
export async function removeAll(prefix: StorageKey): Promise<void> {
  await Promise.all((await keysUnder(prefix)).map(remove));
}
