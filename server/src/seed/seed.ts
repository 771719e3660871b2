import type { User } from '../app/context.ts';
import { longThread } from './long-thread.ts';
import { older } from './older.ts';
import { pictures } from './pictures.ts';
import { recent } from './recent.ts';
import type { SeedComment, SeedFile, SeedRequest } from './types.ts';
import type { Store } from '../app/store.ts';

const newestNumber = 295_900;
const minute = 60_000;

/** The newest first. */
const requests: readonly SeedRequest[] = [...recent, longThread, ...older];

export const seedSize = requests.length;

function seedIds(): (prefix: string) => string {
  let count = 0;
  return prefix => `${prefix}_seed${(++count).toString().padStart(4, '0')}`;
}

/** Fills an empty store with what a customer of a hosting company might have asked, at times relative to `now`. */
export async function seed(store: Store, user: User, now: number): Promise<void> {
  const newId = seedIds();

  async function addFiles(files: readonly SeedFile[] = [], createdAt: number): Promise<string[]> {
    const ids: string[] = [];
    for (const file of files) {
      const isPicture = 'picture' in file;
      const bytes = isPicture ? await pictures[file.picture]() : new TextEncoder().encode(file.text);
      const type = isPicture ? 'image/png' : 'text/plain';
      const id = newId('att');
      await store.addAttachment(
        user.key,
        { id, name: file.name, size: bytes.length, type, createdAt, sent: false },
        bytes,
      );
      ids.push(id);
    }
    return ids;
  }

  async function addComment(key: string, comment: SeedComment, createdAt: number): Promise<string> {
    const id = newId('com');
    await store.addComment(user.key, key, {
      id,
      author: comment.agent ? { name: comment.agent, role: 'agent' } : { name: user.name, role: 'requester' },
      body: comment.body,
      format: comment.format ?? 'text',
      attachmentIds: await addFiles(comment.files, createdAt),
      createdAt,
      reopens: false,
    });
    return id;
  }

  async function addRequest(request: SeedRequest, number: number): Promise<void> {
    let time = now - request.hoursAgo * 60 * minute;
    const result = await store.addRequest(user.key, {
      summary: request.summary,
      description: request.description,
      authorName: user.name,
      attachmentIds: await addFiles(request.files, time),
      fields: {},
      context: [],
      createdAt: time,
      number,
    });
    if ('missing' in result) throw new Error('A file of the seed got lost');
    const { key } = result.added;
    let read: string | undefined;
    for (const [index, comment] of (request.thread ?? []).entries()) {
      time += comment.after * minute;
      const id = await addComment(key, comment, time);
      const isLast = index + 1 === request.thread?.length;
      if (!isLast || !request.unread) read = id;
    }
    if (read) await store.markRead(user.key, key, read);
    if (!request.closed) return;
    const rating = request.rating === undefined ? {} : { rating: request.rating };
    await store.changeRequest(user.key, key, { closed: true, updatedAt: time + 30 * minute, ...rating });
  }

  // The oldest first, as they came in. The gaps are other customers' requests.
  for (const [age, request] of [...requests.entries()].reverse()) {
    await addRequest(request, newestNumber - Math.round(age * 3.6));
  }
}
