import type { Author, Comment, SupportRequest } from '../../model.ts';

/** The author of a description for which the backend names none: taken for the signed-in customer. */
export const ASSUMED_AUTHOR: Author = { name: '', role: 'requester', me: true };

/**
 * The entries of a thread: the request's description, whose id is empty, and the comments in their order. While the request
 * is not loaded, the comments alone.
 */
export function entriesOf({
  request,
  comments,
}: {
  readonly request?: SupportRequest | undefined;
  readonly comments: readonly Comment[];
}): readonly Comment[] {
  if (!request) return comments;
  const {
    author = ASSUMED_AUTHOR,
    description,
    descriptionFormat: format = 'text',
    createdAt,
    attachments,
  } = request;
  return [{ id: '', author, body: description, format, createdAt, attachments, warnings: [] }, ...comments];
}
