/** WHMCS's answers about tickets. What is not one is nothing; notes are never looked at. */
import { rising } from '../shared/rising.ts';
import { filled, idOf, list, raw, text } from '../shared/values.ts';
import { decoded, readMark } from './texts.ts';
import type { Zone } from './times.ts';

export const idForm = /^[1-9]\d{0,9}$/;
/** Of the number that customers see. */
export const keyForm = /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/;

/** A row of a list. */
export interface Row {
  /** In WHMCS's database. */
  readonly id: string;
  /** The ticket number that customers see: `tid`. */
  readonly key: string;
  /** Id. */
  readonly client: string;
  readonly department: string;
  readonly subject: string;
  readonly status: string;
  readonly priority: string;
  /** Id of the client's product. */
  readonly service: string | undefined;
  /** Who has opened it, as far as a list says it: changes where it becomes somebody else's. */
  readonly opener: string;
  /** Whether the client itself has, and no contact. False where WHMCS does not say it. */
  readonly isOfOwner: boolean;
  readonly created: number;
  readonly lastReply: number;
  /** Changes with everything that the list shows of its thread. */
  readonly stamp: string;
}

export interface File {
  /** By which WHMCS counts the files of an entry. */
  readonly index: number;
  readonly name: string;
}

/** The description or a reply. */
export interface Entry {
  /** `0` for the description. */
  readonly id: string;
  readonly isAgent: boolean;
  readonly name: string;
  /** Id of the contact who wrote it; absent for the client itself. */
  readonly contact: string | undefined;
  readonly body: string;
  readonly format: 'text' | 'markdown';
  /** Idempotency-Key. */
  readonly key: string | undefined;
  readonly at: number;
  readonly files: readonly File[];
}

export interface Ticket extends Row {
  readonly contact: string | undefined;
  readonly description: Entry | undefined;
  /** Oldest first. */
  readonly replies: readonly Entry[];
}

const textOf = (value: unknown): string => decoded(text(value) ?? '');

const openerMembers = ['userid', 'requestor_type', 'requestor_name', 'requestor_email', 'name', 'email'];

/** @param member of the id: lists name it otherwise than single answers */
export function rowOf(value: unknown, member: 'id' | 'ticketid', zone: Zone): Row | undefined {
  const row = raw(value);
  const id = idOf(row[member], idForm);
  const key = idOf(row['tid'], keyForm);
  const created = zone.read(row['date']);
  const status = filled(row['status']);
  if (id === undefined || key === undefined || created === undefined || status === undefined)
    return undefined;
  const [, service] = /^S?([1-9]\d{0,9})$/.exec(text(row['service']) ?? '') ?? [];
  return {
    id,
    key,
    client: idOf(row['userid'], idForm) ?? '0',
    department: idOf(row['deptid'], idForm) ?? '0',
    subject: textOf(row['subject']),
    status: decoded(status),
    priority: textOf(row['priority']),
    service,
    opener: JSON.stringify(openerMembers.map(each => row[each])),
    isOfOwner: row['requestor_type'] === 'Owner',
    created,
    lastReply: Math.max(zone.read(row['lastreply']) ?? created, created),
    stamp: `${String(row['lastreply'])} ${status}`,
  };
}

function filesOf(value: unknown): readonly File[] {
  const entry = raw(value);
  if (entry['attachments_removed'] === true) return [];
  return list(entry['attachments'])
    .map(raw)
    .flatMap(({ index, filename }) => {
      const name = textOf(filename);
      const number = idOf(index, /^\d{1,3}$/);
      return name && number !== undefined ? [{ index: Number(number), name }] : [];
    });
}

function entryOf(value: unknown, zone: Zone): Entry | undefined {
  const entry = raw(value);
  const id = idOf(entry['replyid'], /^(?:0|[1-9]\d{0,9})$/);
  const at = zone.read(entry['date']);
  if (id === undefined || at === undefined) return undefined;
  const admin = textOf(entry['admin']);
  const name = admin || textOf(entry['requestor_name']) || textOf(entry['name']);
  const message = textOf(entry['message']);
  // Only what a customer writes can have the mark.
  const { body, format, key } = admin ? { body: message, format: 'markdown' as const } : readMark(message);
  return {
    id,
    isAgent: admin !== '',
    name,
    contact: idOf(entry['contactid'], idForm),
    body,
    format,
    key,
    at,
    files: filesOf(value),
  };
}

/** Of its last reply, as customers see it: never before that reply's own time. */
export const updatedOf = ({ lastReply, replies }: Ticket): number =>
  Math.max(lastReply, replies.at(-1)?.at ?? 0);

export function ticketOf(value: unknown, zone: Zone): Ticket | undefined {
  const row = rowOf(value, 'ticketid', zone);
  if (!row) return undefined;
  const ticket = raw(value);
  const entries = list(raw(ticket['replies'])['reply'])
    .flatMap(item => entryOf(item, zone) ?? [])
    .sort((one, other) => Number(one.id) - Number(other.id));
  const replies = rising(
    entries.filter(({ id }) => id !== '0'),
    'at',
  );
  return {
    ...row,
    contact: idOf(ticket['contactid'], idForm),
    description: entries.find(({ id }) => id === '0'),
    replies,
  };
}
