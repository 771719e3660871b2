/** Zendesk's tickets as requests. */
import type { DeskFile, DeskRequest, Person } from '../../app/desk.ts';
import type { WireRequestType, WireService } from '../../app/wire.ts';
import { shownService } from '../shared/services.ts';
import { statusOf } from '../shared/status.ts';
import { fieldsOf } from './forms.ts';
import type { Viewer } from './people.ts';
import type { Settings } from './settings.ts';
import { serviceOf } from './services.ts';
import { sharingOf, type Circle } from './sharing.ts';
import { isClosed, type Statuses } from './statuses.ts';
import type { Comment, File, Ticket } from './ticket.ts';
import type { Thread } from './tickets.ts';

/** Agents, and administrators. */
export const isAgents = ({ author: { role } }: Comment): boolean => role === 'agent' || role === 'admin';

export function authorOf(comment: Comment, viewer: Viewer): Person {
  const { id, name } = comment.author;
  if (id === viewer.user) return { name: viewer.customer.name, role: 'requester', key: viewer.owner };
  // Who was deleted has no role.
  return isAgents(comment) || !comment.author.role
    ? { name: name || 'Support', role: 'agent' }
    : { name, role: 'requester', key: id };
}

/** The id says in which ticket it is: Zendesk's own answer about a file does not. */
export const fileOf = (ticket: string, { id, name, size, type }: File): DeskFile => ({
  id: `${ticket}-${id}`,
  name,
  size,
  type,
});

function awaitingOf({ status }: Ticket, last: Comment | undefined): DeskRequest['awaiting'] {
  if (isClosed({ status })) return undefined;
  if (status === 'pending') return 'requester';
  return last && isAgents(last) ? undefined : 'support';
}

/** The first that the customer has written since support has. */
function waitingSince({ created }: Ticket, replies: readonly Comment[]): number {
  const last = replies.findLastIndex(isAgents);
  return last < 0 ? created : (replies[last + 1]?.created ?? created);
}

export async function requestOf(
  ticket: Ticket,
  { description, replies }: Thread,
  viewer: Viewer,
  {
    statuses,
    settings,
    forms,
    services,
    circle,
  }: {
    readonly statuses: Statuses;
    readonly settings: Settings;
    readonly forms: () => Promise<readonly WireRequestType[]>;
    readonly services: () => Promise<readonly WireService[]>;
    /** The viewer's, where requests are shared. */
    readonly circle?: Circle | undefined;
  },
): Promise<DeskRequest> {
  const { id, status, form, priority, created, requester, followUpOf } = ticket;
  const last = replies.at(-1);
  const awaiting = awaitingOf(ticket, last);
  const isHtml = description !== undefined && isAgents(description);
  const isOwn = requester === viewer.user;
  const service = await shownService(serviceOf(ticket, settings), services);
  const ownName = isOwn ? viewer.customer.name : (circle?.members.get(requester)?.name ?? '');
  const fields = settings.forms.length ? fieldsOf(ticket, await forms()) : {};
  return {
    key: id,
    owner: isOwn ? viewer.owner : requester,
    summary: ticket.subject,
    description: description ? (isHtml ? description.html : description.text) : '',
    ...(isHtml ? { descriptionFormat: 'html' as const } : {}),
    authorName: description ? authorOf(description, viewer).name : ownName,
    files: (description?.files ?? []).map(file => fileOf(id, file)),
    ...statusOf(await statuses.labelOf(ticket), isClosed({ status })),
    ...(form !== undefined && settings.forms.includes(form) ? { type: form } : {}),
    ...(Object.keys(fields).length ? { fields } : {}),
    ...(service ? { service } : {}),
    ...(priority === undefined ? {} : { severity: priority }),
    ...(followUpOf === undefined ? {} : { followUpOf }),
    ...sharingOf(ticket, circle),
    createdAt: created,
    // Zendesk also counts what customers do not see.
    updatedAt: Math.max(created, last?.created ?? 0),
    awaiting,
    ...(awaiting === 'support' ? { waitingSince: waitingSince(ticket, replies) } : {}),
    ...(last ? { lastComment: { author: authorOf(last, viewer), createdAt: last.created } } : {}),
  };
}
