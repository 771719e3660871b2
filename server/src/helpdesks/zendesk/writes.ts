/** What is written to Zendesk, in the customer's name: an agent may say who the author is. */
import { createHash } from 'node:crypto';
import { HelpdeskRefused, type NewComment, type NewRequest, type PendingFile } from '../../app/desk.ts';
import { noteLines } from '../shared/note.ts';
import { path } from '../shared/path.ts';
import { idOf, list, raw, type Raw } from '../shared/values.ts';
import { requireDone, type Zendesk } from './client.ts';
import { upload } from './files.ts';
import { loadForms, valuesFor } from './forms.ts';
import { idForm, namesOf, teamTag, type Ticket } from './ticket.ts';

const bodyOf = (body: string, files: readonly PendingFile[]): string => (body.trim() ? body : namesOf(files));

/** https://developer.zendesk.com/api-reference/ticketing/tickets/tickets/#setting-metadata: audits keep it, and nobody sees it. */
const markOf = (key: string) => ({ support_requests_key: key });

/** The comment that this user has written with this key, among the audits of a ticket. */
export async function findMarked(
  zendesk: Zendesk,
  ticket: string,
  key: string,
  user: string,
): Promise<string | undefined> {
  for await (const page of zendesk.pages(path`/tickets/${ticket}/audits.json`))
    for (const audit of list(page['audits']).map(raw)) {
      const { support_requests_key: found } = raw(raw(audit['metadata'])['custom']);
      const comment = found === key ? commentIn(audit, user) : undefined;
      if (comment !== undefined) return comment;
    }
  return undefined;
}

const commentIn = (audit: Raw, user: string): string | undefined =>
  list(audit['events'])
    .map(raw)
    .filter(event => event['type'] === 'Comment' && idOf(event['author_id'], idForm) === user)
    .flatMap(event => idOf(event['id'], idForm) ?? [])[0];

/** https://developer.zendesk.com/documentation/ticketing/managing-tickets/creating-and-updating-tickets/#setting-email-ccs */
const copiesOf = (added: readonly string[], removed: readonly string[]) => [
  ...added.map(id => ({ user_id: id, action: 'put' })),
  ...removed.map(id => ({ user_id: id, action: 'delete' })),
];

interface NewTicket {
  readonly key: string;
  /** The ticket that it follows, where that is closed for good. */
  readonly followed: string | undefined;
  /** Ids of users. */
  readonly copied: readonly string[];
  readonly isForTeam: boolean;
}

/** @returns the id of the ticket */
export async function writeTicket(
  zendesk: Zendesk,
  user: string,
  draft: NewRequest,
  files: readonly PendingFile[],
  { key, followed, copied, isForTeam }: NewTicket,
): Promise<string> {
  const { settings, http } = zendesk;
  const form = draft.type ?? settings.forms[0];
  const type = form === undefined ? undefined : (await loadForms(zendesk)).find(({ id }) => id === form);
  const { serviceField } = settings;
  const values = [
    ...valuesFor(type, draft.fields),
    ...(draft.service && serviceField !== undefined
      ? [{ id: Number(serviceField), value: draft.service.id }]
      : []),
  ];
  const ticket = {
    subject: draft.summary,
    comment: { body: bodyOf(draft.description, files), public: true, uploads: await upload(zendesk, files) },
    requester_id: Number(user),
    submitter_id: Number(user),
    external_id: key,
    metadata: markOf(key),
    ...(draft.severity === undefined ? {} : { priority: draft.severity }),
    ...(form === undefined ? {} : { ticket_form_id: Number(form) }),
    ...(values.length ? { custom_fields: values } : {}),
    ...(followed === undefined ? {} : { via_followup_source_id: Number(followed) }),
    ...(copied.length ? { email_ccs: copiesOf(copied, []) } : {}),
    ...(isForTeam ? { tags: [teamTag(key)] } : {}),
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
  const added = commentIn(raw(made['audit']), user);
  if (added === undefined) throw new HelpdeskRefused('Our helpdesk has not taken this.');
  return added;
}

/** @param added ids of users @param removed ids of users */
export async function writeCopies(
  zendesk: Zendesk,
  { id }: Ticket,
  added: readonly string[],
  removed: readonly string[],
): Promise<void> {
  await update(zendesk, id, { email_ccs: copiesOf(added, removed) });
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
