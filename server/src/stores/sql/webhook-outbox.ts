/** What webhooks have to tell, written in the transaction of what happened. */
import { randomUUID } from 'node:crypto';
import type { Sql } from './database.ts';
import type { RecordHappened } from './happened.ts';

/** What webhooks can be told of. */
type WebhookEvent = 'request.created' | 'comment.created';

export interface WebhookTarget {
  readonly url: string;
  /** Key of the signature. */
  readonly secret: string;
  readonly events: readonly WebhookEvent[];
}

export function recordForWebhooks(targets: readonly WebhookTarget[]): RecordHappened | undefined {
  if (!targets.length) return undefined;
  return async (sql, { type, customer, key, at, author, data }) => {
    for (const { url, events } of targets) {
      if (!events.some(event => event === type)) continue;
      const body = {
        id: randomUUID(),
        type,
        createdAt: new Date(at).toISOString(),
        customer,
        request: { key, ...(type === 'request.created' && { author, ...data }) },
        ...(type === 'comment.created' && { comment: { author, ...data } }),
      };
      await sql.query(
        `insert into webhook_deliveries (customer, url, body, created_at, next_at) values ($1, $2, $3, $4::bigint, $4::bigint)`,
        [customer, url, JSON.stringify(body), at],
      );
    }
  };
}

/** What was taken back is not told any more, where it still waits: also where an attempt has failed, whose receiver may have it. */
export async function forgetForWebhooks(sql: Sql, customer: string, commentId: string): Promise<void> {
  await sql.query(
    `delete from webhook_deliveries where customer = $1 and body::json #>> '{comment,id}' = $2`,
    [customer, commentId],
  );
}
