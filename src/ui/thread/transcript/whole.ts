import type { ReadOptions, SupportBackend } from '../../../backends/backend.ts';
import type { Comment, SupportRequest } from '../../../model.ts';

/** Comments of one call. */
const PAGE = 100;

/** A request with all of its comments, oldest first. */
export interface WholeThread {
  readonly request: SupportRequest;
  readonly comments: readonly Comment[];
}

export interface ReadWholeOptions extends ReadOptions {
  /** Told which method is called next, so that a failure can be told by its name. */
  readonly onCall?: ((operation: 'getRequest' | 'listComments') => void) | undefined;
}

/**
 * Reads a request and every page of its comments. One after another, since nothing of it is of use before all is there.
 *
 * @throws SupportError Where any of it could not be read: a transcript has all or is not made.
 * @throws The signal's reason, once it is aborted, also where the backend takes no notice of it.
 */
export async function readWhole(
  key: string,
  backend: SupportBackend,
  { signal, onCall }: ReadWholeOptions = {},
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
    // A comment that came meanwhile moves the others: the last of one page is then the first of the next.
    for (const comment of page.items) comments.set(comment.id, comment);
    cursor = page.nextCursor;
  } while (cursor && !seen.has(cursor));
  signal?.throwIfAborted();
  return { request, comments: [...comments.values()] };
}
