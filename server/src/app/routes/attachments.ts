import type { Context, Handler } from '../context.ts';
import type { FileContent } from '../desk.ts';
import { NoRoom, type ReceivedFile } from '../files.ts';
import { contentDisposition } from '../http/file-name.ts';
import { createdResponse, fingerprintOf, idempotencyKey, runOnce } from '../idempotency.ts';
import { readUpload, type UploadedFile } from '../http/upload.ts';
import { presentFile } from '../present.ts';
import { conflict, invalid, notFound, retryLater } from '../http/problems.ts';
import { chunksInTurn } from '../turns.ts';

const attachmentNotFound = (id: string): Error => notFound(`There is no file ${id}.`);

const noRoom = (): Error =>
  retryLater(429, 'Too many files wait to be sent. Send or remove some of them first.', 60);

/** @throws HttpProblem 429 where too much waits to be sent: the rest is deleted after `uploadLifetimeMs` */
async function requireRoom({ store, customer, limits }: Context, size: number): Promise<void> {
  if ((await store.unsentBytes(customer.key)) + size <= limits.maxUnsentBytes) return;
  throw noRoom();
}

/** @throws HttpProblem 422 for a file in which something was found */
async function requireClean({ scan }: Context, name: string, received: ReceivedFile): Promise<void> {
  const { infected } = (await scan?.(received)) ?? {};
  if (infected === undefined) return;
  const detail = `“${name}” is not taken: our virus scanner has found something in it (${infected}). Everything else is kept.`;
  throw invalid([{ field: 'file', detail }], detail);
}

/** An upload that has come in, exactly once. */
async function add(
  context: Context,
  { name, type }: UploadedFile,
  received: ReceivedFile,
): Promise<Response> {
  const callKey = idempotencyKey(context.request);
  const fingerprint = await fingerprintOf(context, { name, type }, received.sha256);
  return runOnce(context, fingerprint, async call => {
    const id = context.newId('att');
    const { size } = received;
    await requireRoom(context, size);
    await requireClean(context, name, received);
    const attachment = { id, name, type, size, createdAt: context.now(), sent: false, callKey };
    const response = createdResponse(presentFile(attachment), `${context.basePath}/attachments/${id}`);
    try {
      const completion = { call, response: () => response };
      const { maxUnsentBytes } = context.limits;
      await context.store.addAttachment(
        context.customer.key,
        attachment,
        received,
        completion,
        maxUnsentBytes,
      );
    } catch (error) {
      // Another upload came first, perhaps at another server.
      throw error instanceof NoRoom ? noRoom() : error;
    }
    return response;
  });
}

export const uploadAttachment: Handler = async context => {
  idempotencyKey(context.request);
  const file = await readUpload(context.request, context.limits);
  const { inUploadTurn, inStoreTurn } = context;
  const received = await context.store.receive(chunksInTurn(file.chunks, inUploadTurn));
  try {
    return await inUploadTurn(() => inStoreTurn(() => add(context, file, received)));
  } finally {
    await received.discard();
  }
};

type Opened = Pick<FileContent, 'name' | 'size' | 'type'> & { readonly body: BodyInit };

/** The customer under whom the file is kept: this one, or a colleague in whose thread, or who wrote in this one's. */
async function holderOf({ store, customer, id }: Context): Promise<string | undefined> {
  const { key, organisation } = customer;
  return store.sharing ? store.sharing.fileOwner({ customer: key, organisation }, id) : key;
}

/** An upload of this customer, or a file that the helpdesk has. */
async function openFile(context: Context): Promise<Opened | undefined> {
  const { store, desk, id } = context;
  const holder = await holderOf(context);
  const stored = holder === undefined ? undefined : await store.openAttachment(holder, id);
  if (stored) return { ...stored.attachment, body: stored.body };
  const file = await desk.openFile?.(id);
  return file && { ...file, body: file.stream };
}

export const fetchAttachment: Handler = async context => {
  const found = await openFile(context);
  if (!found) throw attachmentNotFound(context.id);
  return new Response(found.body, {
    headers: {
      'Content-Type': found.type,
      'Content-Length': String(found.size),
      'Content-Disposition': contentDisposition(found.name),
      'X-Content-Type-Options': 'nosniff',
      // Should a browser render the bytes all the same, they run no script and have no access to this origin.
      'Content-Security-Policy': "sandbox; default-src 'none'",
      'Cache-Control': 'private, max-age=3600, immutable',
      Vary: 'Authorization, Cookie',
    },
  });
};

export const deleteAttachment: Handler = async ({ store, customer, id }) => {
  const result = await store.removeAttachment(customer.key, id);
  if (result === 'unknown') throw attachmentNotFound(id);
  if (result === 'sent') throw conflict('The file was already sent.');
  return new Response(null, { status: 204 });
};
