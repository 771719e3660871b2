import type { Comment } from '../../model.ts';

/**
 * Which entries are the customer's own: those with `author.me`; where a backend sets that nowhere, those of any requester.
 */
export function ownAmong(entries: readonly Comment[]): (entry: Comment) => boolean {
  const marks = entries.some(({ author }) => author.me);
  return ({ author }) => author.me || (!marks && author.role === 'requester');
}
