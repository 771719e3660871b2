/** Public articles after the first as comments. */
import type { CommentsPage, CommentsQuery, DeskComment } from '../../app/desk.ts';
import { commentCursor, readCommentCursor } from '../../app/paging.ts';
import type { Viewer } from './people.ts';
import { authorOf, filesOf, formatOf, type Thread } from './thread.ts';
import type { Article } from './ticket.ts';

/** Types of articles that have come by the web. */
const usual = ['web', 'note', ''];

export const commentOf = (article: Article, viewer: Viewer): DeskComment => ({
  id: article.id,
  author: authorOf(article, viewer),
  body: article.body,
  format: formatOf(article),
  createdAt: article.created,
  ...(usual.includes(article.type) ? {} : { channel: article.type }),
  files: filesOf(article),
});

export function commentsPage(
  { comments }: Thread,
  viewer: Viewer,
  { newestFirst, limit, cursor }: CommentsQuery,
): CommentsPage {
  const after = readCommentCursor(cursor, newestFirst);
  const ordered = newestFirst ? comments.toReversed() : comments;
  const rest = ordered.filter(
    ({ id }) => after === undefined || (newestFirst ? Number(id) < after : Number(id) > after),
  );
  const page = rest.slice(0, limit);
  const last = rest.length > limit ? page.at(-1) : undefined;
  return {
    items: page.map(article => commentOf(article, viewer)),
    next: commentCursor(newestFirst, last && Number(last.id)),
  };
}
