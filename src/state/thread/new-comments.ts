import type { Comment } from '../../model.ts';

/**
 * The comments that are new in a thread: they were not there before and come after one that was. What "Show earlier" loads
 * comes before all that was there, and is not new.
 *
 * @param comments oldest first
 * @param before the ids of the comments that were there
 */
export function newComments(comments: readonly Comment[], before: ReadonlySet<string>): readonly Comment[] {
  const first = comments.findIndex(({ id }) => before.has(id));
  return comments.filter(({ id }, index) => index > first && !before.has(id));
}
