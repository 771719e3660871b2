/** Turns rows into the app's records. */
import type { AttachmentRecord, CommentRecord, RequestRecord, Role } from '../../app/store.ts';
import type { Row } from './database.ts';

export const optionalText = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : undefined;
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
export const requestAttachments = (alias: string): string =>
  attachmentsColumn(
    `a.customer = ${alias}.customer and a.request_key = ${alias}.key and a.comment_id is null`,
  );

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
    callKey: optionalText(row['call_key']),
  };
}

export function toRequest(row: Row): RequestRecord {
  return {
    key: row['key'] as string,
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
            author: { name: row['last_author_name'] as string, role: row['last_author'] as Role },
            createdAt: row['last_comment_at'] as number,
          },
    unread: (row['agent_sequence'] as number) > (row['read_sequence'] as number),
  };
}

export function toComment(row: Row): CommentRecord {
  return {
    id: row['id'] as string,
    sequence: row['sequence'] as number,
    author: { name: row['author_name'] as string, role: row['author_role'] as Role },
    body: row['body'] as string,
    format: row['format'] as CommentRecord['format'],
    createdAt: row['created_at'] as number,
    attachments: toSentAttachments(row['attachments']),
  };
}
