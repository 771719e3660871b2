import { NoRoom, type Chunk, type ReceivedFile } from '../../app/files.ts';
import type { AttachmentRecord, Files, ServerStore } from '../../app/store.ts';
import { complete } from './calls.ts';
import { rowId, rowPrefix, type Rows, type Tables } from './tables.ts';

/** The attachments with these ids, as sent, and the ids of those that do not exist or are sent already. */
export async function findUnsent(rows: Rows, customer: string, ids: readonly string[], requestKey?: string) {
  const attachments: AttachmentRecord[] = [];
  const missing: string[] = [];
  for (const id of new Set(ids)) {
    const attachment = await rows.get('attachments', rowId(customer, id));
    if (attachment && !attachment.sent) attachments.push({ ...attachment, sent: true, requestKey });
    else missing.push(id);
  }
  return { attachments, missing };
}

export async function putAttachments(
  rows: Rows,
  customer: string,
  attachments: readonly AttachmentRecord[],
): Promise<void> {
  for (const attachment of attachments)
    await rows.put('attachments', rowId(customer, attachment.id), attachment);
}

/** Deletes an attachment with its bytes, and the call that uploaded it. */
async function deleteAttachment(rows: Rows, id: string, callId: string | undefined): Promise<void> {
  await rows.remove('attachments', id);
  await rows.remove('bytes', id);
  if (callId) await rows.remove('calls', callId);
}

async function sumUnsent(rows: Rows, customer: string): Promise<number> {
  const attachments = await rows.list('attachments', rowPrefix(customer));
  return attachments.reduce((sum, { value }) => sum + (value.sent ? 0 : value.size), 0);
}

interface InMemory extends ReceivedFile {
  readonly bytes: Chunk;
}

async function inMemory(buffer: ArrayBuffer): Promise<InMemory> {
  const bytes = new Uint8Array(buffer);
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return {
    bytes,
    size: bytes.length,
    sha256: [...digest].map(byte => byte.toString(16).padStart(2, '0')).join(''),
    open: async () => new Blob([bytes]).stream(),
    discard: async () => undefined,
  };
}

export function attachmentStore(tables: Tables): Files & Pick<ServerStore, 'sweep'> {
  return {
    receive: async chunks => {
      const parts: Chunk[] = [];
      for await (const chunk of chunks) parts.push(chunk);
      return inMemory(await new Blob(parts).arrayBuffer());
    },

    addAttachment: async (customer, attachment, content, completion, maxUnsentBytes = Infinity) => {
      const bytes = content instanceof Uint8Array ? content : (content as InMemory).bytes;
      return tables.run('readwrite', async rows => {
        if ((await sumUnsent(rows, customer)) + attachment.size > maxUnsentBytes) throw new NoRoom();
        await rows.put('attachments', rowId(customer, attachment.id), attachment);
        await rows.put('bytes', rowId(customer, attachment.id), bytes);
        await complete(rows, customer, completion, attachment);
      });
    },

    unsentAttachments: (customer, ids) =>
      tables.run('readonly', async rows => {
        const found = await Promise.all(ids.map(id => rows.get('attachments', rowId(customer, id))));
        return found.filter(attachment => attachment?.sent === false) as AttachmentRecord[];
      }),

    unsentBytes: customer => tables.run('readonly', rows => sumUnsent(rows, customer)),

    openAttachment: (customer, id) =>
      tables.run('readonly', async rows => {
        const attachment = await rows.get('attachments', rowId(customer, id));
        const body = await rows.get('bytes', rowId(customer, id));
        return attachment && body && { attachment, body };
      }),

    removeAttachment: (customer, id) =>
      tables.run('readwrite', async rows => {
        const attachment = await rows.get('attachments', rowId(customer, id));
        if (!attachment) return 'unknown';
        if (attachment.sent) return 'sent';
        const { callKey } = attachment;
        await deleteAttachment(rows, rowId(customer, id), callKey && rowId(customer, callKey));
        return 'removed';
      }),

    sweep: older =>
      tables.run('readwrite', async rows => {
        for (const { id, value } of await rows.list('attachments', '')) {
          if (value.sent || value.createdAt >= older.uploads) continue;
          // A row's id is the customer's key and the attachment's id; the call has the same customer.
          const owner = id.slice(0, id.indexOf('/') + 1);
          await deleteAttachment(rows, id, value.callKey && owner + rowId(value.callKey));
        }
        for (const { id, value } of await rows.list('calls', '')) {
          if (value.startedAt < older.calls) await rows.remove('calls', id);
        }
      }),
  };
}
