/** Journals with notes or files as comments. */
import type { CommentsPage, CommentsQuery, DeskComment } from '../../app/desk.ts';
import { pageOfComments } from '../shared/pages.ts';
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
  query: CommentsQuery,
): Promise<CommentsPage> {
  const reading = await readingOf(redmine);
  const { comments } = threadOf(issue, reading);
  const { page, next } = pageOfComments(comments, query, ({ journal }) => journal.id);
  return { items: page.map(comment => commentOf(comment, issue, viewer, reading, redmine)), next };
}
