/** Public articles after the first as comments. */
import type { CommentsPage, CommentsQuery, DeskComment } from '../../app/desk.ts';
import { pageOfComments } from '../shared/pages.ts';
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

export function commentsPage({ comments }: Thread, viewer: Viewer, query: CommentsQuery): CommentsPage {
  const { page, next } = pageOfComments(comments, query, ({ id }) => id);
  return { items: page.map(article => commentOf(article, viewer)), next };
}
