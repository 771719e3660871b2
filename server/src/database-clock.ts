import type { Database } from './stores/sql/database.ts';

/** Milliseconds between two looks at the database's clock. */
const refreshMs = 60_000;

export interface Clock {
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  stop(): void;
}

/**
 * The database's clock, which all servers on it share: one whose own clock is wrong deletes nobody's uploads and ends no session. Between
 * two looks the process counts on by a clock that nobody sets.
 */
export async function openDatabaseClock(database: Database): Promise<Clock> {
  let offset = 0;

  async function look(): Promise<void> {
    const before = performance.now();
    const [row] = await database.query(
      'select (extract(epoch from clock_timestamp()) * 1000)::bigint as now',
    );
    offset = (row?.['now'] as number) - (before + performance.now()) / 2;
  }

  await look();
  // While the database is away, the last look counts.
  const timer = setInterval(() => void look().catch(() => undefined), refreshMs).unref();
  return { now: () => Math.round(performance.now() + offset), stop: () => clearInterval(timer) };
}
