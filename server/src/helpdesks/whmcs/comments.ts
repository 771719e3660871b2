/** Replies of a ticket as comments. WHMCS's notes are internal, and are never looked at. */
import type { CommentsPage, CommentsQuery, DeskComment } from '../../app/desk.ts';
import { pageOfComments } from '../shared/pages.ts';
import type { Files } from './files.ts';
import type { Viewer } from './people.ts';
import { authorOf } from './requests.ts';
import type { Entry, Ticket } from './ticket.ts';

export async function commentOf(
  entry: Entry,
  ticket: Ticket,
  viewer: Viewer,
  files: Files,
): Promise<DeskComment> {
  return {
    id: entry.id,
    author: authorOf(entry, ticket, viewer),
    body: entry.body,
    format: entry.format,
    createdAt: entry.at,
    files: await files.of(ticket, entry),
  };
}

export async function listComments(
  ticket: Ticket,
  viewer: Viewer,
  files: Files,
  query: CommentsQuery,
): Promise<CommentsPage> {
  const { page, next } = pageOfComments(ticket.replies, query, ({ id }) => id);
  const items: DeskComment[] = [];
  for (const entry of page) items.push(await commentOf(entry, ticket, viewer, files));
  return { items, next };
}
