/** What is written to Zendesk, in the customer's name: an agent may say who the author is. */
import { createHash } from 'node:crypto';
import { HelpdeskRefused, type NewComment, type NewRequest, type PendingFile } from '../../app/desk.ts';
import { noteLines } from '../shared/note.ts';
import { path } from '../shared/path.ts';
import { idOf, list, raw, type Raw } from '../shared/values.ts';
import { requireDone, type Zendesk } from './client.ts';
import { upload } from './files.ts';
import { loadForms, valuesFor } from './forms.ts';
import { idForm, namesOf, type Ticket } from './ticket.ts';

const bodyOf = (body: string, files: readonly PendingFile[]): string => (body.trim() ? body : namesOf(files));

/** https://developer.zendesk.com/api-reference/ticketing/tickets/tickets/#setting-metadata: audits keep it, and nobody sees it. */
const markOf = (key: string) => ({ support_requests_key: key });

/** The comment that was written with this key, among the audits of a ticket. */
export async function findMarked(zendesk: Zendesk, ticket: string, key: string): Promise<string | undefined> {
  for await (const page of zendesk.pages(path`/tickets/${ticket}/audits.json`))
    for (const audit of list(page['audits']).map(raw)) {
      const { support_requests_key: found } = raw(raw(audit['metadata'])['custom']);
      if (found === key) return commentIn(audit);
    }
  return undefined;
}

const commentIn = (audit: Raw): string | undefined =>
  list(audit['events'])
    .map(raw)
    .flatMap(event => (event['type'] === 'Comment' ? (idOf(event['id'], idForm) ?? []) : []))[0];

/** @param followed the ticket that it follows, where that is closed for good @returns the id of the ticket */
export async function writeTicket(
  zendesk: Zendesk,
  user: string,
  draft: NewRequest,
  files: readonly PendingFile[],
  { key, followed }: { readonly key: string; readonly followed: string | undefined },
): Promise<string> {
  const { settings, http } = zendesk;
  const form = draft.type ?? settings.forms[0];
  const type = form === undefined ? undefined : (await loadForms(zendesk)).find(({ id }) => id === form);
  const ticket = {
    subject: draft.summary,
    comment: { body: bodyOf(draft.description, files), public: true, uploads: await upload(zendesk, files) },
    requester_id: Number(user),
    submitter_id: Number(user),
    external_id: key,
    metadata: markOf(key),
    ...(draft.severity === undefined ? {} : { priority: draft.severity }),
    ...(form === undefined ? {} : { ticket_form_id: Number(form) }),
    ...(type ? { custom_fields: valuesFor(type, draft.fields) } : {}),
    ...(followed === undefined ? {} : { via_followup_source_id: Number(followed) }),
  };
  // Two customers may have the same key.
  const own = createHash('sha256').update(`${user} ${key}`).digest('hex');
  const headers = { 'Idempotency-Key': own };
  const answer = await http.call('/tickets.json', { method: 'POST', json: { ticket }, headers });
  const id = idOf(raw(requireDone(answer)['ticket'])['id'], idForm);
  if (id === undefined) throw new Error('Zendesk does not say which ticket it has made');
  return id;
}

async function update(zendesk: Zendesk, id: string, ticket: Raw): Promise<Raw> {
  const answer = await zendesk.http.call(path`/tickets/${id}.json`, { method: 'PUT', json: { ticket } });
  return requireDone(answer);
}

/** @returns the id of the comment */
export async function writeComment(
  zendesk: Zendesk,
  user: string,
  { id, status }: Ticket,
  { body, reopens }: NewComment,
  files: readonly PendingFile[],
  key: string,
): Promise<string> {
  if (status === 'closed')
    throw new HelpdeskRefused('This request is closed for good. Please raise a new one.');
  const opens = status === 'pending' || (status === 'solved' && reopens);
  const comment = {
    body: bodyOf(body, files),
    public: true,
    author_id: Number(user),
    uploads: await upload(zendesk, files),
  };
  const made = await update(zendesk, id, {
    comment,
    metadata: markOf(key),
    ...(opens ? { status: 'open' } : {}),
  });
  const comments = commentIn(raw(made['audit']));
  if (comments === undefined) throw new HelpdeskRefused('Our helpdesk has not taken this.');
  return comments;
}

/** What agents know beside the request: an internal note. */
export async function writeNote(zendesk: Zendesk, id: string, draft: NewRequest): Promise<void> {
  const fields = zendesk.settings.forms.length ? {} : draft.fields;
  const lines = noteLines({ context: draft.context, fields });
  if (lines.length) await update(zendesk, id, { comment: { body: lines.join('\n'), public: false } });
}

export async function writeChange(
  zendesk: Zendesk,
  { id }: Ticket,
  change: { readonly status: string } | { readonly priority: string },
): Promise<void> {
  await update(zendesk, id, change);
}
