import { ownName } from '../../prefix.ts';

/**
 * Runs `work` in one tab at a time, with Web Locks. Where those are missing (plain http), an IndexedDB lease replaces them; where
 * both are, the idempotency key alone makes one press of Send one request.
 *
 * @param name of the lock
 * @throws what `work` rejects with
 */
export async function exclusive<T>(name: string, work: () => Promise<T>): Promise<T> {
  const id = `${ownName()} ${name}`;
  let result: Promise<T> | undefined;
  const run = () => (result = work());
  // Typed as always there.
  const locks = navigator.locks as LockManager | undefined;
  await (
    locks ? locks.request(id, run) : import('./lease.lazy.ts').then(({ withLease }) => withLease(id, run))
  ).catch(() => {
    // No lock can be had, as in a sandboxed frame; what `work` rejects with is in `result`.
  });
  return result ?? work();
}
