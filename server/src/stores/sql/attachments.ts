/** Attachments: a row for each, its bytes in a file store. */
import { NoRoom } from '../../app/files.ts';
import type { AttachmentRecord, Files, ServerStore } from '../../app/store.ts';
import type { OnSweep } from '../../operation/sweeps.ts';
import type { FileStore, Spooled } from '../files/file-store.ts';
import { complete } from './calls.ts';
import { textList, type Database, type Sql } from './database.ts';
import { toAttachment } from './rows.ts';

/** The ids of attachments that do not exist or are sent already. The rows of the others are locked until the transaction ends. */
export async function missingAttachments(
  sql: Sql,
  customer: string,
  ids: readonly string[],
): Promise<string[]> {
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

/** Marks attachments as sent with a request or one of its comments, in this order. */
export async function claimAttachments(
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

async function sumUnsent(sql: Sql, customer: string): Promise<number> {
  const [row] = await sql.query(
    'select coalesce(sum(size), 0)::bigint as bytes from attachments where customer = $1 and not sent',
    [customer],
  );
  return row?.['bytes'] as number;
}

/** Until the transaction ends, no other server adds an upload of this customer. @throws NoRoom */
async function requireRoom(sql: Sql, customer: string, maxBefore: number): Promise<void> {
  await sql.query('select pg_advisory_xact_lock(hashtextextended($1, 1))', [customer]);
  if ((await sumUnsent(sql, customer)) > maxBefore) throw new NoRoom();
}

/** A sweep within this many ms after the last one is skipped. */
const sweepIntervalMs = 60_000;

export function attachmentStore(
  database: Database,
  instance: number,
  files: FileStore,
  swept: OnSweep = () => undefined,
): Files & Pick<ServerStore, 'sweep'> {
  /** `older.uploads` of the last sweep, in ms. */
  let lastSweep = -Infinity;

  return {
    receive: chunks => files.receive(chunks),

    addAttachment: async (customer, attachment, content, completion, maxUnsentBytes) => {
      const { id } = attachment;
      const received = content instanceof Uint8Array ? await files.receive([content]) : (content as Spooled);
      try {
        await files.keep?.(customer, id, received);
        await database.transaction(async sql => {
          if (maxUnsentBytes !== undefined)
            await requireRoom(sql, customer, maxUnsentBytes - attachment.size);
          await sql.query(
            `insert into attachments (customer, id, name, size, type, created_at, sent, call_key)
            values ($1, $2, $3, $4, $5, $6, $7, $8)`,
            [
              customer,
              id,
              attachment.name,
              attachment.size,
              attachment.type,
              attachment.createdAt,
              attachment.sent,
              attachment.callKey ?? null,
            ],
          );
          await files.keepWithRow?.(sql, customer, id, received);
          await complete(sql, instance, customer, completion, attachment);
        });
      } catch (error) {
        await files.remove(customer, id).catch(() => undefined);
        throw error;
      } finally {
        await received.discard();
      }
    },

    unsentAttachments: async (customer, ids) => {
      const rows = await database.query(
        `select id, name, size, type, created_at, sent, call_key from attachments
        join json_array_elements_text($2::text::json) with ordinality as named (named_id, position) on id = named_id
        where customer = $1 and not sent order by named.position`,
        [customer, textList(ids)],
      );
      return rows.map(toAttachment);
    },

    unsentBytes: customer => sumUnsent(database, customer),

    openAttachment: async (customer, id) => {
      const [row] = await database.query(
        `select id, name, size, type, created_at, sent, call_key from attachments where customer = $1 and id = $2`,
        [customer, id],
      );
      const body = row && (await files.open(customer, id));
      return row && body && { attachment: toAttachment(row), body };
    },

    removeAttachment: async (customer, id) => {
      const result = await database.transaction(async sql => {
        const [attachment] = await sql.query(
          'select sent, call_key from attachments where customer = $1 and id = $2 for update',
          [customer, id],
        );
        if (!attachment) return 'unknown';
        if (attachment['sent']) return 'sent';
        await sql.query('delete from attachments where customer = $1 and id = $2', [customer, id]);
        // A retry of the upload must not get the response with the deleted id.
        await sql.query('delete from calls where customer = $1 and key = $2', [
          customer,
          attachment['call_key'] as string | null,
        ]);
        return 'removed';
      });
      if (result === 'removed') await files.remove(customer, id);
      return result;
    },

    sweep: async older => {
      if (Math.abs(older.uploads - lastSweep) < sweepIntervalMs) return;
      lastSweep = older.uploads;
      const deleted = await database.query(
        `with deleted as (
          delete from attachments where not sent and created_at < $1 returning customer, id, call_key
        ), deleted_calls as (
          delete from calls using deleted
          where calls.customer = deleted.customer and calls.key = deleted.call_key
        )
        select customer, id from deleted`,
        [older.uploads],
      );
      await database.query('delete from calls where started_at < $1', [older.calls]);
      for (const row of deleted) await files.remove(row['customer'] as string, row['id'] as string);
      swept('unsent', deleted.length);
    },
  };
}
