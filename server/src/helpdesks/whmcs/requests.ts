/** WHMCS's tickets as requests. */
import type { DeskRequest, Person } from '../../app/desk.ts';
import { statusOf } from '../shared/status.ts';
import type { Files } from './files.ts';
import { ownerOf, ownerOfTicket, type Viewer } from './people.ts';
import type { Settings } from './settings.ts';
import { isClosed, isWaiting } from './statuses.ts';
import { updatedOf, type Entry, type Row, type Ticket } from './ticket.ts';

export function authorOf({ isAgent, name, contact }: Entry, { client }: Row, viewer: Viewer): Person {
  if (isAgent) return { name, role: 'agent' };
  const { person, owner, customer } = viewer;
  if (person?.client === client && person.contact === contact)
    return { name: customer.name, role: 'requester', key: owner };
  return { name, role: 'requester', key: ownerOf({ client, contact }) };
}

function awaitingOf(ticket: Ticket, settings: Settings): DeskRequest['awaiting'] {
  if (isClosed(ticket.status, settings)) return undefined;
  if (isWaiting(ticket.status, settings)) return 'requester';
  return ticket.replies.at(-1)?.isAgent ? undefined : 'support';
}

/** The first that the customer has written since support has. */
function waitingSince({ created, replies }: Ticket): number {
  const last = replies.findLastIndex(({ isAgent }) => isAgent);
  return last < 0 ? created : (replies[last + 1]?.at ?? created);
}

/** A row of a list: without files. */
export function requestOf(ticket: Ticket, viewer: Viewer, settings: Settings): DeskRequest {
  const { description, replies, service } = ticket;
  const last = replies.at(-1);
  const awaiting = awaitingOf(ticket, settings);
  const format = description?.format ?? 'text';
  const type = settings.departments.length ? { type: ticket.department } : {};
  return {
    key: ticket.key,
    owner: ownerOfTicket(ticket, viewer),
    summary: ticket.subject,
    description: description?.body ?? '',
    ...(format === 'markdown' ? { descriptionFormat: format } : {}),
    authorName: description ? authorOf(description, ticket, viewer).name : '',
    files: [],
    ...statusOf(ticket.status, isClosed(ticket.status, settings)),
    ...type,
    ...(ticket.priority ? { severity: ticket.priority } : {}),
    ...(service === undefined ? {} : { service: { id: service, label: `#${service}` } }),
    createdAt: ticket.created,
    updatedAt: updatedOf(ticket),
    awaiting,
    ...(awaiting === 'support' ? { waitingSince: waitingSince(ticket) } : {}),
    ...(last ? { lastComment: { author: authorOf(last, ticket, viewer), createdAt: last.at } } : {}),
  };
}

export async function wholeRequest(
  ticket: Ticket,
  viewer: Viewer,
  settings: Settings,
  files: Files,
): Promise<DeskRequest> {
  const { description } = ticket;
  return {
    ...requestOf(ticket, viewer, settings),
    files: description ? await files.of(ticket, description) : [],
  };
}
