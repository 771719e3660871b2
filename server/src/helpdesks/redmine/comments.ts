/** Journals with notes or files as comments. */
import type { CommentsPage, CommentsQuery, DeskComment } from '../../app/desk.ts';
import { commentCursor, readCommentCursor } from '../../app/paging.ts';
import { read } from './bodies.ts';
import type { Redmine } from './client.ts';
import type { Issue } from './issue.ts';
import type { Viewer } from './people.ts';
import { authorOf } from './requests.ts';
import { fileOf, readingOf, threadOf, type Comment, type Reading } from './thread.ts';

export function commentOf(
  { journal, files }: Comment,
  issue: Issue,
  viewer: Viewer,
  reading: Reading,
  { settings }: Redmine,
): DeskComment {
  return {
    id: journal.id,
    author: authorOf(journal, issue, viewer, reading),
    ...read(journal.notes, settings),
    createdAt: journal.created,
    files: files.map(file => fileOf(issue.id, file)),
  };
}

export async function listComments(
  redmine: Redmine,
  issue: Issue,
  viewer: Viewer,
  { newestFirst, limit, cursor }: CommentsQuery,
): Promise<CommentsPage> {
  const after = readCommentCursor(cursor, newestFirst);
  const reading = await readingOf(redmine);
  const { comments } = threadOf(issue, reading);
  const ordered = newestFirst ? comments.toReversed() : comments;
  const rest = ordered.filter(
    ({ journal: { id } }) => after === undefined || (newestFirst ? Number(id) < after : Number(id) > after),
  );
  const page = rest.slice(0, limit);
  const last = rest.length > limit ? page.at(-1) : undefined;
  return {
    items: page.map(comment => commentOf(comment, issue, viewer, reading, redmine)),
    next: commentCursor(newestFirst, last && Number(last.journal.id)),
  };
}
