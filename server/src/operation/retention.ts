/** Deletes what is no longer kept: requests that were closed long ago, webhooks and mails that have failed, and addresses without a request. */
import { setTimeout as pause } from 'node:timers/promises';
import type { FileStore } from '../stores/files/file-store.ts';
import type { Database, Row, Sql } from '../stores/sql/database.ts';
import { textList } from '../stores/sql/database.ts';

export interface Retention {
  /** Days after which a closed request is deleted, counted from its last change. Absent: never. */
  readonly closedDays: number | undefined;
}

const dayMs = 24 * 3_600_000;
const failedDays = 30;
/** Requests in one transaction. */
const batch = 100;
/** Advisory lock: one server at a time. */
const cleanLock = 4;
/** Milliseconds after the start, so that servers that start one after another are all up. */
const firstCleanMs = 60_000;

/** Requests with these keys, with all that belongs to them. The files follow, so that no row is without its file. */
async function deleteRequests(sql: Sql, keys: readonly string[]): Promise<Row[]> {
  const list = [textList(keys)];
  const named = '(select json_array_elements_text($1::text::json))';
  const files = await sql.query(
    `delete from attachments where request_key in ${named} returning customer, id`,
    list,
  );
  for (const table of ['tasks', 'comments'])
    await sql.query(`delete from ${table} where request_key in ${named}`, list);
  await sql.query(`delete from requests where key in ${named}`, list);
  return files;
}

/** Resolves to the number of requests that are gone. */
export async function clean(
  database: Database,
  files: FileStore,
  { closedDays }: Retention,
  now: number,
): Promise<number> {
  let count = 0;
  for (let more = closedDays !== undefined; more;) {
    const gone = await database.transaction(async sql => {
      const rows = await sql.query(
        'select key from requests where closed and updated_at < $1 order by updated_at limit $2 for update',
        [now - (closedDays ?? 0) * dayMs, batch],
      );
      more = rows.length === batch;
      count += rows.length;
      return deleteRequests(
        sql,
        rows.map(row => row['key'] as string),
      );
    });
    for (const row of gone) await files.remove(row['customer'] as string, row['id'] as string);
  }
  const before = now - failedDays * dayMs;
  await database.query('delete from webhook_deliveries where failed and created_at < $1', [before]);
  // One that waits still is of a time when mails were switched off.
  await database.query('delete from mail_deliveries where created_at < $1', [before]);
  await database.query(
    `delete from customer_addresses a where seen_at < $1
      and not exists (select 1 from requests r where r.customer = a.customer)`,
    [before],
  );
  return count;
}

/** Cleans once a day until `stop` aborts; one server of all on a database at a time. */
export async function cleanDaily(
  database: Database,
  work: () => Promise<unknown>,
  stop: AbortSignal,
  report: (error: unknown) => void,
  firstMs = firstCleanMs,
): Promise<void> {
  for (let wait = firstMs; ; wait = dayMs) {
    // Rejects where it is stopped meanwhile.
    await pause(wait, undefined, { signal: stop, ref: false }).catch(() => undefined);
    if (stop.aborted) return;
    await database
      .withLock(cleanLock, work, stop)
      .catch((error: unknown) => (stop.aborted ? undefined : report(error)));
  }
}
