/** What a customer has read, where the desk keeps no read marks: the server compares times. */
import type { Context } from './context.ts';
import type { DeskRequest } from './desk.ts';

type Reader = Pick<Context, 'customer' | 'desk' | 'store'>;

/** The requests, with `unread` where the desk leaves that to the server. */
export async function withReadMarks(
  { customer, desk, store }: Reader,
  requests: readonly DeskRequest[],
): Promise<readonly DeskRequest[]> {
  const { marks } = store;
  if (desk.markRead || !marks || !requests.length) return requests;
  const read = await marks.list(
    customer.key,
    requests.map(({ key }) => key),
  );
  return requests.map(request => {
    const { lastComment, key } = request;
    const { author, createdAt = 0 } = lastComment ?? {};
    const isColleague = author?.role === 'requester' && author.key !== undefined && author.key !== desk.owner;
    const unread = (author?.role === 'agent' || isColleague) && createdAt > (read.get(key) ?? 0);
    return { ...request, unread };
  });
}

/** Resolves to the time of a comment of this request, or of the last one for `undefined`; to `undefined` where there is none. */
async function timeOf({ desk }: Reader, request: DeskRequest, commentId: string | undefined) {
  if (commentId === undefined) return request.lastComment?.createdAt ?? request.updatedAt;
  for (let cursor: string | undefined; ;) {
    const page = await desk.listComments(request.key, { newestFirst: false, limit: 100, cursor });
    const found = page?.items.find(({ id }) => id === commentId);
    if (found) return found.createdAt;
    if (!page?.next) return undefined;
    cursor = page.next;
  }
}

async function lastCommentOf(desk: Context['desk'], key: string): Promise<string | undefined> {
  const page = await desk.listComments(key, { newestFirst: true, limit: 1 });
  return page?.items[0]?.id;
}

/** Moves the mark forward to this comment, or to the last one. Resolves to false where the comment does not exist. */
export async function markAsRead(
  reader: Reader,
  request: DeskRequest,
  commentId: string | undefined,
): Promise<boolean> {
  const { customer, desk, store } = reader;
  if (desk.markRead) {
    const id = commentId ?? (await lastCommentOf(desk, request.key));
    // A request without comments has nothing unread.
    return id === undefined || desk.markRead(request.key, id);
  }
  const readUntil = await timeOf(reader, request, commentId);
  if (readUntil === undefined) return false;
  await store.marks?.set(customer.key, request.key, readUntil);
  return true;
}
