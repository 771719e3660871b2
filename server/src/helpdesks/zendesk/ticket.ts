/** Zendesk's answers about tickets and comments. What is not one is nothing; a comment that is not said to be public is internal. */
import { count, filled, idOf, list, raw, text, time } from '../shared/values.ts';

/** Zendesk's ids are whole numbers that JSON still keeps. */
export const idForm = /^[1-9]\d{0,15}$/;

export interface Ticket {
  readonly id: string;
  /** Id of the user. */
  readonly requester: string;
  readonly subject: string;
  /** `new`, `open`, `pending`, `hold`, `solved`, or `closed`: nothing can be changed any more. */
  readonly status: string;
  /** Id, where there are custom statuses. */
  readonly customStatus: string | undefined;
  readonly priority: string | undefined;
  /** Id. */
  readonly form: string | undefined;
  /** Values of fields, by id. */
  readonly fields: ReadonlyMap<string, unknown>;
  /** Where this server has made it: the Idempotency-Key. */
  readonly externalId: string | undefined;
  readonly followUpOf: string | undefined;
  /** Id. */
  readonly organisation: string | undefined;
  /** Ids of the users in CC. */
  readonly copied: readonly string[];
  /** Whether the customer has shared it with the whole organisation. */
  readonly isForTeam: boolean;
  readonly created: number;
  /** Also internal notes move it. */
  readonly updated: number;
}

export interface File {
  readonly id: string;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  readonly type: string;
  readonly url: string;
}

export interface User {
  readonly id: string;
  readonly name: string;
  readonly role: string;
}

export interface Comment {
  readonly id: string;
  readonly author: User;
  readonly text: string;
  readonly html: string;
  readonly created: number;
  readonly channel: string | undefined;
  readonly files: readonly File[];
}

/**
 * What marks a ticket that is for the whole organisation. A follow-up takes over the tags of the ticket before it: so it is the tag of this
 * ticket alone.
 *
 * @param key of the ticket: its external id
 */
export const teamTag = (key: string): string => `shared-with-organization/${key.toLowerCase()}`;

const idsOf = (value: unknown): readonly string[] => list(value).flatMap(item => idOf(item, idForm) ?? []);

export function ticketOf(value: unknown): Ticket | undefined {
  const row = raw(value);
  const id = idOf(row['id'], idForm);
  const requester = idOf(row['requester_id'], idForm);
  const status = filled(row['status']);
  const created = time(row['created_at']);
  if (id === undefined || requester === undefined || status === undefined || created === undefined)
    return undefined;
  // Of such a ticket nothing is public.
  if (status === 'deleted' || row['is_public'] === false) return undefined;
  const source = raw(raw(row['via'])['source']);
  const externalId = filled(row['external_id']);
  return {
    id,
    requester,
    subject: text(row['subject']) ?? '',
    status,
    customStatus: idOf(row['custom_status_id'], idForm),
    priority: filled(row['priority']),
    form: idOf(row['ticket_form_id'], idForm),
    fields: new Map(
      list(row['custom_fields'])
        .map(raw)
        .map(field => [String(field['id']), field['value']]),
    ),
    externalId,
    followUpOf: source['rel'] === 'follow_up' ? idOf(raw(source['from'])['ticket_id'], idForm) : undefined,
    organisation: idOf(row['organization_id'], idForm),
    copied: idsOf(row['email_cc_ids']),
    isForTeam: externalId !== undefined && list(row['tags']).includes(teamTag(externalId)),
    created,
    updated: time(row['updated_at']) ?? created,
  };
}

export function userOf(value: unknown): User | undefined {
  const row = raw(value);
  const id = idOf(row['id'], idForm);
  return id === undefined ? undefined : { id, name: text(row['name']) ?? '', role: text(row['role']) ?? '' };
}

function fileOf(value: unknown): File | undefined {
  const row = raw(value);
  const id = idOf(row['id'], idForm);
  const url = filled(row['content_url']);
  if (id === undefined || url === undefined || row['deleted'] === true) return undefined;
  return {
    id,
    name: filled(row['file_name']) ?? `file-${id}`,
    size: count(row['size']) ?? 0,
    type: filled(row['content_type']) ?? 'application/octet-stream',
    url,
  };
}

/** Zendesk takes no comment without a text: this stands for files alone. */
export const namesOf = (files: readonly { readonly name: string }[]): string =>
  files.map(({ name }) => name).join(', ');

/** @param users by id */
export function commentOf(value: unknown, users: ReadonlyMap<string, User>): Comment | undefined {
  const row = raw(value);
  const id = idOf(row['id'], idForm);
  const author = idOf(row['author_id'], idForm);
  const created = time(row['created_at']);
  if (row['public'] !== true || id === undefined || author === undefined || created === undefined)
    return undefined;
  const files = list(row['attachments']).flatMap(item => fileOf(item) ?? []);
  const body = (text(row['body']) ?? '').replace(/\r\n?/g, '\n');
  return {
    id,
    author: users.get(author) ?? { id: author, name: '', role: '' },
    text: files.length && body === namesOf(files) ? '' : body,
    html: text(row['html_body']) ?? '',
    created,
    channel: filled(raw(row['via'])['channel']),
    files,
  };
}
