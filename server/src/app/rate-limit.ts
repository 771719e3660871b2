import { retryLater, type HttpProblem } from './http/problems.ts';

/** Counts one write of a customer; `now` is in milliseconds. @throws HttpProblem 429 with `Retry-After` over the limit */
export type CountWrite = (customer: string, now: number) => void | Promise<void>;

export function tooManyWrites(seconds: number): HttpProblem {
  return retryLater(429, `Try again in ${Math.max(1, Math.ceil(seconds))} seconds.`, seconds);
}

/** Counts writes per customer in fixed windows of a minute, in memory: a restart resets the counts. */
export function createRateLimit(perMinute: number): (customer: string, now: number) => void {
  const windows = new Map<string, { start: number; count: number }>();
  return (customer, now) => {
    if (!Number.isFinite(perMinute)) return;
    const current = windows.get(customer);
    const window = current && now - current.start < 60_000 ? current : { start: now, count: 0 };
    windows.set(customer, window);
    if (++window.count > perMinute) throw tooManyWrites((window.start + 60_000 - now) / 1000);
  };
}
