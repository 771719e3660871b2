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

export function listComments(
  ticket: Ticket,
  replies: readonly Comment[],
  viewer: Viewer,
  { newestFirst, limit, cursor }: CommentsQuery,
): CommentsPage {
  const after = readCommentCursor(cursor, newestFirst);
  const ordered = newestFirst ? replies.toReversed() : replies;
  // Zendesk promises no order of ids.
  const start = after === undefined ? 0 : ordered.findIndex(({ id }) => Number(id) === after) + 1;
  const page = after !== undefined && !start ? [] : ordered.slice(start, start + limit);
  const last = start + page.length < ordered.length ? page.at(-1) : undefined;
  return {
    items: page.map(comment => deskComment(comment, ticket, viewer)),
    next: commentCursor(newestFirst, last && Number(last.id)),
  };
}
