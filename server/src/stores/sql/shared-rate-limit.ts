import { createRateLimit, tooManyWrites, type CountWrite } from '../../app/rate-limit.ts';
import type { Database } from './database.ts';

/** Milliseconds: no write waits longer for its count. */
const patienceMs = 300;

const minuteMs = 60_000;

/**
 * Counts writes per customer and minute in the database, for all servers on it. Where that is away or slow, each server counts for itself:
 * a limit is there to protect the database, and must not be what fails.
 */
export function sharedRateLimit(database: Database, perMinute: number): CountWrite {
  const countAlone = createRateLimit(perMinute);

  async function count(customer: string, minute: number): Promise<number> {
    const [row] = await database.query(
      `insert into write_counts as counted (customer, minute, count) values ($1, $2, 1)
      on conflict (customer) do update set
        count = case when counted.minute = excluded.minute then counted.count + 1 else 1 end,
        minute = excluded.minute
      returning count`,
      [customer, minute],
    );
    return Number(row?.['count']);
  }

  async function countShared(customer: string, minute: number): Promise<number> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<number>(resolve => {
      timer = setTimeout(() => resolve(0), patienceMs);
    });
    try {
      return await Promise.race([count(customer, minute).catch(() => 0), late]);
    } finally {
      clearTimeout(timer);
    }
  }

  return async (customer, now) => {
    countAlone(customer, now);
    const minute = Math.floor(now / minuteMs);
    if ((await countShared(customer, minute)) > perMinute)
      throw tooManyWrites(((minute + 1) * minuteMs - now) / 1000);
  };
}
