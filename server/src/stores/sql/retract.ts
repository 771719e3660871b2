/** Takes back a comment, and with it what the request has got by it. */
import { isAsked } from '../../app/asked.ts';
import type { Role } from '../../app/store.ts';
import type { ChangedBy, Retraction } from '../../app/team.ts';
import { recordChange } from './changes.ts';
import type { Database, Row, Sql } from './database.ts';
import { lockRequest } from './sharing.ts';
import { forgetForWebhooks } from './webhook-outbox.ts';

/** Whether the customer has been asked something, by what the thread has now. */
async function askedNow(sql: Sql, customer: string, key: string): Promise<boolean> {
  const rows = await sql.query(
    `select c.author_role, c.body from comments c
    where c.customer = $1 and c.request_key = $2 and c.sequence > coalesce((
      select max(o.sequence) from comments o
      where o.customer = $1 and o.request_key = $2 and o.author_role = 'requester'
    ), 0)
    order by c.sequence`,
    [customer, key],
  );
  return rows.reduce((asked, row) => {
    const author = { name: '', role: row['author_role'] as Role };
    return isAsked({ author, body: row['body'] as string }, asked);
  }, false);
}

async function removeComment(sql: Sql, customer: string, key: string, { id, at }: Retraction): Promise<void> {
  await sql.query(
    `update attachments set sent = false, request_key = null, comment_id = null
    where request_key = $1 and comment_id = $2`,
    [key, id],
  );
  await sql.query('delete from comments where customer = $1 and id = $2', [customer, id]);
  const [last]: (Row | undefined)[] = await sql.query(
    `select author_role, author_name, writer, created_at from comments
    where customer = $1 and request_key = $2 order by sequence desc limit 1`,
    [customer, key],
  );
  await sql.query(
    `update requests set last_author = $3, last_author_name = $4, last_writer = $5, last_comment_at = $6, asked = $7,
      updated_at = greatest(updated_at, $8::bigint)
    where customer = $1 and key = $2`,
    [
      customer,
      key,
      (last?.['author_role'] as string | undefined) ?? 'requester',
      (last?.['author_name'] as string | undefined) ?? null,
      (last?.['writer'] as string | null | undefined) ?? null,
      (last?.['created_at'] as number | undefined) ?? null,
      await askedNow(sql, customer, key),
      at,
    ],
  );
}

export function retractComment(
  database: Database,
  customer: string,
  key: string,
  retraction: Retraction & ChangedBy,
): Promise<'removed' | 'late' | 'unknown'> {
  const { id, writer, notBefore } = retraction;
  return database.transaction(async sql => {
    // No reply can come between the check and the removal.
    if (!(await lockRequest(sql, customer, key, retraction.by))) return 'unknown';
    const [comment] = await sql.query(
      `select c.created_at, exists (
        select 1 from comments o where o.customer = c.customer and o.request_key = c.request_key
          and o.sequence > c.sequence and (o.author_role <> 'requester' or coalesce(o.writer, o.customer) <> $4)
      ) as answered
      from comments c
      where c.customer = $1 and c.request_key = $2 and c.id = $3 and c.author_role = 'requester'
        and coalesce(c.writer, c.customer) = $4`,
      [customer, key, id, writer],
    );
    if (!comment) return 'unknown';
    if (comment['answered'] === true || (comment['created_at'] as number) < notBefore) return 'late';
    await removeComment(sql, customer, key, retraction);
    await forgetForWebhooks(sql, customer, id);
    await recordChange(sql, customer, key);
    return 'removed';
  });
}
