/** What has changed in RT since a time, for all customers at once. */
import type { DeskChange } from '../../app/desk.ts';
import type { HelpdeskNeeds } from '../shared/kind.ts';
import type { Ticket, TicketPage, Tracker } from './client.ts';
import { changedAfter, changedSince } from './queries.ts';
import { findTicket } from './requests.ts';
import { roleOf, type Activity, type Histories } from './transactions.ts';

export interface ChangeSources {
  readonly tracker: Tracker;
  readonly histories: Histories;
  readonly customers: HelpdeskNeeds['customers'];
}

/** Pages of 100 tickets in one look. The next look goes on. */
const maxPages = 20;

/** Milliseconds that are looked at again: a change may become visible a little after its time. */
const overlapMs = 5000;

const oldestFirst = [
  { field: 'LastUpdated', ascending: true },
  { field: 'id', ascending: true },
];

/** One change for each requestor who is a customer. */
async function changesOf(
  ticket: Ticket,
  activity: Activity | undefined,
  { tracker, customers }: ChangeSources,
): Promise<DeskChange[]> {
  if (!activity) return [];
  const { version, at, lastReply } = activity;
  const isReply = lastReply !== undefined && Number(lastReply.id) === version;
  const isAgents = isReply && roleOf(lastReply, ticket, tracker.settings.user) !== 'requester';
  const changes: DeskChange[] = [];
  for (const { id } of ticket.requestors) {
    const customer = await customers.customerOf(id);
    if (customer === undefined) continue;
    changes.push({
      kind: isAgents ? 'comment' : 'request',
      customer,
      key: ticket.id,
      updatedAt: at,
      version,
    });
  }
  return changes;
}

async function changesOfPage({ tickets, at }: TicketPage, sources: ChangeSources): Promise<DeskChange[]> {
  const activities = await sources.histories.activities(tickets, at);
  const changes: DeskChange[] = [];
  for (const ticket of tickets)
    changes.push(...(await changesOf(ticket, activities.get(ticket.id), sources)));
  return changes;
}

/** The last change of one request. */
export async function lookAt(key: string, sources: ChangeSources): Promise<readonly DeskChange[]> {
  const page = await findTicket(sources.tracker, key);
  return page ? changesOfPage(page, sources) : [];
}

export function createLook(sources: ChangeSources) {
  const { tracker } = sources;
  const { timeZone } = tracker.settings;
  /** Versions that were told in this look and the one before: both see the overlap. */
  let told = new Map<string, number>();

  /** RT's clock, as far as its tickets know: the time of its latest change. */
  async function latestTime(signal: AbortSignal): Promise<number> {
    const order = oldestFirst.map(({ field }) => ({ field, ascending: false }));
    const { tickets } = await tracker.tickets('id > 0', 1, order, signal);
    return tickets[0]?.updated ?? 0;
  }

  return async (cursor: string | undefined, signal: AbortSignal) => {
    const start = Number(cursor);
    if (!(start > 0)) return { changes: [], cursor: String((await latestTime(signal)) || 1) };
    const changes: DeskChange[] = [];
    const seen = new Map<string, number>();
    let reached = start;
    let query = changedSince(start - overlapMs, timeZone);
    for (let count = 0; count < maxPages; count++) {
      const page = await tracker.tickets(query, 100, oldestFirst, signal);
      for (const change of await changesOfPage(page, sources)) {
        const id = `${change.customer} ${change.key}`;
        if (told.get(id) !== change.version) changes.push(change);
        seen.set(id, change.version ?? 0);
      }
      const last = page.tickets.at(-1);
      if (!last) break;
      reached = Math.max(reached, last.updated);
      if (page.tickets.length < 100) break;
      query = changedAfter(last.updated, last.id, timeZone);
    }
    told = seen;
    return { changes, cursor: String(reached) };
  };
}
