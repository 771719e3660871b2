import type { Comment } from '../../model.ts';
import type { Seen } from '../read-marks/seen.ts';
import { ownAmong } from './own-comments.ts';

/**
 * Index of the first entry that the customer has not seen; -1 where all are seen. Only others' entries can be unseen, and whoever
 * wrote an entry has seen those before it.
 *
 * Where the server keeps read marks, its mark says whether there is anything, and the browser's mark where it begins; without one
 * it begins after the customer's last entry. Where the server keeps none, the browser's mark says both.
 *
 * @param entries oldest first
 */
export function firstUnseen(entries: readonly Comment[], { unread, upTo }: Seen): number {
  if (unread === false || (unread === undefined && upTo === undefined)) return -1;
  const start = entries.findLastIndex(ownAmong(entries)) + 1;
  const later =
    upTo === undefined
      ? -1
      : entries.findIndex(({ createdAt = -Infinity }, index) => index >= start && createdAt > upTo);
  return later >= 0 || !unread || start === entries.length ? later : start;
}
