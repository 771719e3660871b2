import type { CommentDraft, RequestRecord } from './store.ts';

/** A question mark at the end of a word; one within a URL does not count. */
const QUESTION = /[?？؟](?=\s|[)\]"”’»*_]|$)/u;

/**
 * Whether the customer has been asked something that they have not answered, after this comment. A support system knows that from its
 * own states; this server takes an agent's question mark for one.
 */
export const isAsked = ({ author, body }: Pick<CommentDraft, 'author' | 'body'>, before: boolean): boolean =>
  author.role !== 'requester' && (before || (author.role === 'agent' && QUESTION.test(body)));

/** Whose turn it is; `undefined` for a closed request, and where support wrote last and asked nothing. */
export function awaitingOf({
  closed,
  asked,
  lastAuthor,
}: RequestRecord): 'requester' | 'support' | undefined {
  if (closed) return undefined;
  return asked ? 'requester' : lastAuthor === 'requester' ? 'support' : undefined;
}
