/** Delivers what waits in a table: each row at least once, by one server at a time, and again with longer and longer waits where it fails. */
import type { Database, Row } from '../stores/sql/database.ts';

export interface OutboxTimes {
  /** Milliseconds between two looks for rows that are due. */
  readonly lookMs: number;
  /** Milliseconds until the second attempt; each further wait is three times as long, up to six hours. */
  readonly retryMs: number;
  /** Milliseconds after which a receiver that does not answer has failed. */
  readonly answerMs: number;
  /** Milliseconds after which another server takes over from one that died. Longer than `answerMs`. */
  readonly leaseMs: number;
  /** Then the row is left in the table as failed. */
  readonly attempts: number;
}

const longestWaitMs = 6 * 3_600_000;

/** No further attempt can help. */
export class Undeliverable extends Error {
  override readonly name = 'Undeliverable';
}

export interface Outbox {
  /** Looks at once. */
  wake(): void;
  /** Ends once what is being delivered has an answer. */
  stop(): Promise<void>;
}

export interface OutboxOptions {
  readonly database: Database;
  /** It has the columns `id`, `attempts`, `next_at` and `failed`. */
  readonly table: 'webhook_deliveries' | 'mail_deliveries';
  /** What `deliver` needs beside `id` and `attempts`. */
  readonly columns: readonly string[];
  /** Deliveries of one server at once. */
  readonly workers: number;
  readonly times: Omit<OutboxTimes, 'answerMs'>;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /**
   * Delivers a row, which then goes.
   *
   * @throws Undeliverable where it is to be given up; another Error where it is to be tried again
   */
  deliver(row: Row): Promise<void>;
  /** An attempt has failed; `forGood` where it was the last one. */
  onFailure(row: Row, error: Error, forGood: boolean): void;
  /** Called with errors of the database. */
  readonly report: (error: unknown) => void;
}

export function startOutbox(options: OutboxOptions): Outbox {
  const { database, table, columns, workers, times, now, report } = options;
  const { lookMs, retryMs, leaseMs, attempts } = times;
  const sleepers = new Set<() => void>();
  let stopped = false;

  /** The next that is due, leased to this server. */
  async function take(): Promise<Row | undefined> {
    const [row] = await database.query(
      `update ${table} set attempts = attempts + 1, next_at = $1::bigint + $2::bigint
      where id = (
        select id from ${table} where not failed and next_at <= $1::bigint
        order by next_at, id limit 1 for update skip locked
      ) returning ${['id', 'attempts', ...columns].join(', ')}`,
      [now(), leaseMs],
    );
    return row;
  }

  async function deliver(row: Row): Promise<void> {
    const id = row['id'] as number;
    const attempt = row['attempts'] as number;
    try {
      await options.deliver(row);
      await database.query(`delete from ${table} where id = $1`, [id]);
    } catch (error) {
      const failed = error instanceof Undeliverable || attempt >= attempts;
      const wait = Math.min(retryMs * 3 ** (attempt - 1), longestWaitMs);
      // Where the lease has run out meanwhile, what becomes of it is the other server's.
      await database.query(`update ${table} set next_at = $2, failed = $3 where id = $1 and attempts = $4`, [
        id,
        now() + wait,
        failed,
        attempt,
      ]);
      options.onFailure(row, error as Error, failed);
    }
  }

  async function work(): Promise<void> {
    while (!stopped) {
      try {
        const row = await take();
        if (row) {
          await deliver(row);
          continue;
        }
      } catch (error) {
        report(error);
      }
      await sleep();
    }
  }

  function sleep(): Promise<void> {
    return new Promise(resolve => {
      const wake = (): void => {
        clearTimeout(timer);
        sleepers.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, lookMs);
      sleepers.add(wake);
      if (stopped) wake();
    });
  }

  const wake = (): void => {
    for (const sleeper of [...sleepers]) sleeper();
  };
  const working = Array.from({ length: workers }, work);
  return {
    wake,
    stop: async () => {
      stopped = true;
      wake();
      await Promise.all(working);
    },
  };
}
