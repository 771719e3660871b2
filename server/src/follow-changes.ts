import { setTimeout as pause } from 'node:timers/promises';
import type { Helpdesk } from './app/desk.ts';
import type { Database } from './stores/sql/database.ts';
import type { HelpdeskChangeLog } from './stores/sql/helpdesk-changes.ts';

/** Advisory lock: one of the servers on a database follows the helpdesk; where it dies, another one goes on. */
const followLock = 3;

/** Milliseconds before the feed is opened again; each further wait is twice as long, up to the longest. */
const firstWaitMs = 1000;
const longestWaitMs = 60_000;

/** Records what a helpdesk says that has changed, from where the last one ended, until `stop` aborts. */
export async function followChanges(
  helpdesk: Helpdesk,
  log: HelpdeskChangeLog,
  database: Database,
  stop: AbortSignal,
  onError: (error: unknown) => void,
): Promise<void> {
  let wait = firstWaitMs;
  const isStopped = (): boolean => stop.aborted;
  const follow = async (): Promise<void> => {
    for await (const change of helpdesk.changes?.(await log.cursor(), stop) ?? []) {
      if ('key' in change) await log.record(change);
      else await log.moveCursor(change.cursor);
      wait = firstWaitMs;
    }
  };
  while (helpdesk.changes && !isStopped()) {
    try {
      await database.withLock(followLock, follow, stop);
    } catch (error) {
      if (!isStopped()) onError(error);
    }
    // Rejects where it is stopped meanwhile.
    await pause(wait, undefined, { signal: stop }).catch(() => undefined);
    wait = Math.min(2 * wait, longestWaitMs);
  }
}
