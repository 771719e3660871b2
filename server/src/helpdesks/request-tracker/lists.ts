/** Lists of tickets, page by page. */
import type { RequestPosition, RequestSort } from '../../app/store.ts';
import type { Order, Ticket, TicketPage, Tracker } from './client.ts';
import { after, orderOf } from './queries.ts';

const byId: readonly Order[] = [{ field: 'id', ascending: true }];

/** All of them, by id. What changes meanwhile shifts nothing. `at` is RT's clock when it began. */
export async function allTickets(
  tracker: Tracker,
  query: string,
  signal?: AbortSignal,
): Promise<Pick<TicketPage, 'tickets' | 'at'>> {
  const tickets: Ticket[] = [];
  let at: number | undefined;
  for (let last = '0'; ;) {
    const page = await tracker.tickets(`${query} AND id > ${last}`, 100, byId, signal);
    at ??= page.at;
    tickets.push(...page.tickets);
    last = page.tickets.at(-1)?.id ?? last;
    if (page.tickets.length < 100) return { tickets, at };
  }
}

function positionOf(ticket: Ticket, sort: RequestSort): RequestPosition {
  const number = Number(ticket.id);
  return { value: sort === 'key' ? number : ticket[sort], number };
}

/** Newest first. */
const compare = (one: RequestPosition, other: RequestPosition): number =>
  other.value - one.value || other.number - one.number;

/** The next tickets of a list, up to so many. */
export async function ticketsAfter(
  tracker: Tracker,
  query: string,
  sort: RequestSort,
  position: RequestPosition | undefined,
  limit: number,
): Promise<TicketPage> {
  const order = orderOf(sort);
  if (!position) return tracker.tickets(query, limit, order);
  const rest = after(sort, position, tracker.settings.timeZone);
  if (typeof rest === 'string') return tracker.tickets(`${query} AND ${rest}`, limit, order);
  const { tickets, at } = await allTickets(tracker, `${query} AND ${rest.within}`);
  const found = tickets
    .filter(ticket => compare(position, positionOf(ticket, sort)) < 0)
    .sort((one, other) => compare(positionOf(one, sort), positionOf(other, sort)));
  const missing = limit - found.length;
  if (missing <= 0) return { tickets: found.slice(0, limit), total: undefined, at };
  const below = await tracker.tickets(`${query} AND ${rest.below}`, missing, order);
  const known = new Set(found.map(({ id }) => id));
  return { ...below, at, tickets: [...found, ...below.tickets.filter(({ id }) => !known.has(id))] };
}
