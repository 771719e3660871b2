import type { Handler } from '../context.ts';
import { contentDisposition } from '../http/file-name.ts';
import { created, fingerprint, idempotencyKey, once } from '../idempotency.ts';
import { readUpload } from '../http/upload.ts';
import { presentAttachment } from '../present.ts';
import { conflict, notFound } from '../http/problems.ts';

const noFile = (id: string): Error => notFound(`There is no file ${id}.`);

export const uploadAttachment: Handler = async context => {
  const callKey = idempotencyKey(context.request);
  const { name, type, bytes } = await readUpload(context.request, context.limits);
  return once(context, await fingerprint(context, { name, type }, bytes), async call => {
    const id = context.newId('att');
    const file = { id, name, type, size: bytes.length, createdAt: context.now(), sent: false, callKey };
    const answer = created(presentAttachment(file), `${context.basePath}/attachments/${id}`);
    await context.store.addAttachment(context.user.key, file, bytes, { call, answer: () => answer });
    return answer;
  });
};

export const fetchAttachment: Handler = async ({ store, user, id }) => {
  const found = await store.readAttachment(user.key, id);
  if (!found) throw noFile(id);
  return new Response(found.bytes, {
    headers: {
      'Content-Type': found.file.type,
      'Content-Length': String(found.file.size),
      'Content-Disposition': contentDisposition(found.file.name),
      'X-Content-Type-Options': 'nosniff',
      // Whatever a browser makes of the bytes all the same, it runs nothing of it at this origin.
      'Content-Security-Policy': "sandbox; default-src 'none'",
      'Cache-Control': 'private, max-age=3600, immutable',
      Vary: 'Authorization, Cookie',
    },
  });
};

export const deleteAttachment: Handler = async ({ store, user, id }) => {
  const result = await store.removeAttachment(user.key, id);
  if (result === 'unknown') throw noFile(id);
  if (result === 'sent') throw conflict('The file was already sent.');
  return new Response(null, { status: 204 });
};
