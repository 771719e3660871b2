/** Asks a helpdesk again and again what has changed: for those that tell nothing by themselves, and for what a lost webhook would have told. */
import { setTimeout as pause } from 'node:timers/promises';
import { HelpdeskUnavailable, type CursorMoved, type DeskChange } from '../../app/desk.ts';

export interface PollTimes {
  /** Milliseconds between two looks while something happens. */
  readonly shortestMs: number;
  /** Milliseconds between two looks while nothing happens, or the helpdesk fails. */
  readonly longestMs: number;
}

const usualPollTimes: PollTimes = { shortestMs: 5000, longestMs: 30_000 };

/** While a webhook tells of changes, the poll is for what is lost. */
const timesWithHook: PollTimes = { shortestMs: 30_000, longestMs: 120_000 };

/** As the settings say: `pollSeconds`, else what is usual with or without a webhook. */
export function pollTimes(settings: {
  readonly hookSecret?: string | undefined;
  readonly pollSeconds: number | undefined;
}): PollTimes {
  const { hookSecret, pollSeconds } = settings;
  if (pollSeconds !== undefined) return { shortestMs: pollSeconds * 1000, longestMs: 4 * pollSeconds * 1000 };
  return hookSecret === undefined ? usualPollTimes : timesWithHook;
}

/** Each wait in which nothing has happened is followed by one that is longer by this factor. */
const growth = 1.5;

export interface PollOptions {
  readonly times?: Partial<PollTimes> | undefined;
  /** What has changed after the cursor, in order, and the cursor after all of it; without a cursor none, and the one of now. */
  readonly look: (
    cursor: string | undefined,
    signal: AbortSignal,
  ) => Promise<{ readonly changes: readonly DeskChange[]; readonly cursor: string }>;
  readonly report: (error: unknown) => void;
}

/** `Helpdesk.changes` by polling. Ends when `signal` aborts. A failure is reported once, and the next look comes later and later. */
export async function* pollChanges(
  since: string | undefined,
  signal: AbortSignal,
  { times, look, report }: PollOptions,
): AsyncGenerator<DeskChange | CursorMoved, void, undefined> {
  const { shortestMs, longestMs } = { ...usualPollTimes, ...times };
  let cursor = since;
  let wait = shortestMs;
  let failing = false;
  const isStopped = (): boolean => signal.aborted;
  while (!isStopped()) {
    let asked = 0;
    try {
      const found = await look(cursor, signal);
      failing = false;
      yield* found.changes;
      if (found.cursor !== cursor) yield { cursor: found.cursor };
      cursor = found.cursor;
      wait = found.changes.length ? shortestMs : Math.min(wait * growth, longestMs);
    } catch (error) {
      if (isStopped()) return;
      if (!failing) report(error);
      failing = true;
      wait = Math.min(wait * 2, longestMs);
      asked = error instanceof HelpdeskUnavailable ? (error.retryAfterSeconds ?? 0) * 1000 : 0;
    }
    await pause(Math.max(wait, asked), undefined, { signal }).catch(() => undefined);
  }
}
