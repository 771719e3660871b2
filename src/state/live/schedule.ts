/** Between two looks while things happen, in milliseconds. */
export const MIN_INTERVAL = 15_000;
/** Between two looks when nothing has happened for long, or while the server tells of changes by itself. */
export const MAX_INTERVAL = 300_000;
/** A thread in which something happened so lately, in milliseconds, is looked at at full speed. */
const RECENT = 300_000;
/** A quarter of the quiet time is added to each wait: 13 looks in the first 20 minutes, then 12 an hour. */
const SLOWING = 1 / 4;

export interface Activity {
  readonly now: number;
  /** When the person last did something, or something new was found. */
  readonly touched: number;
  /** Threads only: when somebody last wrote there. A time far in the future is that of a wrong clock, and says nothing. */
  readonly active?: number | undefined;
}

/**
 * How long to wait for the next look, in milliseconds: {@link MIN_INTERVAL} in a thread with recent activity, then longer and longer
 * as nothing happens, {@link MAX_INTERVAL} at most.
 */
export function pollInterval({ now, touched, active = -Infinity }: Activity): number {
  const quietSince = Math.max(touched, active < now + RECENT ? active + RECENT : -Infinity);
  return Math.min(MAX_INTERVAL, MIN_INTERVAL + Math.max(0, now - quietSince) * SLOWING);
}
