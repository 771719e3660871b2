/** Turns what a desk answers into objects of the contract. */
import type { DeskComment, DeskFile, DeskRequest, Person } from './desk.ts';
import type { FullConfig } from './limits.ts';
import { severitiesOf } from './new-request.ts';
import type { WireAttachment, WireAuthor, WireComment, WireRequest, WireService } from './wire.ts';

const time = (at: number): string => new Date(at).toISOString();

/** What the objects of the contract depend on, beside what the desk answers. */
export interface View {
  readonly config: FullConfig;
  /** The signed-in customer in the desk. */
  readonly owner: string;
  /** The customer's services, by id, as far as they are named. */
  readonly services?: ReadonlyMap<string, WireService> | undefined;
  /** Requests that the customer may see, by key, as far as others refer to them. */
  readonly linked?: ReadonlyMap<string, DeskRequest> | undefined;
}

function presentAuthor({ name, role, key }: Person, owner: string): WireAuthor {
  // A desk that shares nothing says no key: then each requester is the customer.
  return role === 'requester' ? { name, role, me: key === undefined || key === owner } : { name, role };
}

export function presentFile({ id, name, size, type }: DeskFile): WireAttachment {
  return { id, name, size, type, url: `attachments/${encodeURIComponent(id)}` };
}

function actionsOf(request: DeskRequest, config: FullConfig): NonNullable<WireRequest['actions']> {
  const { features, closedReply } = config;
  if (!request.closed) {
    const severity = severitiesOf(config, request.type).length > 0;
    return [
      'reply',
      'attach',
      ...(features.close ? (['close'] as const) : []),
      ...(severity ? (['severity'] as const) : []),
    ];
  }
  return [
    ...(closedReply === 'refused' ? [] : (['reply', 'attach'] as const)),
    ...(features.reopen ? (['reopen'] as const) : []),
    ...(features.rating ? (['rate'] as const) : []),
  ];
}

/** What contract 1.1 says about a request, as far as there is something to say. */
function presentDetails(request: DeskRequest, view: View): Partial<WireRequest> {
  const { config, owner, services, linked } = view;
  const { service, followUpOf, incidentIds } = request;
  const type = config.types?.find(({ id }) => id === request.type);
  const severity = config.severities?.find(({ value }) => value === request.severity);
  const followed = followUpOf === undefined ? undefined : linked?.get(followUpOf);
  const isWaiting = request.awaiting === 'support' && request.waitingSince !== undefined;
  const minutes = isWaiting ? severity?.replyWithinMinutes : undefined;
  const expected =
    request.expectedReplyAt ??
    (minutes === undefined ? undefined : (request.waitingSince ?? request.createdAt) + minutes * 60_000);
  return {
    // What was removed from the catalogue is shown by its id.
    ...(request.type === undefined ? {} : { type: { id: request.type, label: type?.label ?? request.type } }),
    ...(service ? { service: services?.get(service.id) ?? service } : {}),
    ...(request.severity === undefined
      ? {}
      : { severity: { value: request.severity, label: severity?.label ?? request.severity } }),
    ...(config.features.people
      ? {
          people: (request.people ?? []).map(person =>
            person.id === owner ? { ...person, me: true } : { ...person },
          ),
          visibility: request.visibility ?? 'private',
        }
      : {}),
    ...(expected === undefined ? {} : { expectedReplyAt: time(expected) }),
    ...(followed ? { links: [{ rel: 'follow-up-of', key: followed.key, summary: followed.summary }] } : {}),
    ...(incidentIds?.length ? { incidentIds: [...incidentIds] } : {}),
  };
}

export function presentRequest(request: DeskRequest, view: View): WireRequest {
  const { lastComment, awaiting, statusLabel, unread = false } = request;
  const { owner, config } = view;
  const status = request.closed ? 'closed' : unread ? 'updated' : 'open';
  return {
    key: request.key,
    summary: request.summary,
    description: request.description,
    ...(request.descriptionFormat ? { descriptionFormat: request.descriptionFormat } : {}),
    author: presentAuthor({ name: request.authorName, role: 'requester', key: request.owner }, owner),
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
            author: presentAuthor(lastComment.author, owner),
            createdAt: time(lastComment.createdAt),
          },
        }
      : {}),
    actions: actionsOf(request, config),
    fields: { ...request.fields },
    ...(request.rating === undefined ? {} : { rating: request.rating }),
    ...presentDetails(request, view),
  };
}

/** @param retractable whether the customer can still take it back */
export function presentComment(comment: DeskComment, owner: string, retractable = false): WireComment {
  return {
    id: comment.id,
    author: presentAuthor(comment.author, owner),
    body: comment.body,
    format: comment.format,
    createdAt: time(comment.createdAt),
    ...(comment.channel === undefined ? {} : { channel: comment.channel }),
    ...(comment.editedAt === undefined ? {} : { editedAt: time(comment.editedAt) }),
    ...(retractable ? { retractable } : {}),
    attachments: comment.files.map(presentFile),
  };
}
