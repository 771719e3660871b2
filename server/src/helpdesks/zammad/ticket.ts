/** Tickets and articles as Zammad answers with them (`expand=true`). What is not one is nothing. */
import { count, filled, flag, idOf, list, raw, text, time, type Raw } from '../shared/values.ts';

export const idForm = /^[1-9]\d{0,14}$/;

export interface Ticket {
  readonly id: string;
  /** What people call it by. */
  readonly number: string;
  readonly title: string;
  /** Name. */
  readonly state: string;
  readonly group: string;
  /** Id of a user. */
  readonly customer: string;
  readonly created: number;
  /** Of anything, also of what customers do not see. */
  readonly updated: number;
  readonly closed: number | undefined;
  /** All of them, also internal ones. */
  readonly articles: readonly string[];
  readonly values: Raw;
}

export interface Attachment {
  readonly id: string;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  readonly type: string;
}

export interface Article {
  readonly id: string;
  /** Id. */
  readonly ticket: string;
  readonly body: string;
  readonly isHtml: boolean;
  /** Whether customers see it. */
  readonly isPublic: boolean;
  readonly sender: 'Agent' | 'Customer' | 'System';
  /** Such as `email`, `web` or `note`. */
  readonly type: string;
  /** Id of the user in whose name it is. */
  readonly author: string | undefined;
  /** Of the author, for people. */
  readonly name: string;
  readonly created: number;
  readonly attachments: readonly Attachment[];
  readonly preferences: Raw;
}

export function ticketOf(value: unknown): Ticket | undefined {
  const row = raw(value);
  const id = idOf(row['id'], idForm);
  const number = idOf(row['number'], /^\d{1,20}$/);
  const customer = idOf(row['customer_id'], idForm);
  const created = time(row['created_at']);
  if (id === undefined || number === undefined || customer === undefined || created === undefined)
    return undefined;
  return {
    id,
    number,
    title: text(row['title']) ?? '',
    state: text(row['state']) ?? '',
    group: text(row['group']) ?? '',
    customer,
    created,
    updated: time(row['updated_at']) ?? created,
    closed: time(row['last_close_at']) ?? time(row['close_at']),
    articles: list(row['article_ids']).flatMap(item => idOf(item, idForm) ?? []),
    values: row,
  };
}

function attachmentOf(value: unknown): Attachment | undefined {
  const row = raw(value);
  const id = idOf(row['id'], idForm);
  const size = count(row['size']);
  if (id === undefined || size === undefined) return undefined;
  const preferences = raw(row['preferences']);
  const type = filled(preferences['Content-Type']) ?? filled(preferences['Mime-Type']);
  return {
    id,
    name: filled(row['filename']) ?? `file-${id}`,
    size,
    type: type?.split(';')[0]?.trim() || 'application/octet-stream',
  };
}

/** `Marta Maier via <support@example.com>` */
const nameOf = (from: string): string =>
  from
    .replace(/\s*<[^>]*>\s*$/, '')
    .replace(/\s+via(?:\s.*)?$/, '')
    .replace(/^"(.*)"$/, '$1')
    .trim();

/** Pictures that are attachments: their addresses lead nowhere outside Zammad. No tag is looked at beyond the next one. */
const innerPicture = /<img\b[^<>]*\ssrc=["'](?:\/api\/v1\/|cid:)[^<>]*>/gi;

export function articleOf(value: unknown): Article | undefined {
  const row = raw(value);
  const id = idOf(row['id'], idForm);
  const ticket = idOf(row['ticket_id'], idForm);
  const created = time(row['created_at']);
  if (id === undefined || ticket === undefined || created === undefined) return undefined;
  const isHtml = /html/i.test(text(row['content_type']) ?? '');
  const body = (text(row['body']) ?? '').replace(/\r\n?/g, '\n');
  const sender = text(row['sender']);
  return {
    id,
    ticket,
    body: isHtml ? body.replace(innerPicture, '') : body,
    isHtml,
    // What is not said to be public is internal.
    isPublic: flag(row['internal']) === false,
    sender: sender === 'Agent' || sender === 'Customer' ? sender : 'System',
    type: text(row['type']) ?? '',
    author: idOf(row['origin_by_id'], idForm) ?? idOf(row['created_by_id'], idForm),
    name: nameOf(text(row['from']) ?? ''),
    created,
    attachments: list(row['attachments']).flatMap(item => attachmentOf(item) ?? []),
    preferences: raw(row['preferences']),
  };
}
