/** Delivers webhooks. */
import { createHmac } from 'node:crypto';
import type { Database } from '../stores/sql/database.ts';
import type { WebhookTarget } from '../stores/sql/webhook-outbox.ts';
import { startOutbox, type Outbox, type OutboxTimes } from './outbox.ts';

const usualTimes: OutboxTimes = {
  lookMs: 2000,
  retryMs: 5000,
  answerMs: 10_000,
  leaseMs: 60_000,
  attempts: 15,
};

/** Deliveries of one server at once. */
const workers = 4;

/** `t=` seconds since the epoch, `v1=` HMAC-SHA-256 of `seconds.body` in hexadecimal digits. */
export function signatureOf(secret: string, body: string, seconds: number): string {
  const digest = createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex');
  return `t=${seconds},v1=${digest}`;
}

export interface WebhookOptions {
  readonly database: Database;
  readonly targets: readonly WebhookTarget[];
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Called with each delivery that has failed for good, and with errors of the database. */
  readonly report: (error: unknown) => void;
  readonly times?: Partial<OutboxTimes>;
}

export function startWebhooks({ database, targets, now, report, times }: WebhookOptions): Outbox {
  const allTimes = { ...usualTimes, ...times };
  const secrets = new Map(targets.map(({ url, secret }) => [url, secret]));

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
      signal: AbortSignal.timeout(allTimes.answerMs),
    });
    await response.body?.cancel();
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
  }

  return startOutbox({
    database,
    table: 'webhook_deliveries',
    columns: ['url', 'body'],
    workers: targets.length ? workers : 0,
    times: allTimes,
    now,
    report,
    deliver: async row => {
      const url = row['url'] as string;
      const secret = secrets.get(url);
      // A receiver that is no longer in the configuration gets nothing more.
      if (secret !== undefined) await post(url, secret, row['body'] as string);
    },
    onFailure: (row, { message }, forGood) => {
      if (forGood)
        report(new Error(`A webhook to ${new URL(row['url'] as string).host} has failed: ${message}`));
    },
  });
}
