import type { SupportBackend } from '../../backends/backend.ts';
import type { Comment, NewComment, NewRequest, SupportRequest } from '../../model.ts';

/** How far the server's clock may be behind this one, in milliseconds. */
const CLOCK_SKEW = 5 * 60_000;
/** Newest entries among which is looked. */
const LIMIT = 20;

/** Servers may change white space. */
const simplified = (text: string): string => text.replace(/\s+/g, ' ').trim();

const isSame = (one: string, other: string): boolean => simplified(one) === simplified(other);

const isSince = (createdAt: number | undefined, since: number): boolean =>
  createdAt === undefined || createdAt >= since - CLOCK_SKEW;

/**
 * Looks for a request that was sent without an answer, among the newest ones. The contract has no call that finds a request by its
 * idempotency key, so it is known by what it says and when it was created.
 *
 * @param since when it was sent, in milliseconds since the epoch
 * @throws SupportError what the backend rejects with
 */
export async function findRequest(
  backend: SupportBackend,
  { summary, description }: Pick<NewRequest, 'summary' | 'description'>,
  since: number,
): Promise<SupportRequest | undefined> {
  const { items } = await backend.listRequests({ status: 'all', limit: LIMIT });
  return items.find(
    request =>
      isSince(request.createdAt, since) &&
      isSame(request.summary, summary) &&
      // Some servers leave it out of the list.
      (request.description === '' || isSame(request.description, description)),
  );
}

/** The same for a comment. */
export async function findComment(
  backend: SupportBackend,
  key: string,
  { body, attachmentIds }: NewComment,
  since: number,
): Promise<Comment | undefined> {
  const { items, newestFirst, nextCursor } = await backend.listComments(key, {
    limit: LIMIT,
    order: 'newest',
  });
  // A server that begins with the oldest ones is asked for the rest.
  const all = [...items];
  for (let cursor = newestFirst ? undefined : nextCursor; cursor;) {
    const page = await backend.listComments(key, { cursor });
    all.push(...page.items);
    cursor = page.nextCursor === cursor ? undefined : page.nextCursor;
  }
  return all.find(
    ({ author, createdAt, body: found, attachments }) =>
      author.role === 'requester' &&
      isSince(createdAt, since) &&
      isSame(found, body) &&
      attachments.length === attachmentIds.length,
  );
}
