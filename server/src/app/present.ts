/** Turns what a desk answers into objects of the contract. */
import type { DeskComment, DeskFile, DeskRequest, Person } from './desk.ts';
import type { FullConfig } from './limits.ts';
import type { WireAttachment, WireAuthor, WireComment, WireRequest } from './wire.ts';

const time = (at: number): string => new Date(at).toISOString();

function presentAuthor({ name, role }: Person): WireAuthor {
  // A customer sees only their own data, so each requester in it is that customer.
  return role === 'requester' ? { name, role, me: true } : { name, role };
}

export function presentFile({ id, name, size, type }: DeskFile): WireAttachment {
  return { id, name, size, type, url: `attachments/${encodeURIComponent(id)}` };
}

function actionsOf(request: DeskRequest, config: FullConfig): NonNullable<WireRequest['actions']> {
  const { features, closedReply } = config;
  if (!request.closed) return ['reply', 'attach', ...(features.close ? (['close'] as const) : [])];
  return [
    ...(closedReply === 'refused' ? [] : (['reply', 'attach'] as const)),
    ...(features.reopen ? (['reopen'] as const) : []),
    ...(features.rating ? (['rate'] as const) : []),
  ];
}

export function presentRequest(request: DeskRequest, config: FullConfig): WireRequest {
  const { lastComment, awaiting, statusLabel, unread = false } = request;
  const status = request.closed ? 'closed' : unread ? 'updated' : 'open';
  return {
    key: request.key,
    summary: request.summary,
    description: request.description,
    ...(request.descriptionFormat ? { descriptionFormat: request.descriptionFormat } : {}),
    author: presentAuthor({ name: request.authorName, role: 'requester' }),
    attachments: request.files.map(presentFile),
    status,
    ...(statusLabel ? { statusLabel } : {}),
    closed: request.closed,
    createdAt: time(request.createdAt),
    updatedAt: time(request.updatedAt),
    unread,
    ...(awaiting ? { awaiting } : {}),
    ...(lastComment
      ? {
          lastComment: {
            author: presentAuthor(lastComment.author),
            createdAt: time(lastComment.createdAt),
          },
        }
      : {}),
    actions: actionsOf(request, config),
    fields: { ...request.fields },
    ...(request.rating === undefined ? {} : { rating: request.rating }),
  };
}

export function presentComment(comment: DeskComment): WireComment {
  return {
    id: comment.id,
    author: presentAuthor(comment.author),
    body: comment.body,
    format: comment.format,
    createdAt: time(comment.createdAt),
    attachments: comment.files.map(presentFile),
  };
}
