import type { Comment, SupportRequest } from '../../model.ts';
import type { Seen } from '../read-marks/seen.ts';
import { ownAmong } from './own-comments.ts';

/**
 * Index of the first entry that the customer has not seen; -1 where all are seen. Only others' entries can be unseen, and the
 * customer's own last one means that they had read what comes before it.
 *
 * Where the server has read marks, its mark says whether there is anything unseen, and this browser's mark where that begins;
 * without the latter it begins after the customer's last entry. Where the server has none, this browser's mark says both.
 *
 * @param entries oldest first, see `entriesOf`
 * @param seen what the customer had seen when they opened the thread
 * @param request that they belong to
 */
export function firstUnseen(
  entries: readonly Comment[],
  { unread, upTo }: Seen,
  request?: SupportRequest,
): number {
  if (unread === false || (unread === undefined && upTo === undefined)) return -1;
  const start = entries.findLastIndex(ownAmong(entries, request)) + 1;
  const later =
    upTo === undefined
      ? -1
      : entries.findIndex(({ createdAt = -Infinity }, index) => index >= start && createdAt > upTo);
  return later >= 0 || !unread || start === entries.length ? later : start;
}
