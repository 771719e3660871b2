/** Milliseconds between two polls while things happen. */
export const MIN_INTERVAL = 15_000;
/** Milliseconds between two polls when nothing has happened for long, or while an event stream is open. */
export const MAX_INTERVAL = 300_000;
/** A thread with activity less than this many milliseconds ago is polled at full speed. */
const RECENT = 300_000;
/** This part of the quiet time is added to each interval: 13 polls in the first 20 minutes, then 12 an hour. */
const SLOWING = 1 / 4;

/** When things happened, in milliseconds since the epoch. */
export interface Activity {
  readonly now: number;
  /** When the customer last did something, or something new was found. */
  readonly touched: number;
  /** Threads only: when somebody last wrote there. A time far in the future comes from a wrong clock and is ignored. */
  readonly active?: number | undefined;
}

/**
 * Milliseconds to the next poll: {@link MIN_INTERVAL} in a thread with recent activity, then longer and longer as nothing happens, up
 * to {@link MAX_INTERVAL}.
 */
export function pollInterval({ now, touched, active = -Infinity }: Activity): number {
  const quietSince = Math.max(touched, active < now + RECENT ? active + RECENT : -Infinity);
  return Math.min(MAX_INTERVAL, MIN_INTERVAL + Math.max(0, now - quietSince) * SLOWING);
}
