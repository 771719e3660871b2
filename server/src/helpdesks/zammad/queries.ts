/** Lists of a customer's tickets, page by page. */
import type { DeskQuery } from '../../app/desk.ts';
import type { RequestPosition, RequestSort } from '../../app/store.ts';
import type { HelpdeskClient } from '../shared/client.ts';
import { searchTickets, type Condition, type Zammad } from './client.ts';
import { loadPriorities } from './priorities.ts';
import { isClosedState, type States } from './states.ts';
import type { Ticket } from './ticket.ts';

const columns = { updated: 'updated_at', created: 'created_at', key: 'created_at' } as const;
/** Zammad gives no more. */
const pageSize = 200;
/** Pages of one call. */
const maxPages = 50;

export const positionOf = (ticket: Ticket, sort: RequestSort): RequestPosition => ({
  value: sort === 'updated' ? ticket.updated : ticket.created,
  number: Number(ticket.id),
});

/** Newest first. */
const compare = (one: RequestPosition, other: RequestPosition): number =>
  other.value - one.value || other.number - one.number;

/** `undefined` where there is no such state or priority. */
export async function conditionOf(
  user: string,
  { status, severity, service }: Pick<DeskQuery, 'status' | 'severity' | 'service'>,
  states: States,
  zammad: Zammad,
): Promise<Condition | undefined> {
  const { waitingStates: waiting, serviceAttribute } = zammad.settings;
  const wanted = (await states.list()).filter(state =>
    status === 'awaiting'
      ? waiting.includes(state.name)
      : status === 'all' || isClosedState(state) === (status === 'closed'),
  );
  const priority = severity === undefined ? undefined : (await loadPriorities(zammad)).get(severity);
  if (!wanted.length || (severity !== undefined && priority === undefined)) return undefined;
  return {
    ...(service !== undefined &&
      serviceAttribute !== undefined && {
        [`ticket.${serviceAttribute}`]: { operator: 'is', value: [service] },
      }),
    ...(priority === undefined ? {} : { 'ticket.priority_id': { operator: 'is', value: [priority] } }),
    'ticket.customer_id': { operator: 'is', value: [user] },
    'ticket.state_id': { operator: 'is', value: wanted.map(({ id }) => id) },
  };
}

/** What can come after a position: Zammad counts milliseconds, and includes the time itself. */
const after = (sort: RequestSort, { value }: RequestPosition): Condition => ({
  [`ticket.${columns[sort]}`]: { operator: 'before (absolute)', value: new Date(value).toISOString() },
});

export interface Slice {
  readonly tickets: readonly Ticket[];
  readonly hasMore: boolean;
  readonly total: number | undefined;
}

/** A page of a list after a position: new tickets before it shift nothing. */
export async function slice(
  http: HelpdeskClient,
  condition: Condition,
  sort: RequestSort,
  position: RequestPosition | undefined,
  limit: number,
): Promise<Slice> {
  const found = new Map<string, Ticket>();
  const perPage = Math.min(limit + 5, pageSize);
  const search = {
    condition: { ...condition, ...(position && after(sort, position)) },
    sort: columns[sort],
    descending: true,
    perPage,
  };
  let total: number | undefined;
  let sorted: Ticket[] = [];
  for (let page = 1; page <= maxPages; page++) {
    const answer = await searchTickets(http, { ...search, page });
    total ??= answer.total;
    for (const ticket of answer.tickets)
      if (!position || compare(position, positionOf(ticket, sort)) < 0) found.set(ticket.id, ticket);
    sorted = [...found.values()].sort((one, other) =>
      compare(positionOf(one, sort), positionOf(other, sort)),
    );
    const last = answer.tickets.at(-1);
    const next = sorted[limit];
    // Tickets of one millisecond come in no order: all of them have to be there.
    const isWhole = next && last && positionOf(last, sort).value < positionOf(next, sort).value;
    if (isWhole || answer.rows < perPage) break;
  }
  return {
    tickets: sorted.slice(0, limit),
    hasMore: sorted.length > limit,
    total: position ? undefined : total,
  };
}
