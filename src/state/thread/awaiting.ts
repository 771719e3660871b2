import type { SupportRequest } from '../../model.ts';
import type { ThreadSnapshot } from './thread.ts';

/**
 * Who has to act next in a thread: as the server says, else the other side of who wrote last. Entries of the system do not
 * count; `undefined` for a closed request, and while comments are being loaded.
 */
export function awaitingOf({
  request,
  comments,
  commentsPhase,
}: ThreadSnapshot): SupportRequest['awaiting'] | undefined {
  if (!request || request.closed) return undefined;
  if (request.awaiting) return request.awaiting;
  if (commentsPhase.is !== 'ready') return undefined;
  const authors = [request.author, ...comments.map(({ author }) => author)];
  const last = authors.findLast(author => author?.role !== 'system');
  // A request without an author is the customer's own.
  const role = last ? last.role : request.author ? 'system' : 'requester';
  return role === 'system' ? undefined : role === 'agent' ? 'requester' : 'support';
}
