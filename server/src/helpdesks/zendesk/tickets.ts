/** Tickets of one customer, single ones, and their public threads. */
import { Cache } from '../shared/cache.ts';
import { path, withQuery } from '../shared/path.ts';
import { list, raw, time } from '../shared/values.ts';
import { createWholeLists, type WholeLists } from '../shared/whole-lists.ts';
import { within } from '../shared/within.ts';
import type { Zendesk } from './client.ts';
import { commentOf, idForm, ticketOf, userOf, type Comment, type Ticket, type User } from './ticket.ts';

/** Threads that are asked for at once. */
const atOnce = 3;
/** Milliseconds after which nothing more comes in the second of a change. */
export const settledMs = 2000;
/** Characters of a thread that is kept. */
const keptLength = 50_000;

/** Public comments, oldest first. */
export interface Thread {
  /** The first one, where that is public. */
  readonly description: Comment | undefined;
  readonly replies: readonly Comment[];
}

export interface Tickets {
  /** All that a user has requested, by the id of the user; of more than 10,000 the first ones that Zendesk gives. */
  readonly ofUser: WholeLists<Ticket>;
  /** Those of others in which a user is in CC, by the id of the user. */
  readonly copiedTo: WholeLists<Ticket>;
  /** Those that customers have shared with their whole organisation, by its id. */
  readonly forTeam: WholeLists<Ticket>;
  /** Those that were changed last. @param page from 1 */
  latest(
    page: number,
    signal?: AbortSignal,
  ): Promise<{
    readonly tickets: readonly Ticket[];
    /** Rows of the answer, also those that are no tickets. */
    readonly count: number;
    /** Zendesk's clock when it answered. */
    readonly at: number;
  }>;
  /** When the status of a ticket has changed last. */
  statusChanged(id: string, signal?: AbortSignal): Promise<number>;
  get(id: string, signal?: AbortSignal): Promise<Ticket | undefined>;
  /** Those of these ids that are there, by id. @param ids 100 at most */
  many(ids: readonly string[]): Promise<ReadonlyMap<string, Ticket>>;
  thread(ticket: Ticket): Promise<Thread>;
  /**
   * The threads of tickets, by id. What has not changed is not asked for again.
   *
   * @param withinMs after which the rest is left to the next call
   */
  threads(tickets: readonly Ticket[], withinMs: number): Promise<ReadonlyMap<string, Thread>>;
}

/** Tickets of one page of all. */
export const latestSize = 100;

export function createTickets(zendesk: Zendesk): Tickets {
  const { http } = zendesk;
  const known = new Cache<{ readonly updated: number; readonly thread: Thread }>(2000);

  async function load({ id, updated }: Ticket): Promise<Thread> {
    const users = new Map<string, User>();
    const rows: unknown[] = [];
    // Another answer may come while this one is read.
    const startedAt = zendesk.now();
    const at = path`/tickets/${id}/comments.json`;
    for await (const page of zendesk.pages(at, { sort: 'created_at', include: 'users' })) {
      for (const item of list(page['users'])) {
        const user = userOf(item);
        if (user) users.set(user.id, user);
      }
      rows.push(...list(page['comments']));
    }
    const [first, ...rest] = rows.map(row => commentOf(row, users));
    const thread = { description: first, replies: rest.filter(reply => reply !== undefined) };
    const length = [first, ...thread.replies].reduce((sum, one) => sum + (one?.html.length ?? 0), 0);
    if (startedAt - updated > settledMs && length <= keptLength) known.set(id, { updated, thread });
    else known.delete(id);
    return thread;
  }

  async function loadFrom(at: string, isWanted: (ticket: Ticket) => boolean): Promise<readonly Ticket[]> {
    const found = new Map<string, Ticket>();
    for await (const page of zendesk.pages(at))
      for (const item of list(page['tickets'])) {
        const ticket = ticketOf(item);
        if (ticket && isWanted(ticket)) found.set(ticket.id, ticket);
      }
    return [...found.values()];
  }

  const loadOfUser = (user: string) =>
    loadFrom(path`/users/${user}/tickets/requested.json`, ({ requester }) => requester === user);
  const loadCopiedTo = (user: string) =>
    loadFrom(path`/users/${user}/tickets/ccd.json`, ({ copied }) => copied.includes(user));
  const loadForTeam = (organisation: string) =>
    loadFrom(path`/organizations/${organisation}/tickets.json`, ({ isForTeam }) => isForTeam);

  return {
    ofUser: createWholeLists({ load: loadOfUser, leastRows: latestSize }),
    copiedTo: createWholeLists({ load: loadCopiedTo, leastRows: latestSize }),
    // However few they are, all of the organisation's were read for them.
    forTeam: createWholeLists({ load: loadForTeam, leastRows: 1 }),
    latest: async (page, signal) => {
      const query = { sort_by: 'updated_at', sort_order: 'desc', per_page: latestSize, page };
      const answer = await http.read(withQuery('/tickets.json', query), signal);
      const rows = list(raw(answer?.value)['tickets']);
      return {
        tickets: rows.flatMap(row => ticketOf(row) ?? []),
        count: rows.length,
        at: Date.parse(answer?.headers.get('Date') ?? '') || 0,
      };
    },
    statusChanged: async (id, signal) => {
      // Where the agent may not read it, the feed goes on without.
      const { value } = await http.call(path`/tickets/${id}/metrics.json`, { signal });
      const metric = raw(raw(value)['ticket_metric']);
      const { status_updated_at: status, custom_status_updated_at: custom } = metric;
      return Math.max(time(status) ?? 0, time(custom) ?? 0);
    },
    get: async (id, signal) => {
      if (!idForm.test(id)) return undefined;
      const ticket = ticketOf(raw(await http.get(path`/tickets/${id}.json`, signal))['ticket']);
      return ticket?.id === id ? ticket : undefined;
    },
    many: async ids => {
      const value = ids.length
        ? await http.get(withQuery('/tickets/show_many.json', { ids: ids.join() }))
        : {};
      const found = list(raw(value)['tickets']).flatMap(item => ticketOf(item) ?? []);
      return new Map(found.map(ticket => [ticket.id, ticket]));
    },
    thread: load,
    threads: async (tickets, withinMs) => {
      const found = new Map<string, Thread>();
      const waiting = [...tickets];
      const work = async (): Promise<void> => {
        for (let ticket = waiting.shift(); ticket; ticket = waiting.shift()) {
          const kept = known.get(ticket.id);
          if (kept) known.set(ticket.id, kept);
          found.set(ticket.id, kept?.updated === ticket.updated ? kept.thread : await load(ticket));
        }
      };
      await within(Promise.all(Array.from({ length: atOnce }, work)), withinMs);
      return new Map(found);
    },
  };
}
