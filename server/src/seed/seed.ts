import type { Customer } from '../app/context.ts';
import type { Store } from '../app/store.ts';
import { longThread } from './long-thread.ts';
import { older } from './older.ts';
import { pictures } from './pictures.ts';
import { recent } from './recent.ts';
import type { SeedAttachment, SeedComment, SeedRequest } from './types.ts';

const newestNumber = 295_900;
const minute = 60_000;

/** The newest first. */
const requests: readonly SeedRequest[] = [...recent, longThread, ...older];

function seedIds(): (prefix: string) => string {
  let count = 0;
  return prefix => `${prefix}_seed${(++count).toString().padStart(4, '0')}`;
}

async function contentOf(attachment: SeedAttachment) {
  return attachment.picture === undefined
    ? { bytes: new TextEncoder().encode(attachment.text), type: 'text/plain' }
    : { bytes: await pictures[attachment.picture](), type: 'image/png' };
}

/** Fills an empty store with the requests of a hosting company's customer, at times relative to `now` (ms). With an organisation they say what they are about. */
export async function seed(
  store: Store,
  customer: Customer,
  now: number,
  organisation?: string,
): Promise<void> {
  const newId = seedIds();

  async function addAttachments(
    attachments: readonly SeedAttachment[] = [],
    createdAt: number,
  ): Promise<string[]> {
    const ids: string[] = [];
    for (const attachment of attachments) {
      const { bytes, type } = await contentOf(attachment);
      const id = newId('att');
      await store.addAttachment(
        customer.key,
        { id, name: attachment.name, size: bytes.length, type, createdAt, sent: false },
        bytes,
      );
      ids.push(id);
    }
    return ids;
  }

  async function addComment(key: string, comment: SeedComment, createdAt: number): Promise<string> {
    const id = newId('com');
    await store.addComment(customer.key, key, {
      id,
      author: comment.agent
        ? { name: comment.agent, role: 'agent' }
        : { name: customer.name, role: 'requester' },
      body: comment.body,
      format: comment.format ?? 'text',
      attachmentIds: await addAttachments(comment.attachments, createdAt),
      createdAt,
      ...(organisation === undefined ? {} : { channel: comment.channel }),
      reopens: false,
    });
    return id;
  }

  async function addRequest(request: SeedRequest, number: number): Promise<void> {
    let time = now - request.hoursAgo * 60 * minute;
    const result = await store.addRequest(customer.key, {
      summary: request.summary,
      description: request.description,
      authorName: customer.name,
      attachmentIds: await addAttachments(request.attachments, time),
      fields: {},
      context: [],
      createdAt: time,
      number,
      ...(organisation === undefined ? {} : { ...request.team, organisation }),
    });
    if ('missing' in result) throw new Error('An attachment of the seed is missing');
    const { key } = result.added;
    let read: string | undefined;
    for (const [index, comment] of (request.thread ?? []).entries()) {
      time += comment.after * minute;
      const id = await addComment(key, comment, time);
      const isLast = index + 1 === request.thread?.length;
      if (!isLast || !request.unread) read = id;
    }
    if (read) await store.markRead(customer.key, key, read);
    if (!request.closed) return;
    const rating = request.rating === undefined ? {} : { rating: request.rating };
    await store.changeRequest(customer.key, key, { closed: true, updatedAt: time + 30 * minute, ...rating });
  }

  // The oldest first, with gaps between the numbers as if other customers had created requests, too.
  for (const [age, request] of [...requests.entries()].reverse()) {
    await addRequest(request, newestNumber - Math.round(age * 3.6));
  }
}
