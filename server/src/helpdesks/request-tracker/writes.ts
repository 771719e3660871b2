/** What is written to RT. It says "Permission Denied" with 200 and 201, too: each write is read again. */
import type { Customer } from '../../app/customer.ts';
import { HelpdeskRefused, type NewComment, type NewRequest, type PendingFile } from '../../app/desk.ts';
import type { Answer, Call } from '../shared/client.ts';
import { multipart } from '../shared/multipart.ts';
import { noteLines } from '../shared/note.ts';
import { path } from '../shared/path.ts';
import { idOf, raw } from '../shared/values.ts';
import { idForm, messageOf, ticketPath, type Ticket, type Tracker } from './client.ts';
import { markedType, uploadType } from './mark.ts';

/** RT takes "0" for no text at all. */
const contentOf = (body: string): string => (body === '0' ? '0\n' : body);

/** A message for RT: JSON, or with files the same JSON in a form. */
function messageCall(json: unknown, files: readonly PendingFile[]): Call {
  const empty = files.find(({ size }) => size === 0);
  if (empty) throw new HelpdeskRefused(`“${empty.name}” is empty: our helpdesk takes no empty files.`);
  if (!files.length) return { method: 'POST', json };
  const parts = files.map(file => ({ field: 'Attachments', file, type: uploadType(file) }));
  return { method: 'POST', stream: multipart({ JSON: JSON.stringify(json) }, parts) };
}

export function refused(value: unknown): HelpdeskRefused {
  return new HelpdeskRefused(`Our helpdesk has not taken this: ${messageOf(value)}`);
}

/** The last part of the address of what was made. */
function madeId({ headers, value }: Answer): string | undefined {
  const location = /\/(\d+)$/.exec(headers.get('Location') ?? '')?.[1];
  return idOf(raw(value)['id'] ?? location, idForm);
}

/** @throws HelpdeskRefused */
async function write(tracker: Tracker, at: string, call: Call): Promise<string> {
  const answer = await tracker.http.call(at, call);
  const id = madeId(answer);
  if (answer.status !== 201 || id === undefined) throw refused(answer.value);
  return id;
}

interface Marked {
  readonly customer: Customer;
  readonly key: string;
}

/** @returns the id of the ticket */
export function writeTicket(
  tracker: Tracker,
  requestor: string | number,
  { summary, description, followUpOf }: NewRequest,
  files: readonly PendingFile[],
  { customer, key }: Marked,
): Promise<string> {
  const ticket = {
    Queue: tracker.settings.queue,
    Requestor: requestor,
    Subject: summary,
    Content: contentOf(description),
    ContentType: markedType('text/plain', { key, customer: customer.key }),
    ...(followUpOf !== undefined && idForm.test(followUpOf) ? { RefersTo: followUpOf } : {}),
  };
  return write(tracker, '/ticket', messageCall(ticket, files));
}

/** @returns the id of the transaction */
export function writeReply(
  tracker: Tracker,
  { id }: Ticket,
  { body }: NewComment,
  files: readonly PendingFile[],
  { customer, key }: Marked,
): Promise<string> {
  const message = {
    Content: contentOf(body),
    ContentType: markedType('text/plain', { key, customer: customer.key }),
  };
  return write(tracker, path`/ticket/${id}/correspond`, messageCall(message, files));
}

/** What agents know beside the request: an internal note. */
export async function writeNote(tracker: Tracker, ticket: string, draft: NewRequest) {
  const lines = noteLines(draft);
  if (!lines.length) return;
  const json = { Content: lines.join('\n'), ContentType: 'text/plain' };
  await write(tracker, path`/ticket/${ticket}/comment`, { method: 'POST', json });
}

/** @returns RT's sentence, which may say that it was not done */
export async function writeStatus(tracker: Tracker, { id }: Ticket, status: string): Promise<unknown> {
  const { value } = await tracker.http.call(ticketPath(id), { method: 'PUT', json: { Status: status } });
  return value;
}
