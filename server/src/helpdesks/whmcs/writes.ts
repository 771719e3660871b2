/** What is written to WHMCS. Each write is read again: a reply has no id in the answer, and files that WHMCS does not take are left out. */
import type { NewComment, NewRequest, PendingFile } from '../../app/desk.ts';
import { noteLines } from '../shared/note.ts';
import { idOf } from '../shared/values.ts';
import { requireDone, type Whmcs } from './client.ts';
import type { Person } from './people.ts';
import { withMark } from './texts.ts';
import { idForm, type Ticket } from './ticket.ts';

/** WHMCS takes any text for true. */
const markdown = (format: 'text' | 'markdown'): { markdown?: string } =>
  format === 'markdown' ? { markdown: 'true' } : {};

const as = ({ client, contact }: Person) => ({ clientid: client, contactid: contact });

/** @returns the id of the ticket */
export async function writeTicket(
  whmcs: Whmcs,
  person: Person,
  { summary, description, descriptionFormat, type, severity, service }: NewRequest,
  files: readonly PendingFile[],
  key: string,
): Promise<string> {
  const format = descriptionFormat ?? 'text';
  const parameters = {
    ...as(person),
    deptid: type ?? whmcs.settings.department,
    subject: summary,
    message: withMark(description, key, format),
    priority: severity ?? 'Medium',
    serviceid: service?.id,
    ...markdown(format),
  };
  const id = idOf(requireDone(await whmcs.write('OpenTicket', parameters, files))['id'], idForm);
  if (id === undefined) throw new Error('WHMCS does not say which ticket it has opened');
  return id;
}

export async function writeReply(
  whmcs: Whmcs,
  person: Person,
  { id, status }: Ticket,
  { body, format }: NewComment,
  files: readonly PendingFile[],
  { key, keepsStatus }: { readonly key: string; readonly keepsStatus: boolean },
): Promise<void> {
  const parameters = {
    ticketid: id,
    ...as(person),
    message: withMark(body, key, format),
    ...markdown(format),
    ...(keepsStatus ? { status } : {}),
  };
  requireDone(await whmcs.write('AddTicketReply', parameters, files));
}

/** What agents know beside the request: an internal note. */
export async function writeNote(whmcs: Whmcs, ticketid: string, draft: NewRequest): Promise<void> {
  const lines = noteLines(draft);
  if (lines.length) requireDone(await whmcs.write('AddTicketNote', { ticketid, message: lines.join('\n') }));
}

export async function writeChange(
  whmcs: Whmcs,
  { id }: Ticket,
  change: { readonly status: string } | { readonly priority: string },
): Promise<void> {
  requireDone(await whmcs.write('UpdateTicket', { ticketid: id, ...change }));
}
