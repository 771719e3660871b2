import type { Comment } from '../../model.ts';
import { ASSUMED_AUTHOR } from './entries.ts';

/**
 * Tells the customer's own entries from those of others. Where the backend marks no author as the signed-in customer
 * (`author.me`), every entry of a requester counts as their own.
 *
 * @param entries all of a thread, see `entriesOf`: the mark may be at the description only
 */
export function ownAmong(entries: readonly Comment[]): (entry: Comment) => boolean {
  const marks = entries.some(({ author }) => author.me && author !== ASSUMED_AUTHOR);
  return ({ author }) => author.me || (!marks && author.role === 'requester');
}
