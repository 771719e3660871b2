import { retryLater } from './http/problems.ts';

/**
 * Counts writes per customer in fixed windows of a minute, in memory: a restart resets the counts. The returned function counts
 * one write and throws a 429 with `Retry-After` over the limit; `now` is in milliseconds.
 */
export function createRateLimit(perMinute: number): (customer: string, now: number) => void {
  const windows = new Map<string, { start: number; count: number }>();
  return (customer, now) => {
    if (!Number.isFinite(perMinute)) return;
    const current = windows.get(customer);
    const window = current && now - current.start < 60_000 ? current : { start: now, count: 0 };
    windows.set(customer, window);
    if (++window.count <= perMinute) return;
    const seconds = (window.start + 60_000 - now) / 1000;
    throw retryLater(429, `Try again in ${Math.ceil(seconds)} seconds.`, seconds);
  };
}
