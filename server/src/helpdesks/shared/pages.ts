/** Pages of lists that are whole: of helpdesks that give all comments of a request, or all requests of a customer, at once. */
import type { CommentsQuery, DeskQuery } from '../../app/desk.ts';
import { commentCursor, readCommentCursor, readRequestCursor, requestCursor } from '../../app/paging.ts';
import type { RequestPosition } from '../../app/store.ts';

export interface Page<T> {
  readonly page: readonly T[];
  /** Cursor of the next page. */
  readonly next: string | undefined;
}

/**
 * @param comments the oldest first
 * @param idOf ids are whole numbers that rise
 * @throws BadCursor
 */
export function pageOfComments<T>(
  comments: readonly T[],
  { newestFirst, limit, cursor }: CommentsQuery,
  idOf: (comment: T) => string,
): Page<T> {
  const after = readCommentCursor(cursor, newestFirst);
  const ordered = newestFirst ? comments.toReversed() : comments;
  const rest = ordered.filter(comment => {
    const id = Number(idOf(comment));
    return after === undefined || (newestFirst ? id < after : id > after);
  });
  const page = rest.slice(0, limit);
  const last = rest.length > limit ? page.at(-1) : undefined;
  return { page, next: commentCursor(newestFirst, last && Number(idOf(last))) };
}

/**
 * The highest first.
 *
 * @param positionOf by what is ordered, and a number that tells requests apart for which that is the same
 * @throws BadCursor
 */
export function pageOfRequests<T>(
  requests: readonly T[],
  { sort, limit, cursor }: Pick<DeskQuery, 'sort' | 'limit' | 'cursor'>,
  positionOf: (request: T) => RequestPosition,
): Page<T> {
  const after = readRequestCursor(cursor, sort);
  const rest = requests
    .map(request => ({ request, ...positionOf(request) }))
    .filter(
      ({ value, number }) =>
        !after || value < after.value || (value === after.value && number < after.number),
    )
    .sort((one, other) => other.value - one.value || other.number - one.number);
  const page = rest.slice(0, limit);
  return {
    page: page.map(({ request }) => request),
    next: requestCursor(sort, rest.length > limit ? page.at(-1) : undefined),
  };
}
