import { ownName } from '../../prefix.ts';

/**
 * Runs `work` in one tab at a time, by Web Locks. Those are missing on plain http, where an IndexedDB lease stands in;
 * without both the idempotency key alone keeps one Send one request.
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
    // No lock to be had, as in a sandboxed frame; what the work itself rejects with is told below.
  });
  return result ?? work();
}
