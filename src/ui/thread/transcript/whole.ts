import type { ReadOptions, SupportBackend } from '../../../backends/backend.ts';
import type { Comment, SupportRequest } from '../../../model.ts';

/** Comments of one call. */
const PAGE = 100;

/** A request with all of its comments, oldest first. */
export interface WholeThread {
  readonly request: SupportRequest;
  readonly comments: readonly Comment[];
}

export interface LoadWholeOptions extends ReadOptions {
  /** Called with the method that is called next, for the report of a failure. */
  readonly onCall?: ((operation: 'getRequest' | 'listComments') => void) | undefined;
}

/**
 * Loads a request and every page of its comments, one after another.
 *
 * @throws SupportError where any of it could not be loaded
 * @throws the signal's reason once it is aborted, also where the backend ignores it
 */
export async function loadWhole(
  key: string,
  backend: SupportBackend,
  { signal, onCall }: LoadWholeOptions = {},
): Promise<WholeThread> {
  signal?.throwIfAborted();
  onCall?.('getRequest');
  const request = await backend.getRequest(key, { signal });
  const comments = new Map<string, Comment>();
  const seen = new Set<string | undefined>();
  let cursor: string | undefined;
  onCall?.('listComments');
  do {
    signal?.throwIfAborted();
    seen.add(cursor);
    const page = await backend.listComments(key, { cursor, limit: PAGE, signal });
    // A new comment may shift the pages, so that the last one of a page is listed again in the next.
    for (const comment of page.items) comments.set(comment.id, comment);
    cursor = page.nextCursor;
  } while (cursor && !seen.has(cursor));
  signal?.throwIfAborted();
  return { request, comments: [...comments.values()] };
}
