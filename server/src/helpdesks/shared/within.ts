import { setTimeout as pause } from 'node:timers/promises';

/** Waits so many milliseconds, and no longer. A failure after that is for the next call to find. */
export async function within(job: Promise<unknown>, ms: number): Promise<void> {
  job.catch(() => undefined);
  const stop = new AbortController();
  const late = pause(ms, undefined, { signal: stop.signal }).catch(() => undefined);
  await Promise.race([job, late]).finally(() => stop.abort());
}
