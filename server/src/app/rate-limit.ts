import { retryLater } from './http/problems.ts';

/** Counts writes in windows of a minute; in memory, since a restart may well forgive them. */
export function createRateLimit(perMinute: number): (customer: string, now: number) => void {
  const windows = new Map<string, { start: number; count: number }>();
  return (customer, now) => {
    if (!Number.isFinite(perMinute)) return;
    const known = windows.get(customer);
    const window = known && now - known.start < 60_000 ? known : { start: now, count: 0 };
    windows.set(customer, window);
    if (++window.count <= perMinute) return;
    const seconds = (window.start + 60_000 - now) / 1000;
    throw retryLater(429, `Try again in ${Math.ceil(seconds)} seconds.`, seconds);
  };
}
