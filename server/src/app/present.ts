/** Turns records of the store into objects of the contract. */
import { awaitingOf } from './asked.ts';
import type { FullConfig } from './limits.ts';
import type { AttachmentRecord, CommentRecord, RequestRecord, Role } from './store.ts';
import type { WireAttachment, WireAuthor, WireComment, WireRequest } from './wire.ts';

const time = (at: number): string => new Date(at).toISOString();

function presentAuthor(name: string, role: Role): WireAuthor {
  // A customer sees only their own data, so each requester in it is that customer.
  return role === 'requester' ? { name, role, me: true } : { name, role };
}

export function presentAttachment(attachment: AttachmentRecord): WireAttachment {
  const { id, name, size, type } = attachment;
  return { id, name, size, type, url: `attachments/${encodeURIComponent(id)}` };
}

function actionsOf(request: RequestRecord, config: FullConfig): NonNullable<WireRequest['actions']> {
  const { features, closedReply } = config;
  if (!request.closed) return ['reply', 'attach', ...(features.close ? (['close'] as const) : [])];
  return [
    ...(closedReply === 'refused' ? [] : (['reply', 'attach'] as const)),
    ...(features.reopen ? (['reopen'] as const) : []),
    ...(features.rating ? (['rate'] as const) : []),
  ];
}

export function presentRequest(request: RequestRecord, config: FullConfig): WireRequest {
  const { lastComment } = request;
  const awaiting = awaitingOf(request);
  const status = request.closed ? 'closed' : request.unread ? 'updated' : 'open';
  return {
    key: request.key,
    summary: request.summary,
    description: request.description,
    ...(request.descriptionFormat ? { descriptionFormat: request.descriptionFormat } : {}),
    author: presentAuthor(request.authorName, 'requester'),
    attachments: request.attachments.map(presentAttachment),
    status,
    closed: request.closed,
    createdAt: time(request.createdAt),
    updatedAt: time(request.updatedAt),
    unread: request.unread,
    ...(awaiting ? { awaiting } : {}),
    ...(lastComment
      ? {
          lastComment: {
            author: presentAuthor(lastComment.author.name, lastComment.author.role),
            createdAt: time(lastComment.createdAt),
          },
        }
      : {}),
    actions: actionsOf(request, config),
    fields: { ...request.fields },
    ...(request.rating === undefined ? {} : { rating: request.rating }),
  };
}

export function presentComment(comment: CommentRecord): WireComment {
  return {
    id: comment.id,
    author: presentAuthor(comment.author.name, comment.author.role),
    body: comment.body,
    format: comment.format,
    createdAt: time(comment.createdAt),
    attachments: comment.attachments.map(presentAttachment),
  };
}
