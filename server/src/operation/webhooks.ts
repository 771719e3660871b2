/** Delivers webhooks: each at least once, by one server at a time, and again with longer and longer waits where it fails. */
import { createHmac } from 'node:crypto';
import type { Database, Row } from '../stores/sql/database.ts';
import type { WebhookTarget } from '../stores/sql/webhook-outbox.ts';

interface WebhookTimes {
  /** Milliseconds between two looks for deliveries that are due. */
  readonly lookMs: number;
  /** Milliseconds until the second attempt; each further wait is three times as long, up to six hours. */
  readonly retryMs: number;
  /** Milliseconds after which a receiver that does not answer has failed. */
  readonly answerMs: number;
  /** Milliseconds after which another server takes over from one that died. Longer than `answerMs`. */
  readonly leaseMs: number;
  /** Then it is left in the table as failed. */
  readonly attempts: number;
}

const usualTimes: WebhookTimes = {
  lookMs: 2000,
  retryMs: 5000,
  answerMs: 10_000,
  leaseMs: 60_000,
  attempts: 15,
};
const longestWaitMs = 6 * 3_600_000;

/** Deliveries of one server at once. */
const workers = 4;

/** `t=` seconds since the epoch, `v1=` HMAC-SHA-256 of `seconds.body` in hexadecimal digits. */
export function signatureOf(secret: string, body: string, seconds: number): string {
  const digest = createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex');
  return `t=${seconds},v1=${digest}`;
}

export interface Webhooks {
  /** Looks at once. */
  wake(): void;
  /** Ends once what is being delivered has an answer. */
  stop(): Promise<void>;
}

export interface WebhookOptions {
  readonly database: Database;
  readonly targets: readonly WebhookTarget[];
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Called with each delivery that has failed for good, and with errors of the database. */
  readonly report: (error: unknown) => void;
  readonly times?: Partial<WebhookTimes>;
}

export function startWebhooks({ database, targets, now, report, times }: WebhookOptions): Webhooks {
  const { lookMs, retryMs, answerMs, leaseMs, attempts } = { ...usualTimes, ...times };
  const secrets = new Map(targets.map(({ url, secret }) => [url, secret]));
  const sleepers = new Set<() => void>();
  let stopped = false;

  /** The next that is due, leased to this server. */
  async function take(): Promise<Row | undefined> {
    const [row] = await database.query(
      `update webhook_deliveries set attempts = attempts + 1, next_at = $1::bigint + $2::bigint
      where id = (
        select id from webhook_deliveries where not failed and next_at <= $1::bigint
        order by next_at, id limit 1 for update skip locked
      ) returning id, url, body, attempts`,
      [now(), leaseMs],
    );
    return row;
  }

  /** @throws Error that says why the receiver has not taken it */
  async function post(url: string, secret: string, body: string): Promise<void> {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        'Support-Signature': signatureOf(secret, body, Math.floor(now() / 1000)),
      },
      body,
      // Not to where a receiver points: what is signed is for it alone.
      redirect: 'manual',
      signal: AbortSignal.timeout(answerMs),
    });
    await response.body?.cancel();
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
  }

  async function deliver(row: Row): Promise<void> {
    const id = row['id'] as number;
    const url = row['url'] as string;
    const attempt = row['attempts'] as number;
    const secret = secrets.get(url);
    try {
      // A receiver that is no longer in the configuration gets nothing more.
      if (secret !== undefined) await post(url, secret, row['body'] as string);
      await database.query('delete from webhook_deliveries where id = $1', [id]);
    } catch (error) {
      const failed = attempt >= attempts;
      const wait = Math.min(retryMs * 3 ** (attempt - 1), longestWaitMs);
      // Where the lease has run out meanwhile, what becomes of it is the other server's.
      await database.query(
        'update webhook_deliveries set next_at = $2, failed = $3 where id = $1 and attempts = $4',
        [id, now() + wait, failed, attempt],
      );
      if (failed)
        report(new Error(`A webhook to ${new URL(url).host} has failed: ${(error as Error).message}`));
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
  const working = targets.length ? Array.from({ length: workers }, work) : [];
  return {
    wake,
    stop: async () => {
      stopped = true;
      wake();
      await Promise.all(working);
    },
  };
}
