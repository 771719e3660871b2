/** The uploads that a new request or comment names, on their way to the desk. */
import type { Context } from './context.ts';
import type { PendingFile } from './desk.ts';
import { missingAttachments } from './validation.ts';

/** @throws HttpProblem 422 where one does not exist, is expired or already sent */
export async function pendingFiles(
  { store, customer }: Context,
  ids: readonly string[],
): Promise<PendingFile[]> {
  if (!ids.length) return [];
  const found = new Map((await store.unsentAttachments(customer.key, ids)).map(file => [file.id, file]));
  const missing = ids.filter(id => !found.has(id));
  if (missing.length) throw missingAttachments(missing);
  return [...found.values()].map(({ id, name, size, type }) => ({
    id,
    name,
    size,
    type,
    open: async () => {
      const opened = await store.openAttachment(customer.key, id);
      if (!opened) throw missingAttachments([id]);
      return opened.body instanceof ReadableStream ? opened.body : new Blob([opened.body]).stream();
    },
  }));
}

/** Deletes those that the helpdesk has taken over. */
export async function dropTaken(
  { store, customer, capabilities }: Context,
  files: readonly PendingFile[],
): Promise<void> {
  if (capabilities.files === 'server') return;
  for (const { id } of files) await store.removeAttachment(customer.key, id);
}
