/** Turns rows into the app's records. */
import type { AttachmentRecord, CommentAuthor, CommentRecord, RequestRecord, Role } from '../../app/store.ts';
import type { Row } from './database.ts';

const optionalText = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
export const optionalNumber = (value: unknown): number | undefined =>
  typeof value === 'number' ? value : undefined;

/** The sent attachments `a` for which the condition `owner` holds, as one JSON column. */
export const attachmentsColumn = (owner: string): string => `(
  select coalesce(json_agg(json_build_object(
    'id', a.id, 'name', a.name, 'size', a.size, 'type', a.type, 'createdAt', a.created_at
  ) order by a.position)::text, '[]')
  from attachments a where a.sent and ${owner}
) as attachments`;

/** The attachments of a request itself, not of its comments. */
const requestAttachments = (alias: string): string =>
  attachmentsColumn(`a.request_key = ${alias}.key and a.comment_id is null`);

/** With whom a request is shared, as one JSON column. */
const peopleColumn = (alias: string): string => `(
  select coalesce(json_agg(json_build_object('id', p.person, 'name', p.name) order by p.name, p.person)::text, '[]')
  from request_people p where p.customer = ${alias}.customer and p.request_key = ${alias}.key
) as people`;

/** The read mark of the reader in a parameter: a sequence. */
const seenSequence = (alias: string, reader: string): string => `(
  case when ${alias}.customer = ${reader} then ${alias}.read_sequence else coalesce((
    select m.read_sequence from reader_marks m
    where m.customer = ${alias}.customer and m.request_key = ${alias}.key and m.reader = ${reader}
  ), 0) end
)`;

/**
 * Whether support, or a colleague, has commented after a read mark.
 *
 * @param seen the mark, a sequence
 */
export const isUnread = (alias: string, reader: string, seen = seenSequence(alias, reader)): string => `(
  ${alias}.agent_sequence > ${seen} or (${alias}.organisation is not null and exists (
    select 1 from comments o
    where o.customer = ${alias}.customer and o.request_key = ${alias}.key and o.sequence > ${seen}
      and o.author_role = 'requester' and coalesce(o.writer, o.customer) <> ${reader}
  ))
)`;

/** The columns of a request that are elsewhere; the reader is in a parameter. */
export const requestColumns = (alias: string, reader: string): string =>
  `${requestAttachments(alias)}, ${peopleColumn(alias)}, ${isUnread(alias, reader)} as unread`;

function toSentAttachments(json: unknown): AttachmentRecord[] {
  return (JSON.parse(json as string) as Omit<AttachmentRecord, 'sent'>[]).map(attachment => ({
    ...attachment,
    sent: true,
  }));
}

export function toAttachment(row: Row): AttachmentRecord {
  return {
    id: row['id'] as string,
    name: row['name'] as string,
    size: row['size'] as number,
    type: row['type'] as string,
    createdAt: row['created_at'] as number,
    sent: row['sent'] as boolean,
    requestKey: optionalText(row['request_key']),
    callKey: optionalText(row['call_key']),
  };
}

/** What has no column of its own. */
export interface Details extends Pick<RequestRecord, 'incidentIds' | 'seenArticleIds'> {
  readonly serviceLabel?: string | undefined;
}

function detailsOf(row: Row) {
  const { serviceLabel, ...details } = JSON.parse(optionalText(row['details']) ?? '{}') as Details;
  const service = optionalText(row['service']);
  return {
    ...details,
    type: optionalText(row['type']),
    service: service === undefined ? undefined : { id: service, label: serviceLabel ?? service },
    severity: optionalText(row['severity']),
    organisation: optionalText(row['organisation']),
    visibility: optionalText(row['visibility']) as RequestRecord['visibility'],
    people: JSON.parse(row['people'] as string) as RequestRecord['people'],
  };
}

const authorOf = (name: unknown, role: unknown, writer: unknown): CommentAuthor => ({
  name: name as string,
  role: role as Role,
  ...(typeof writer === 'string' ? { key: writer } : {}),
});

export function toRequest(row: Row): RequestRecord {
  return {
    ...detailsOf(row),
    key: row['key'] as string,
    owner: row['customer'] as string,
    number: row['number'] as number,
    summary: row['summary'] as string,
    description: row['description'] as string,
    descriptionFormat:
      (optionalText(row['description_format']) as RequestRecord['descriptionFormat']) ?? undefined,
    authorName: row['author_name'] as string,
    attachments: toSentAttachments(row['attachments']),
    closed: row['closed'] as boolean,
    createdAt: row['created_at'] as number,
    updatedAt: row['updated_at'] as number,
    fields: JSON.parse(row['fields'] as string) as RequestRecord['fields'],
    context: JSON.parse(row['context'] as string) as RequestRecord['context'],
    followUpOf: optionalText(row['follow_up_of']),
    rating: optionalNumber(row['rating']),
    ratingComment: optionalText(row['rating_comment']),
    lastAuthor: row['last_author'] as Role,
    asked: row['asked'] as boolean,
    lastComment:
      row['last_comment_at'] === null
        ? undefined
        : {
            author: authorOf(row['last_author_name'], row['last_author'], row['last_writer']),
            createdAt: row['last_comment_at'] as number,
          },
    answered: (row['agent_sequence'] as number) > 0,
    unread: row['unread'] as boolean,
  };
}

export function toComment(row: Row): CommentRecord {
  return {
    id: row['id'] as string,
    sequence: row['sequence'] as number,
    author: authorOf(row['author_name'], row['author_role'], row['writer']),
    body: row['body'] as string,
    format: row['format'] as CommentRecord['format'],
    channel: optionalText(row['channel']),
    createdAt: row['created_at'] as number,
    attachments: toSentAttachments(row['attachments']),
  };
}
