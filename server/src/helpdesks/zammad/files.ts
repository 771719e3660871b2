/** Files out of Zammad, as streams. Into it they go with their article: json-files.ts. */
import type { FileContent } from '../../app/desk.ts';
import type { HelpdeskClient } from '../shared/client.ts';
import { path } from '../shared/path.ts';
import { exactly, toStream } from '../shared/streams.ts';
import { readable } from './client.ts';
import { loadThread } from './thread.ts';
import { ticketOf } from './ticket.ts';

/** A file in the part of a ticket that customers see. */
export async function openFile(http: HelpdeskClient, id: string): Promise<FileContent | undefined> {
  const [, ticketId, articleId, fileId] = /^([1-9]\d{0,14})-([1-9]\d{0,14})-([1-9]\d{0,14})$/.exec(id) ?? [];
  if (ticketId === undefined || articleId === undefined || fileId === undefined) return undefined;
  const ticket = ticketOf(readable(await http.call(path`/tickets/${ticketId}` + '?expand=true')));
  const thread = ticket && (await loadThread(http, ticket));
  if (!ticket || !thread) return undefined;
  const shown = [...(thread.opening ? [thread.opening] : []), ...thread.comments];
  const file = shown
    .find(article => article.id === articleId)
    ?.attachments.find(attachment => attachment.id === fileId);
  if (!file) return undefined;
  const opened = await http.open(path`/ticket_attachment/${ticketId}/${articleId}/${fileId}`);
  if (!opened) return undefined;
  const { name, size, type } = file;
  return { name, size, type, requestKey: ticket.number, stream: toStream(exactly(size, opened.stream)) };
}
