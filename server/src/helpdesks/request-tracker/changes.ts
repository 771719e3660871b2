/** What has changed in RT since a time, for all customers at once. */
import type { DeskChange } from '../../app/desk.ts';
import type { HelpdeskNeeds } from '../shared/kind.ts';
import { createSetBack } from '../shared/set-back.ts';
import type { Ticket, TicketPage, Tracker } from './client.ts';
import { allTickets } from './lists.ts';
import { changedAbout, changedAfter, changedSince } from './queries.ts';
import { findTicket } from './requests.ts';
import { roleOf, type Activity, type Histories } from './transactions.ts';

export interface ChangeSources {
  readonly tracker: Tracker;
  readonly histories: Histories;
  readonly customers: HelpdeskNeeds['customers'];
}

const pageSize = 100;

/** Pages in one look. The next look goes on. */
const maxPages = 20;

/** Milliseconds that are read at once where RT cannot be told the time. */
const aboutMs = 7_200_000;

/** Milliseconds that are looked at again: a change may become visible a little after its time. */
const overlapMs = 5000;

/** Before RT: there is nothing that is older. */
const earliestMs = Date.UTC(1990);

const oldestFirst = [
  { field: 'LastUpdated', ascending: true },
  { field: 'id', ascending: true },
];

function changeOf(
  ticket: Ticket,
  customer: string,
  { version, at, lastReply }: Activity,
  user: string,
): DeskChange {
  const isReply = lastReply !== undefined && Number(lastReply.id) === version;
  const isAgents = isReply && roleOf(lastReply, ticket, user) !== 'requester';
  return { kind: isAgents ? 'comment' : 'request', customer, key: ticket.id, updatedAt: at, version };
}

/** One change for each requestor who is a customer. */
async function changesOfPage(
  { tickets, at }: Pick<TicketPage, 'tickets' | 'at'>,
  sources: ChangeSources,
): Promise<DeskChange[]> {
  const { tracker, histories, customers } = sources;
  const known = new Map<string, string | undefined>();
  const customersOf = new Map<Ticket, string[]>();
  for (const ticket of tickets)
    for (const { id } of ticket.requestors) {
      if (!known.has(id)) known.set(id, await customers.customerOf(id));
      const customer = known.get(id);
      if (customer !== undefined) customersOf.set(ticket, [...(customersOf.get(ticket) ?? []), customer]);
    }
  const activities = await histories.activities([...customersOf.keys()], at);
  return [...customersOf].flatMap(([ticket, owners]) => {
    const activity = activities.get(ticket.id);
    return activity ? owners.map(owner => changeOf(ticket, owner, activity, tracker.settings.user)) : [];
  });
}

/** The last change of one request. */
export async function lookAt(key: string, sources: ChangeSources): Promise<readonly DeskChange[]> {
  const page = await findTicket(sources.tracker, key);
  return page ? changesOfPage(page, sources) : [];
}

/** A time, or the last ticket that was looked at. */
function readCursor(cursor = ''): { readonly at: number; readonly id?: string | undefined } {
  const [, at, id] = /^(\d{1,15})(?: (\d{1,15}))?$/.exec(cursor) ?? [];
  return { at: Number(at ?? 0), id };
}

export function createLook(sources: ChangeSources) {
  const { tracker } = sources;
  const { timeZone } = tracker.settings;
  /** Versions that were told in this look and the one before: both see the overlap. */
  let told = new Map<string, number>();
  const setBack = createSetBack();

  /** RT's clock, as far as its tickets know: the time of its latest change. */
  async function latestTime(signal: AbortSignal): Promise<number> {
    const order = oldestFirst.map(({ field }) => ({ field, ascending: false }));
    const { tickets, at } = await tracker.tickets('id > 0', 1, order, signal);
    setBack.saw(at);
    return tickets[0]?.updated ?? earliestMs;
  }

  return async (cursor: string | undefined, signal: AbortSignal) => {
    const { at: start, id } = readCursor(cursor);
    if (!start) return { changes: [], cursor: String(await latestTime(signal)) };
    const changes: DeskChange[] = [];
    const seen = new Map<string, number>();

    async function tell(page: Pick<TicketPage, 'tickets' | 'at'>): Promise<void> {
      setBack.saw(page.at);
      for (const change of await changesOfPage(page, sources)) {
        const name = `${change.customer} ${change.key}`;
        if ((seen.get(name) ?? told.get(name)) !== change.version) changes.push(change);
        seen.set(name, change.version ?? 0);
      }
    }

    /** Where RT cannot be told the time: whole hours. @returns the cursor */
    async function lookAbout(from: number): Promise<string> {
      const latest = await latestTime(signal);
      const until = from + aboutMs;
      const found = await allTickets(tracker, changedAbout(from, until, timeZone), signal);
      const tickets = found.tickets
        .filter(({ updated }) => updated >= from)
        .sort((one, other) => one.updated - other.updated || Number(one.id) - Number(other.id));
      for (let index = 0; index < tickets.length; index += pageSize)
        await tell({ tickets: tickets.slice(index, index + pageSize), at: found.at });
      return String(Math.max(start, Math.min(latest, until)));
    }

    const begin = setBack.begin(start);
    const from = Math.max(begin - overlapMs, earliestMs);
    let query = id && begin === start ? changedAfter(start, id, timeZone) : changedSince(from, timeZone);
    let next = cursor ?? '';
    // Until the many of one second are behind: to look at them again and again would never end.
    const isExact = (last: Ticket): boolean => id !== undefined && last.updated - overlapMs <= start;
    if (query === undefined) next = await lookAbout(from);
    for (let count = 1; query !== undefined; count++) {
      const page: TicketPage = await tracker.tickets(query, pageSize, oldestFirst, signal);
      await tell(page);
      const last = page.tickets.at(-1);
      if (last) next = isExact(last) ? `${last.updated} ${last.id}` : String(Math.max(start, last.updated));
      if (!last || page.tickets.length < pageSize) break;
      query = changedAfter(last.updated, last.id, timeZone);
      if (query === undefined) next = await lookAbout(last.updated);
      else if (count === maxPages) {
        next = `${last.updated} ${last.id}`;
        break;
      }
    }
    told = seen;
    return { changes, cursor: next };
  };
}
