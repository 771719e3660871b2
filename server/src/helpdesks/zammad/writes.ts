/** What is written to Zammad, in the customer's own name (`From`); what only agents see, in that of the token's user. */
import { HelpdeskRefused, type NewComment, type NewRequest, type PendingFile } from '../../app/desk.ts';
import type { Answer, Call, HelpdeskClient } from '../shared/client.ts';
import { jsonWithFiles } from '../shared/json-files.ts';
import { noteLines } from '../shared/note.ts';
import { path } from '../shared/path.ts';
import { raw } from '../shared/values.ts';
import { requireDone, type Zammad } from './client.ts';
import { markOf } from './mark.ts';
import { ticketOf, type Ticket } from './ticket.ts';

const typeOf = (type: string): string =>
  /^[\w.+-]+\/[\w.+-]+$/.test(type) ? type : 'application/octet-stream';

/** A call that makes an article; with files as a stream. */
function articleCall(
  method: 'POST' | 'PUT',
  files: readonly PendingFile[],
  { body, subject, key }: { body: string; subject?: string; key: string },
  around: (article: Readonly<Record<string, unknown>>) => unknown,
): Call {
  const article = {
    ...(subject === undefined ? {} : { subject }),
    body,
    content_type: 'text/plain',
    type: 'web',
    internal: false,
    preferences: markOf(key),
  };
  if (!files.length) return { method, json: around(article) };
  const stream = jsonWithFiles(files, data =>
    around({
      ...article,
      attachments: files.map(file => ({
        filename: file.name,
        'mime-type': typeOf(file.type),
        data: data(file),
      })),
    }),
  );
  return { method, stream };
}

async function write(http: HelpdeskClient, at: string, call: Call): Promise<Answer> {
  return requireDone(await http.call(at, call));
}

/** The fields of the form that are attributes of tickets, and the others. */
function split(fields: NewRequest['fields'], attributes: readonly string[]) {
  const entries = Object.entries(fields);
  return {
    own: Object.fromEntries(entries.filter(([name]) => attributes.includes(name))),
    others: entries.filter(([name]) => !attributes.includes(name)),
  };
}

export async function writeTicket(
  { settings }: Zammad,
  http: HelpdeskClient,
  { summary, description, fields, service }: NewRequest,
  files: readonly PendingFile[],
  key: string,
): Promise<Ticket> {
  const { serviceAttribute } = settings;
  const content = { body: description, subject: summary, key };
  const call = articleCall('POST', files, content, article => ({
    ...split(fields, settings.attributes).own,
    ...(service && serviceAttribute !== undefined && { [serviceAttribute]: service.id }),
    title: summary,
    group: settings.group,
    article,
  }));
  const ticket = ticketOf((await write(http, '/tickets?expand=true', call)).value);
  if (!ticket) throw new Error('Zammad does not say which ticket it has made');
  return ticket;
}

/** What agents know beside the request: an internal note of the token's user. */
export async function writeNote(
  { settings, http }: Zammad,
  ticket: Ticket,
  draft: NewRequest,
): Promise<void> {
  const fields = Object.fromEntries(split(draft.fields, settings.attributes).others);
  const lines = noteLines({ ...draft, fields });
  if (!lines.length) return;
  const json = {
    ticket_id: Number(ticket.id),
    body: lines.join('\n'),
    content_type: 'text/plain',
    type: 'note',
    internal: true,
  };
  await write(http, '/ticket_articles', { method: 'POST', json });
}

export async function writeState(http: HelpdeskClient, { id }: Ticket, state: string): Promise<void> {
  await write(http, path`/tickets/${id}` + '?expand=true', { method: 'PUT', json: { state } });
}

/** Customers cannot set a priority in Zammad: the token's user does. */
export async function writePriority({ http }: Zammad, { id }: Ticket, priority: string): Promise<void> {
  await write(http, path`/tickets/${id}` + '?expand=true', { method: 'PUT', json: { priority } });
}

/** @param reopenTo name of a state, where the comment reopens the ticket: in one call with it */
export async function writeComment(
  http: HelpdeskClient,
  { id }: Ticket,
  { body }: NewComment,
  files: readonly PendingFile[],
  key: string,
  reopenTo: string | undefined,
): Promise<void> {
  const content = { body, key };
  if (reopenTo !== undefined) {
    const call = articleCall('PUT', files, content, article => ({ state: reopenTo, article }));
    await write(http, path`/tickets/${id}` + '?expand=true', call);
    return;
  }
  const call = articleCall('POST', files, content, article => ({ ticket_id: Number(id), ...article }));
  const { value } = await write(http, '/ticket_articles', call);
  if (raw(value)['internal'] !== false)
    throw new HelpdeskRefused('Our helpdesk has not taken your comment as one that you can see.');
}
