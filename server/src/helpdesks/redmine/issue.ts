/** An issue as Redmine answers with it. What is not an issue is nothing. */
import { count, filled, flag, idOf, list, raw, text, time } from '../shared/values.ts';

export const idForm = /^[1-9]\d{0,9}$/;

export interface Named {
  readonly id: string;
  readonly name: string;
}

export interface Status extends Named {
  /** Redmine before 5 does not say it here. */
  readonly isClosed: boolean | undefined;
}

export interface Attachment {
  readonly id: string;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  readonly type: string;
  readonly author: string | undefined;
  readonly created: number;
}

export interface Journal {
  readonly id: string;
  readonly user: Named;
  readonly notes: string;
  readonly created: number;
  readonly isPrivate: boolean;
  /** Ids of the attachments that came with it. */
  readonly files: readonly string[];
  /** Attributes of the issue that it has changed, such as `status_id`. */
  readonly changed: readonly string[];
  /** What custom fields had and have, by id. */
  readonly fields: ReadonlyMap<string, { readonly before: string; readonly after: string }>;
}

export interface Issue {
  readonly id: string;
  /** Id. */
  readonly project: string;
  readonly status: Status;
  readonly author: Named;
  readonly subject: string;
  readonly description: string;
  readonly created: number;
  readonly updated: number;
  /** Values of custom fields, by id. */
  readonly fields: ReadonlyMap<string, string>;
  /** Oldest first; these three only where they were asked for. */
  readonly journals: readonly Journal[];
  readonly attachments: readonly Attachment[];
  readonly allowed: readonly Status[];
}

const nobody: Named = { id: '0', name: 'Redmine' };

export function namedOf(value: unknown): Named | undefined {
  const { id, name } = raw(value);
  const found = idOf(id, idForm);
  return found === undefined ? undefined : { id: found, name: text(name) ?? '' };
}

export function statusFrom(value: unknown): Status | undefined {
  const named = namedOf(value);
  return named && { ...named, isClosed: flag(raw(value)['is_closed']) };
}

/** Line ends as everybody else has them: Redmine's own pages send those of forms. */
const lines = (value: unknown): string => (text(value) ?? '').replace(/\r\n?/g, '\n');

function attachmentOf(value: unknown): Attachment | undefined {
  const row = raw(value);
  const id = idOf(row['id'], idForm);
  if (id === undefined) return undefined;
  return {
    id,
    name: filled(row['filename']) ?? `file-${id}`,
    size: count(row['filesize']) ?? 0,
    type: filled(row['content_type']) ?? 'application/octet-stream',
    author: namedOf(row['author'])?.id,
    created: time(row['created_on']) ?? 0,
  };
}

function journalOf(value: unknown): Journal | undefined {
  const row = raw(value);
  const id = idOf(row['id'], idForm);
  const created = time(row['created_on']);
  if (id === undefined || created === undefined) return undefined;
  const details = list(row['details']).map(raw);
  const of = (property: string) => details.filter(detail => detail['property'] === property);
  const isSet = (detail: Readonly<Record<string, unknown>>): boolean =>
    filled(detail['new_value']) !== undefined;
  return {
    id,
    user: namedOf(row['user']) ?? nobody,
    notes: lines(row['notes']),
    created,
    // What is not said to be public is private, but for Redmine that has no private notes.
    isPrivate: row['private_notes'] !== undefined && row['private_notes'] !== false,
    files: of('attachment')
      .filter(isSet)
      .flatMap(detail => idOf(detail['name'], idForm) ?? []),
    changed: of('attr').flatMap(detail => filled(detail['name']) ?? []),
    fields: new Map(
      of('cf').map(detail => [
        String(detail['name']),
        { before: text(detail['old_value']) ?? '', after: text(detail['new_value']) ?? '' },
      ]),
    ),
  };
}

export function issueOf(value: unknown): Issue | undefined {
  const row = raw(value);
  const id = idOf(row['id'], idForm);
  const status = statusFrom(row['status']);
  const created = time(row['created_on']);
  if (id === undefined || status === undefined || created === undefined) return undefined;
  const fields = list(row['custom_fields']).map(raw);
  return {
    id,
    project: namedOf(row['project'])?.id ?? '0',
    status,
    author: namedOf(row['author']) ?? nobody,
    subject: text(row['subject']) ?? '',
    description: lines(row['description']),
    created,
    updated: time(row['updated_on']) ?? created,
    fields: new Map(fields.map(field => [String(field['id']), text(field['value']) ?? ''])),
    journals: list(row['journals'])
      .flatMap(item => journalOf(item) ?? [])
      // Whoever owns the key may want the newest first.
      .sort((one, other) => Number(one.id) - Number(other.id)),
    attachments: list(row['attachments']).flatMap(item => attachmentOf(item) ?? []),
    allowed: list(row['allowed_statuses']).flatMap(item => statusFrom(item) ?? []),
  };
}
