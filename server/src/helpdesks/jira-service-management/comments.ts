/** Public comments of a request. Internal ones are never asked for, and left out where Jira gives them all the same. */
import type { CommentsPage, CommentsQuery, DeskComment } from '../../app/desk.ts';
import { pageOfComments } from '../shared/pages.ts';
import type { Comment, Issue } from './issues.ts';
import { commentLine, withoutFiles } from './line.ts';
import { deskFile, personOf, type Viewer } from './requests.ts';
import type { Settings } from './settings.ts';
import { writerOf } from './summary.ts';

export function deskComment(comment: Comment, issue: Issue, viewer: Viewer, settings: Settings): DeskComment {
  const writer = writerOf(comment, issue, settings);
  const files = comment.files.map(file => deskFile(issue, file));
  const common = { id: comment.id, author: personOf(writer, viewer), createdAt: comment.createdAt, files };
  if (comment.author.id === settings.accountId && writer.kind === 'reporter') {
    const signed = commentLine(settings.commentLine).read(comment.body);
    return { ...common, body: withoutFiles(signed?.body ?? '', comment.files), format: 'text' };
  }
  // Customers write plain text; what Jira makes of agents' markup is HTML.
  if (writer.kind !== 'agent' || comment.html === undefined)
    return { ...common, body: withoutFiles(comment.body, comment.files), format: 'text' };
  return { ...common, body: comment.html, format: 'html' };
}

export function listComments(
  issue: Issue,
  viewer: Viewer,
  settings: Settings,
  query: CommentsQuery,
): CommentsPage {
  const { page, next } = pageOfComments(issue.comments, query, ({ id }) => id);
  return { items: page.map(comment => deskComment(comment, issue, viewer, settings)), next };
}
