/** Public comments. Internal notes are never shown. */
import type { CommentsPage, CommentsQuery, DeskComment } from '../../app/desk.ts';
import { commentCursor, readCommentCursor } from '../../app/paging.ts';
import type { Viewer } from './people.ts';
import { authorOf, fileOf } from './requests.ts';
import type { Comment, Ticket } from './ticket.ts';

export function deskComment(comment: Comment, { id }: Ticket, viewer: Viewer): DeskComment {
  const author = authorOf(comment, viewer);
  const isHtml = author.role === 'agent' && comment.html !== '';
  return {
    id: comment.id,
    author,
    body: isHtml ? comment.html : comment.text,
    format: isHtml ? 'html' : 'text',
    createdAt: comment.created,
    ...(comment.channel === 'email' ? { channel: 'email' } : {}),
    files: comment.files.map(file => fileOf(id, file)),
  };
}

/** Zendesk promises no order of ids. Where the last one has become internal meanwhile, nothing else says how far it was. */
function startOf(ordered: readonly Comment[], after: number | undefined, newestFirst: boolean): number {
  if (after === undefined) return 0;
  const found = ordered.findIndex(({ id }) => Number(id) === after);
  if (found >= 0) return found + 1;
  const next = ordered.findIndex(({ id }) => (newestFirst ? Number(id) < after : Number(id) > after));
  return next < 0 ? ordered.length : next;
}

export function listComments(
  ticket: Ticket,
  replies: readonly Comment[],
  viewer: Viewer,
  { newestFirst, limit, cursor }: CommentsQuery,
): CommentsPage {
  const after = readCommentCursor(cursor, newestFirst);
  const ordered = newestFirst ? replies.toReversed() : replies;
  const rest = ordered.slice(startOf(ordered, after, newestFirst));
  const items = rest.slice(0, limit);
  const last = items.length < rest.length ? items.at(-1) : undefined;
  return {
    items: items.map(comment => deskComment(comment, ticket, viewer)),
    next: commentCursor(newestFirst, last && Number(last.id)),
  };
}
