/** RT's correspondence as comments. RT's own "comments" are internal: they are never asked for. */
import { BadCursor, type CommentsPage, type CommentsQuery, type DeskComment } from '../../app/desk.ts';
import { commentCursor, readCommentCursor } from '../../app/paging.ts';
import { path } from '../shared/path.ts';
import type { Filter, Ticket, Tracker } from './client.ts';
import type { LoadMessages } from './messages.ts';
import { authorOf, type RequestSources, type Viewer } from './requests.ts';
import { loadTransactions, type Transaction } from './transactions.ts';

export interface CommentSources extends RequestSources {
  readonly messagesOf: LoadMessages;
}

const replies: readonly Filter[] = [
  { field: 'Type', value: 'Correspond' },
  // Of tickets that were merged into this one.
  { field: 'Type', value: 'Create' },
];

async function commentsOf(
  { tracker, messagesOf }: CommentSources,
  ticket: Ticket,
  viewer: Viewer,
  transactions: readonly Transaction[],
): Promise<DeskComment[]> {
  const messages = await messagesOf(transactions.map(({ id }) => id));
  return transactions.map(transaction => {
    const { id, created } = transaction;
    const message = messages.get(id);
    return {
      id,
      author: authorOf(transaction, ticket, viewer, tracker.settings.user, message?.mark.customer),
      body: message?.body ?? '',
      format: message?.format ?? 'text',
      createdAt: created,
      ...(message?.isMail ? { channel: 'email' } : {}),
      files: message?.files ?? [],
    };
  });
}

const historyOf = ({ id }: Ticket): string => path`/ticket/${id}/history`;

export async function listComments(
  sources: CommentSources,
  ticket: Ticket,
  viewer: Viewer,
  { newestFirst, limit, cursor }: CommentsQuery,
): Promise<CommentsPage> {
  const after = readCommentCursor(cursor, newestFirst);
  if (after !== undefined && after < 0) throw new BadCursor('The cursor is not one of this list.');
  const from: Filter[] =
    after === undefined ? [] : [{ field: 'id', operator: newestFirst ? '<' : '>', value: after }];
  const order = { field: 'id', ascending: !newestFirst };
  const description = (await sources.histories.descriptions([ticket.id])).get(ticket.id);
  // One more than wanted shows whether there is another page; the description may be among them.
  const { found } = await loadTransactions(sources.tracker, historyOf(ticket), [...replies, ...from], {
    order,
    limit: Math.min(limit + 2, 100),
  });
  const shown = found.filter(
    ({ id, kind }) => id !== description?.transaction && (kind === 'Correspond' || kind === 'Create'),
  );
  const page = shown.slice(0, Math.min(limit, 98));
  const last = page.at(-1);
  const next = shown.length > page.length && last ? Number(last.id) : undefined;
  return {
    items: await commentsOf(sources, ticket, viewer, page),
    next: commentCursor(newestFirst, next),
  };
}

/** One comment; `undefined` where the ticket has none with this id that customers see. */
export async function findComment(
  sources: CommentSources,
  ticket: Ticket,
  viewer: Viewer,
  id: string,
): Promise<DeskComment | undefined> {
  const filters: Filter[] = [
    { field: 'Type', value: 'Correspond' },
    { field: 'id', value: id },
  ];
  const { found } = await loadTransactions(sources.tracker, historyOf(ticket), filters, {});
  const transactions = found.filter(candidate => candidate.id === id && candidate.kind === 'Correspond');
  return (await commentsOf(sources, ticket, viewer, transactions))[0];
}

/** The latest comments by this server's user, newest first. */
export async function latestOwn(tracker: Tracker, ticket: Ticket): Promise<readonly Transaction[]> {
  const order = { field: 'id', ascending: false };
  const filters: Filter[] = [{ field: 'Type', value: 'Correspond' }];
  const { found } = await loadTransactions(tracker, historyOf(ticket), filters, { order });
  return found.filter(({ creator, kind }) => creator.name === tracker.settings.user && kind === 'Correspond');
}
