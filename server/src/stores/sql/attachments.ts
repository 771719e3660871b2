/** Files: what is known of them in a table, their bytes there too or in a folder. */
import type { AttachmentRecord, Store } from '../../app/store.ts';
import type { FileFolder } from './file-folder.ts';
import { complete } from './calls.ts';
import { textList, type Database, type Sql } from './database.ts';
import { toAttachment } from './rows.ts';

/** Which of these are not the customer's, or sent already. The others stay as they are until the transaction ends. */
export async function missingFiles(sql: Sql, customer: string, ids: readonly string[]): Promise<string[]> {
  if (!ids.length) return [];
  const rows = await sql.query(
    `select id from attachments
    where customer = $1 and not sent and id in (select json_array_elements_text($2::text::json))
    order by id for update`,
    [customer, textList(ids)],
  );
  const found = new Set(rows.map(row => row['id']));
  return [...new Set(ids)].filter(id => !found.has(id));
}

/** Makes them a request's or a comment's, in this order. */
export async function claimFiles(
  sql: Sql,
  customer: string,
  ids: readonly string[],
  requestKey: string,
  commentId: string | null,
): Promise<AttachmentRecord[]> {
  if (!ids.length) return [];
  const rows = await sql.query(
    `update attachments a set sent = true, request_key = $3, comment_id = $4, position = named.position
    from json_array_elements_text($2::text::json) with ordinality as named (id, position)
    where a.customer = $1 and a.id = named.id
    returning a.*`,
    [customer, textList(ids), requestKey, commentId],
  );
  return rows.sort((a, b) => Number(a['position']) - Number(b['position'])).map(toAttachment);
}

/** A sweep that nearly repeats the last one is not worth the statements. */
const sweepEvery = 60_000;

type AttachmentStore = Pick<Store, 'addAttachment' | 'readAttachment' | 'removeAttachment' | 'sweep'>;

export function attachmentStore(
  database: Database,
  instance: number,
  folder: FileFolder | undefined,
): AttachmentStore {
  let sweptFor = -Infinity;

  return {
    addAttachment: async (customer, file, bytes, completion) => {
      await folder?.write(customer, file.id, bytes);
      try {
        await database.transaction(async sql => {
          await sql.query(
            `insert into attachments (customer, id, name, size, type, created_at, sent, call_key, bytes)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
            [
              customer,
              file.id,
              file.name,
              file.size,
              file.type,
              file.createdAt,
              file.sent,
              file.callKey ?? null,
              folder ? null : bytes,
            ],
          );
          await complete(sql, instance, customer, completion, file);
        });
      } catch (error) {
        await folder?.remove(customer, file.id);
        throw error;
      }
    },

    readAttachment: async (customer, id) => {
      const [row] = await database.query('select * from attachments where customer = $1 and id = $2', [
        customer,
        id,
      ]);
      if (!row) return undefined;
      const kept = row['bytes'] as Uint8Array<ArrayBuffer> | null;
      const bytes = kept ? new Uint8Array(kept) : await folder?.read(customer, id);
      return bytes && { file: toAttachment(row), bytes };
    },

    removeAttachment: async (customer, id) => {
      const result = await database.transaction(async sql => {
        const [file] = await sql.query(
          'select sent, call_key from attachments where customer = $1 and id = $2 for update',
          [customer, id],
        );
        if (!file) return 'unknown';
        if (file['sent']) return 'sent';
        await sql.query('delete from attachments where customer = $1 and id = $2', [customer, id]);
        // Its upload must not be answered from the store any more.
        await sql.query('delete from calls where customer = $1 and key = $2', [
          customer,
          file['call_key'] as string | null,
        ]);
        return 'removed';
      });
      if (result === 'removed') await folder?.remove(customer, id);
      return result;
    },

    sweep: async older => {
      if (Math.abs(older.uploads - sweptFor) < sweepEvery) return;
      sweptFor = older.uploads;
      const gone = await database.query(
        `with gone as (
          delete from attachments where not sent and created_at < $1 returning customer, id, call_key
        ), answers as (
          delete from calls using gone where calls.customer = gone.customer and calls.key = gone.call_key
        )
        select customer, id from gone`,
        [older.uploads],
      );
      await database.query('delete from calls where started_at < $1', [older.calls]);
      for (const file of gone) await folder?.remove(file['customer'] as string, file['id'] as string);
    },
  };
}
