import type { Comment } from '../../model.ts';
import { entriesOf } from './entries.ts';
import { ownAmong } from './own-comments.ts';
import type { ThreadSnapshot } from './thread.ts';

/** The comments of a thread that somebody wrote to the customer: neither their own, nor the system's. */
export function repliesOf(thread: Pick<ThreadSnapshot, 'request' | 'comments'>): readonly Comment[] {
  const isOwn = ownAmong(entriesOf(thread), thread.request);
  return thread.comments.filter(comment => !isOwn(comment) && comment.author.role !== 'system');
}
