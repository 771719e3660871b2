/** All that the server has of one customer: to hand out, or to erase. */
import type { FileStore } from '../stores/files/file-store.ts';
import type { Database, Row } from '../stores/sql/database.ts';

/** The tables, those that refer to another one before it. */
const tables = [
  'webhook_deliveries',
  'mail_deliveries',
  'customer_addresses',
  'write_counts',
  'following',
  'article_outcomes',
  'marks',
  'helpdesk_changes',
  'helpdesk_customers',
  'tasks',
  'calls',
  'sessions',
  'attachments',
  'comments',
  'requests',
] as const;

interface CustomerFile {
  readonly id: string;
  readonly name: string;
  /** Has to be read to its end. */
  readonly stream: ReadableStream<Uint8Array>;
}

export interface CustomerData {
  /** Rows by table; without the search columns, which repeat what is there. */
  readonly tables: Readonly<Record<string, readonly Row[]>>;
  /** Reads the files one after another. */
  files(): AsyncIterable<CustomerFile>;
}

/** In the requests of colleagues a customer has comments, too. */
function ownRows(table: string): string {
  if (table === 'comments') return 'customer = $1 or writer = $1';
  if (table === 'webhook_deliveries') return `customer = $1 or body::json #>> '{comment,author,key}' = $1`;
  return 'customer = $1';
}

/** Columns that are the server's own, and secret or of no meaning to the customer. */
const left = ['search', 'bytes', 'token_hash', 'instance', 'fingerprint', 'headers', 'body'];

/** A comment's `body` is the customer's; that of a call repeats an answer. */
const isLeft = (table: string, column: string): boolean =>
  left.includes(column) && !(table === 'comments' && column === 'body');

export async function readCustomer(
  database: Database,
  files: FileStore,
  customer: string,
): Promise<CustomerData> {
  const found: Record<string, Row[]> = {};
  for (const table of tables) {
    const rows = await database.query(
      table === 'attachments'
        ? `select customer, id, name, size, type, created_at, sent, request_key, comment_id from attachments where customer = $1`
        : `select * from ${table} where ${ownRows(table)}`,
      [customer],
    );
    found[table] = rows.map(row =>
      Object.fromEntries(Object.entries(row).filter(([column]) => !isLeft(table, column))),
    );
  }
  return {
    tables: found,
    async *files() {
      for (const { id, name } of found['attachments'] ?? []) {
        const stream = await files.open(customer, id as string);
        if (stream) yield { id: id as string, name: name as string, stream };
      }
    },
  };
}

/** Resolves to the number of rows that are gone, by table. The files follow the rows, so that none is referred to without being there. */
export async function eraseCustomer(
  database: Database,
  files: FileStore,
  customer: string,
): Promise<Readonly<Record<string, number>>> {
  const { erased, gone } = await database.transaction(async sql => {
    const counts: Record<string, number> = {};
    // What colleagues have shared with them, and what they have read of it.
    await sql.query('delete from request_people where person = $1', [customer]);
    await sql.query('delete from reader_marks where reader = $1', [customer]);
    await sql.query(`update requests set last_author_name = '' where last_writer = $1`, [customer]);
    const gone: Row[] = [];
    for (const table of tables) {
      const isFiles = table === 'attachments';
      // Those of colleagues in this customer's requests go with these.
      const which = isFiles
        ? 'customer = $1 or request_key in (select key from requests where customer = $1)'
        : ownRows(table);
      const returned = isFiles ? 'customer, id' : '1 as gone';
      const rows = await sql.query(`delete from ${table} where ${which} returning ${returned}`, [customer]);
      counts[table] = rows.length;
      if (isFiles) gone.push(...rows);
    }
    return { erased: counts, gone };
  });
  for (const file of gone) await files.remove(file['customer'] as string, file['id'] as string);
  return erased;
}
