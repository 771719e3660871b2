import { withDeadline } from '../../time/deadline.ts';
import { ownName } from '../../prefix.ts';
import { PATIENCE } from './storage.ts';

/** A lease that was not renewed for this many milliseconds is free: its tab was closed. */
const TERM = 5000;
/** Milliseconds between two attempts to take a lease that another tab holds. */
const PAUSE = 250;

const STORE = 'leases';

interface Lease {
  readonly holder: string;
  readonly until: number;
}

function open(database: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(database);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('No database'));
    request.onblocked = () => reject(new Error('Database is blocked'));
  });
}

/** Takes, renews or, with `until` 0, gives back a lease in one transaction. Resolves with false where another tab holds it. */
function change(database: IDBDatabase, name: string, holder: string, until: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(STORE, 'readwrite');
    const leases = transaction.objectStore(STORE);
    const request = leases.get(name) as IDBRequest<Lease | undefined>;
    let taken = false;
    request.onsuccess = () => {
      const lease = request.result;
      taken = !lease || lease.holder === holder || lease.until < Date.now();
      if (!taken) return;
      if (until) leases.put({ holder, until } satisfies Lease, name);
      else leases.delete(name);
    };
    transaction.oncomplete = () => resolve(taken);
    transaction.onabort = transaction.onerror = () =>
      reject(transaction.error ?? new Error('Transaction failed'));
  });
}

/** Some browsers' storage sometimes never answers, and what waits for it must go on. */
const patiently = <T>(work: Promise<T>): Promise<T> => withDeadline(PATIENCE, undefined, () => work);

const pause = (milliseconds: number) => new Promise(resolve => setTimeout(resolve, milliseconds));

/**
 * Replaces Web Locks on plain http: a named lease in IndexedDB, renewed while the work lasts. Where the database can't be had, the
 * work runs without.
 *
 * @throws what `work` rejects with
 */
export async function withLease<T>(name: string, work: () => Promise<T>): Promise<T> {
  const holder = `${Date.now()} ${Math.random()}`;
  let database: IDBDatabase;
  try {
    database = await patiently(open(`${ownName()}-leases`));
    while (!(await patiently(change(database, name, holder, Date.now() + TERM)))) await pause(PAUSE);
  } catch {
    return work();
  }
  const renewing = setInterval(() => {
    change(database, name, holder, Date.now() + TERM).catch(() => {});
  }, TERM / 3);
  try {
    return await work();
  } finally {
    clearInterval(renewing);
    await patiently(change(database, name, holder, 0)).catch(() => false);
    database.close();
  }
}
