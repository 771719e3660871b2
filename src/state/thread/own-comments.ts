import type { Comment, SupportRequest } from '../../model.ts';
import { ASSUMED_AUTHOR } from './entries.ts';

/** Whether colleagues may write there, too: such a backend marks all that the signed-in customer wrote. */
const isShared = (request: SupportRequest | undefined): boolean =>
  request?.people !== undefined || request?.visibility !== undefined;

/**
 * Tells the customer's own entries from those of others. Where the backend marks no author as the signed-in customer
 * (`author.me`), every entry of a requester counts as their own, unless the request may be shared with colleagues.
 *
 * @param entries all of a thread, see `entriesOf`: the mark may be at the description only
 * @param request that they belong to
 */
export function ownAmong(entries: readonly Comment[], request?: SupportRequest): (entry: Comment) => boolean {
  const marks = isShared(request) || entries.some(({ author }) => author.me && author !== ASSUMED_AUTHOR);
  return ({ author }) => author.me || (!marks && author.role === 'requester');
}
