import type { Seen } from '../read-marks/seen.ts';
import { entriesOf } from './entries.ts';
import type { ThreadSnapshot } from './thread.ts';
import { firstUnseen } from './unseen.ts';

/** Up to this many comments a thread is shown whole. */
const WHOLE = 12;
/** So many comments at the end are shown in any case. */
const LAST = 6;

/**
 * How many comments of a thread, the first ones, need not be shown at once: all but the last ones and those that the customer has not
 * seen.
 */
export function foldedCount(snapshot: ThreadSnapshot, seen: Seen): number {
  const { comments } = snapshot;
  if (comments.length <= WHOLE) return 0;
  const entries = entriesOf(snapshot);
  const unseen = firstUnseen(entries, seen, snapshot.request);
  const isSeen = comments.length - LAST;
  // The description is an entry, and no comment.
  return unseen < 0 ? isSeen : Math.max(0, Math.min(isSeen, unseen - (entries.length - comments.length)));
}
