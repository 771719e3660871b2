/** What a mail tells, read from the database when it is sent: what was taken back or erased meanwhile is not told. */
import type { Role } from '../../app/store.ts';
import type { Row, Sql } from '../../stores/sql/database.ts';
import type { MailEntry } from '../../stores/sql/mail-outbox.ts';

export interface ToldEntry extends MailEntry {
  readonly summary: string;
  /** When the request was written, in ms since the epoch. */
  readonly createdAt: number;
  /** Absent for a request that was closed or reopened. */
  readonly text?: { readonly name: string; readonly body: string; readonly files: readonly string[] };
  /** Of whoever did it. */
  readonly role: Role;
}

async function filesOf(sql: Sql, key: string, commentId: string | null): Promise<string[]> {
  const rows = await sql.query(
    `select name from attachments
    where sent and request_key = $1 and comment_id is not distinct from $2::text order by position`,
    [key, commentId],
  );
  return rows.map(row => row['name'] as string);
}

async function textOf(sql: Sql, customer: string, { type, key, id }: MailEntry, request: Row) {
  if (type === 'request.created')
    return {
      name: request['author_name'] as string,
      body: request['description'] as string,
      files: await filesOf(sql, key, null),
    };
  const [comment] = await sql.query(
    'select author_name, body from comments where customer = $1 and request_key = $2 and id = $3',
    [customer, key, id],
  );
  return (
    comment && {
      name: comment['author_name'] as string,
      body: comment['body'] as string,
      files: await filesOf(sql, key, id),
    }
  );
}

/** @param toSupport whether support is told, of what customers do; otherwise the customer, of what support does */
export async function readTold(
  sql: Sql,
  customer: string,
  entries: readonly MailEntry[],
  toSupport: boolean,
): Promise<ToldEntry[]> {
  const told: ToldEntry[] = [];
  for (const [index, entry] of entries.entries()) {
    const [request] = await sql.query(
      'select summary, description, author_name, closed, created_at from requests where customer = $1 and key = $2',
      [customer, entry.key],
    );
    if (!request) continue;
    const base = {
      ...entry,
      summary: request['summary'] as string,
      createdAt: request['created_at'] as number,
      role: toSupport ? ('requester' as const) : ('agent' as const),
    };
    if (entry.type === 'request.closed' || entry.type === 'request.reopened') {
      const later = entries
        .slice(index + 1)
        .some(({ type, key }) => type === entry.type && key === entry.key);
      // Only how it is now.
      if (!later && request['closed'] === (entry.type === 'request.closed')) told.push(base);
      continue;
    }
    const text = await textOf(sql, customer, entry, request);
    if (text) told.push({ ...base, text });
  }
  return told;
}
