/** Which mails are to be sent, written in the transaction of what they tell. */
import { randomUUID } from 'node:crypto';
import type { Row, Sql } from './database.ts';
import type { Happened, RecordHappened } from './happened.ts';

/** One thing that a mail tells. */
export interface MailEntry {
  readonly type: Happened['type'];
  /** Key of the request. */
  readonly key: string;
  /** Of the comment; for everything else of this entry alone. */
  readonly id: string;
}

/** The recipient of a mail to the customer: the address is looked up when it is sent. */
export const toCustomer = '';

export interface MailRecipients {
  /** Addresses of support. */
  readonly to: readonly string[];
  /** Whether customers get mails. */
  readonly customers: boolean;
  /** Milliseconds that a mail waits: what happens in the same request meanwhile comes with it. */
  readonly gatherMs: number;
}

/** Mails about one customer's requests that wait, for one address of support. More requests join the last one of them. */
const mostWaiting = 5;

/** Whoever is to be told: of what support does the customer, of what customers do support; nobody of their own doing. */
function recipientsOf({ type, author }: Happened, { to, customers }: MailRecipients): readonly string[] {
  if (author.role !== 'requester') return customers ? [toCustomer] : [];
  // Nobody has to do anything about it.
  return type === 'request.closed' ? [] : to;
}

/**
 * The mail that waits and that an entry joins, locked; one that a server has begun to send is left as it is, so that it is the same when it
 * is sent again.
 */
async function findWaiting(
  sql: Sql,
  customer: string,
  key: string,
  recipient: string,
): Promise<Row | undefined> {
  const waiting = await sql.query(
    `select id, request_key, attempts from mail_deliveries
    where customer = $1 and recipient = $2 and not failed order by id desc limit $3`,
    [customer, recipient, mostWaiting],
  );
  const untried = waiting.filter(row => row['attempts'] === 0);
  const isFull = recipient !== toCustomer && waiting.length >= mostWaiting;
  const joined = untried.find(row => row['request_key'] === key) ?? (isFull ? untried[0] : undefined);
  if (!joined) return undefined;
  // Never waited for: who holds it sends it, or erases the customer.
  const [locked] = await sql.query(
    'select id, entries from mail_deliveries where id = $1 and attempts = 0 for update skip locked',
    [joined['id'] as number],
  );
  return locked;
}

export function recordForMail(recipients: MailRecipients): RecordHappened {
  return async (sql, happened) => {
    const { type, customer, key, at, data } = happened;
    const { id } = data;
    const entry: MailEntry = { type, key, id: typeof id === 'string' ? id : randomUUID() };
    for (const recipient of recipientsOf(happened, recipients)) {
      const joined = await findWaiting(sql, customer, key, recipient);
      if (joined) {
        const entries = [...(JSON.parse(joined['entries'] as string) as MailEntry[]), entry];
        await sql.query('update mail_deliveries set entries = $2 where id = $1', [
          joined['id'] as number,
          JSON.stringify(entries),
        ]);
        continue;
      }
      await sql.query(
        `insert into mail_deliveries (customer, request_key, recipient, entries, created_at, next_at)
        values ($1, $2, $3, $4, $5::bigint, $6::bigint)`,
        [customer, key, recipient, JSON.stringify([entry]), at, at + recipients.gatherMs],
      );
    }
  };
}
