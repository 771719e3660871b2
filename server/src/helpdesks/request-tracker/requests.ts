/** RT's tickets as requests. */
import type { DeskRequest, Person } from '../../app/desk.ts';
import type { Customer } from '../../app/customer.ts';
import { statusOf } from '../shared/status.ts';
import { raw, idOf } from '../shared/values.ts';
import { idForm, ticketPath, type Ticket, type TicketPage, type Tracker, type User } from './client.ts';
import { withId } from './queries.ts';
import type { Statuses } from './statuses.ts';
import { roleOf, type Activity, type Description, type Histories, type Transaction } from './transactions.ts';

export interface Viewer {
  readonly customer: Customer;
  /** `Desk.owner`. */
  readonly owner: string;
  /** Id of the customer's user in RT, where there is one. */
  readonly user: string | undefined;
}

const nameOf = ({ realName, name }: User): string => realName ?? name;

/** Of a customer, also where it is not the signed-in one. */
const ownerOf = (user: string): string => `user ${user}`;

function ownerOfTicket({ requestors }: Ticket, { user, owner }: Viewer): string {
  if (user !== undefined && requestors.some(({ id }) => id === user)) return owner;
  return ownerOf(requestors[0]?.id ?? 'nobody');
}

/** The requestor who wrote it, as far as RT says. */
function requesterOf(
  { creator }: Transaction,
  ticket: Ticket,
  viewer: Viewer,
  writer: string | undefined,
): Person {
  const isViewer =
    creator.id === viewer.user ||
    (writer === undefined
      ? ownerOfTicket(ticket, viewer) === viewer.owner && ticket.requestors.length === 1
      : writer === viewer.customer.key);
  if (isViewer) return { name: viewer.customer.name, role: 'requester', key: viewer.owner };
  const person = ticket.requestors.find(({ id }) => id === creator.id) ?? ticket.requestors[0] ?? creator;
  return { name: nameOf(person), role: 'requester', key: ownerOf(person.id) };
}

/** @param writer key of the customer for whom this server has written it */
export function authorOf(
  transaction: Transaction,
  ticket: Ticket,
  viewer: Viewer,
  user: string,
  writer?: string,
): Person {
  const role = roleOf(transaction, ticket, user);
  if (role === 'requester') return requesterOf(transaction, ticket, viewer, writer);
  return { name: role === 'system' ? 'RT' : nameOf(transaction.creator), role };
}

export interface RequestSources {
  readonly tracker: Tracker;
  readonly statuses: Statuses;
  readonly histories: Histories;
}

function awaitingOf(
  { status }: Ticket,
  closed: boolean,
  lastAuthor: Person | undefined,
  waiting: readonly string[],
): DeskRequest['awaiting'] {
  if (closed) return undefined;
  if (waiting.includes(status)) return 'requester';
  return lastAuthor === undefined || lastAuthor.role === 'requester' ? 'support' : undefined;
}

function requestOf(
  ticket: Ticket,
  closed: boolean,
  activity: Activity | undefined,
  description: Description | undefined,
  viewer: Viewer,
  { settings }: Tracker,
): DeskRequest {
  const last = activity?.lastReply;
  const author = last && authorOf(last, ticket, viewer, settings.user);
  const [requestor] = ticket.requestors;
  const owner = ownerOfTicket(ticket, viewer);
  return {
    key: ticket.id,
    owner,
    summary: ticket.subject,
    description: description?.body ?? '',
    ...(description?.format === 'html' ? { descriptionFormat: 'html' as const } : {}),
    authorName: owner === viewer.owner ? viewer.customer.name : requestor ? nameOf(requestor) : '',
    files: description?.files ?? [],
    ...statusOf(ticket.status, closed),
    createdAt: ticket.created,
    // RT also counts what customers do not see.
    updatedAt: Math.max(activity?.at ?? ticket.updated, ticket.created),
    awaiting: awaitingOf(ticket, closed, author, settings.waitingStatuses),
    ...(last && author ? { lastComment: { author, createdAt: last.created } } : {}),
  };
}

export async function requestsOf(
  { tickets, at }: Pick<TicketPage, 'tickets' | 'at'>,
  viewer: Viewer,
  { tracker, statuses, histories }: RequestSources,
): Promise<DeskRequest[]> {
  const [activities, descriptions] = await Promise.all([
    histories.activities(tickets, at),
    histories.descriptions(tickets.map(({ id }) => id)),
  ]);
  const found: DeskRequest[] = [];
  for (const ticket of tickets) {
    const closed = await statuses.isClosed(ticket);
    const { id } = ticket;
    found.push(requestOf(ticket, closed, activities.get(id), descriptions.get(id), viewer, tracker));
  }
  return found;
}

/** The ticket with this key; the one that it was merged into. Nothing for a deleted one, and where RT lets the server see none. */
export async function findTicket(tracker: Tracker, key: string): Promise<TicketPage | undefined> {
  if (!idForm.test(key)) return undefined;
  const page = await tracker.tickets(withId(key), 1, []);
  if (page.tickets.length) return page;
  // A search knows nothing of merged ones.
  const { status, value } = await tracker.http.call(ticketPath(key));
  const merged = status === 200 ? idOf(raw(value)['id'], idForm) : undefined;
  if (merged === undefined || merged === key) return undefined;
  const into = await tracker.tickets(withId(merged), 1, []);
  return into.tickets.length ? into : undefined;
}
