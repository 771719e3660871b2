/** Between two looks while things happen, in milliseconds. */
export const FASTEST = 15_000;
/** Between two looks when nothing has happened for long, or while the server tells of changes by itself. */
export const SLOWEST = 300_000;
/** A thread in which something happened so lately, in milliseconds, is looked at at full speed. */
const RECENT = 300_000;
/** A quarter of the quiet time is added to each wait: 13 looks in the first 20 minutes, then 12 an hour. */
const SLOWING = 1 / 4;

export interface Quiet {
  readonly now: number;
  /** When the person last did something, or something new was found. */
  readonly touched: number;
  /** Threads only: when somebody last wrote there. A time far in the future is that of a wrong clock, and says nothing. */
  readonly active?: number | undefined;
}

/**
 * How long to wait for the next look, in milliseconds: {@link FASTEST} in a thread with recent activity, then longer and longer
 * as nothing happens, {@link SLOWEST} at most.
 */
export function waitFor({ now, touched, active = -Infinity }: Quiet): number {
  const quietSince = Math.max(touched, active < now + RECENT ? active + RECENT : -Infinity);
  return Math.min(SLOWEST, FASTEST + Math.max(0, now - quietSince) * SLOWING);
}
