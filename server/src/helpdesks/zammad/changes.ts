/** What has changed in Zammad since a time, for all customers at once. */
import type { DeskChange } from '../../app/desk.ts';
import { pagesByTime } from '../shared/by-time.ts';
import { findTicket, searchTickets, type Zammad } from './client.ts';
import type { People } from './people.ts';
import type { Summaries, Summary } from './summaries.ts';
import type { Ticket } from './ticket.ts';

export interface ChangeSources {
  readonly zammad: Zammad;
  readonly people: People;
  readonly summaries: Summaries;
}

/** Pages of 100 tickets in one look, at least. The next look goes on. */
const maxPages = 20;
const pageSize = 100;

/** Milliseconds that are looked at again: a change may become visible a little after its time. */
const overlapMs = 5000;

/** Milliseconds before Zammad's own time that are looked at where its latest change is later: its clock was set back. */
const setBackMs = 3_600_000;

const since = (at: number) => ({
  'ticket.updated_at': { operator: 'after (absolute)', value: new Date(at).toISOString() },
});

function changeOf({ number }: Ticket, customer: string, { at, isComment, lastComment }: Summary): DeskChange {
  const isAgents = isComment && lastComment?.sender !== 'Customer';
  return { kind: isAgents ? 'comment' : 'request', customer, key: number, updatedAt: at, version: at };
}

async function changesOf(
  tickets: readonly Ticket[],
  { zammad, people, summaries }: ChangeSources,
): Promise<DeskChange[]> {
  const owners = new Map<Ticket, string>();
  for (const ticket of tickets) {
    const customer = ticket.state === 'merged' ? undefined : await people.customerOf(ticket);
    if (customer !== undefined) owners.set(ticket, customer);
  }
  const found = await summaries.of(zammad.http, [...owners.keys()]);
  return [...owners].flatMap(([ticket, customer]) => {
    const summary = found.get(ticket.id);
    return summary ? [changeOf(ticket, customer, summary)] : [];
  });
}

/** The last change of one request. */
export async function lookAt(
  number: string,
  sources: ChangeSources,
  signal: AbortSignal,
): Promise<readonly DeskChange[]> {
  const ticket = await findTicket(sources.zammad.http, number, signal);
  return ticket ? changesOf([ticket], sources) : [];
}

export function createLook(sources: ChangeSources) {
  const { http } = sources.zammad;
  /** Versions that were told in this look and the one before: both see the overlap. */
  let told = new Map<string, number>();

  /** Zammad's clock, as far as its tickets know: the time of its latest change. */
  async function latestTime(signal: AbortSignal): Promise<number> {
    const search = {
      condition: since(0),
      sort: 'updated_at',
      descending: true,
      page: 1,
      perPage: 1,
    } as const;
    return (await searchTickets(http, search, signal)).tickets[0]?.updated ?? 1;
  }

  return async (cursor: string | undefined, signal: AbortSignal) => {
    const start = Number(cursor);
    if (!(start > 0)) return { changes: [], cursor: String(await latestTime(signal)) };
    const search = { sort: 'updated_at', descending: false, perPage: pageSize } as const;
    const changes: DeskChange[] = [];
    const seen = new Map<string, number>();
    let reached = start;
    /** What Zammad's clock has said last. */
    let clock = 0;

    async function readSince(from: number): Promise<void> {
      const pages = pagesByTime<Ticket>({
        ...{ start: from, overlapMs, pageSize, maxPages },
        load: async (first, skipped) => {
          const paged = { ...search, condition: since(first), page: skipped / pageSize + 1 };
          const { tickets, rows, at } = await searchTickets(http, paged, signal);
          clock = at;
          return { items: tickets, rows };
        },
        timeOf: ({ updated }) => updated,
      });
      for await (const tickets of pages) {
        for (const change of await changesOf(tickets, sources)) {
          const known = seen.get(change.key) ?? told.get(change.key);
          if (known !== change.version) changes.push(change);
          seen.set(change.key, change.version ?? 0);
        }
        reached = Math.max(reached, tickets.at(-1)?.updated ?? 0);
      }
    }

    await readSince(start);
    if (clock > 0 && clock < start - overlapMs) await readSince(clock - setBackMs);
    told = seen;
    return { changes, cursor: String(reached) };
  };
}
