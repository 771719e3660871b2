import { loadLease } from '../lazy.ts';

/**
 * Runs `work` in one tab at a time, by Web Locks. Those are missing on plain http, where an IndexedDB lease stands in;
 * without both the idempotency key alone keeps one Send one request.
 */
export async function exclusive<T>(name: string, work: () => Promise<T>): Promise<T> {
  const id = `support-requests ${name}`;
  // Typed as always there.
  const locks = navigator.locks as LockManager | undefined;
  if (locks) return locks.request(id, work);
  const lease = await loadLease().catch(() => undefined);
  return lease ? lease.withLease(id, work) : work();
}
