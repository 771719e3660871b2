/** Tickets of one client, and single ones. */
import { Cache } from '../shared/cache.ts';
import { list, raw } from '../shared/values.ts';
import { createWholeLists, type WholeLists } from '../shared/whole-lists.ts';
import { within } from '../shared/within.ts';
import { requireRead, type Whmcs } from './client.ts';
import { createOpeners } from './openers.ts';
import { idForm, keyForm, rowOf, ticketOf, type Row, type Ticket } from './ticket.ts';

/** Rows of one page; pages of one call. */
const pageSize = 250;
const maxPages = 42;
/** Rows that a page has of the one before: what is deleted meanwhile moves the others up. */
export const pageOverlap = 10;
/** Tickets that are asked for at once. */
const atOnce = 3;
/** Milliseconds after which nothing more comes in the second of a change. */
export const settledMs = 2000;
/** Characters of a thread that is kept. */
const keptLength = 50_000;

interface TicketPage {
  readonly rows: readonly Row[];
  /** Rows of the answer, also those that are no tickets. */
  readonly count: number;
  readonly at: number;
}

export interface Tickets {
  /** A page of the tickets of a client, or of all. WHMCS does not say in which order they are. */
  page(
    parameters: { clientid?: string; limitstart: number; limitnum: number },
    signal?: AbortSignal,
  ): Promise<TicketPage>;
  /** All of a client, by its id. Of more than about 10,000 the others are left out. */
  readonly ofClient: WholeLists<Row>;
  /** Those of a client's rows that this contact has opened. The first time WHMCS is asked for each ticket. */
  openedBy(contact: string, rows: readonly Row[]): Promise<readonly Row[]>;
  /** By the number that customers see; with WHMCS's clock. */
  byKey(key: string): Promise<Ticket | undefined>;
  byId(
    id: string,
    signal?: AbortSignal,
  ): Promise<{ readonly ticket: Ticket; readonly at: number } | undefined>;
  /**
   * The threads of rows, by id. One that is gone meanwhile has none. What has not changed is not asked for again.
   *
   * @param withinMs after which the rest is left to the next call: of those the list's own row is given; absent: all are waited for
   */
  threads(rows: readonly Row[], withinMs?: number): Promise<ReadonlyMap<string, Ticket>>;
}

export function createTickets(whmcs: Whmcs): Tickets {
  const known = new Cache<Ticket>(2000);
  const openers = createOpeners();

  /** What a list says of a ticket by itself. */
  const bare = (row: Row): Ticket => ({
    ...row,
    contact: openers.of(row)?.contact,
    description: undefined,
    replies: [],
  });

  async function get(parameters: { ticketid?: string; ticketnum?: string }, signal?: AbortSignal) {
    const result = await whmcs.ask('GetTicket', parameters, signal);
    if ('refused' in result && /not found/i.test(result.refused)) return undefined;
    const value = requireRead('GetTicket', result);
    const ticket = ticketOf(value, whmcs.zone);
    const at = 'at' in result ? result.at : 0;
    if (!ticket) return undefined;
    openers.check(ticket);
    const length = [ticket.description, ...ticket.replies].reduce(
      (sum, entry) => sum + (entry?.body.length ?? 0),
      0,
    );
    const isSettled = at - ticket.lastReply > settledMs;
    if (isSettled && length <= keptLength) known.set(ticket.id, ticket);
    else known.delete(ticket.id);
    return { ticket, at };
  }

  async function page(
    parameters: { clientid?: string; limitstart: number; limitnum: number },
    signal?: AbortSignal,
  ): Promise<TicketPage> {
    // Else only those of the departments of the key's user.
    const result = await whmcs.ask('GetTickets', { ...parameters, ignore_dept_assignments: 'true' }, signal);
    const found = list(raw(requireRead('GetTickets', result)['tickets'])['ticket']);
    return {
      rows: found.flatMap(item => rowOf(item, 'id', whmcs.zone) ?? []),
      count: found.length,
      at: 'at' in result ? result.at : 0,
    };
  }

  async function loadOfClient(client: string): Promise<readonly Row[]> {
    const rows = new Map<string, Row>();
    const add = async (limitstart: number): Promise<number> => {
      const found = await page({ clientid: client, limitstart, limitnum: pageSize });
      for (const row of found.rows) if (row.client === client) rows.set(row.id, row);
      return found.count;
    };
    for (let index = 0; index < maxPages; index++) {
      if ((await add(index * (pageSize - pageOverlap))) < pageSize) {
        // What was answered meanwhile has moved to the first page.
        if (index > 0) await add(0);
        break;
      }
    }
    return [...rows.values()];
  }

  async function threads(rows: readonly Row[], withinMs?: number): Promise<ReadonlyMap<string, Ticket>> {
    const found = new Map<string, Ticket>();
    if (withinMs !== undefined) for (const row of rows) found.set(row.id, bare(row));
    const waiting = [...rows];
    const work = async (): Promise<void> => {
      for (let row = waiting.shift(); row; row = waiting.shift()) {
        const kept = known.get(row.id);
        // What has no part in the stamp, the row says.
        const isSame = kept?.stamp === row.stamp && !openers.hasMoved(row);
        const ticket = isSame ? { ...kept, ...row } : (await get({ ticketid: row.id }))?.ticket;
        if (ticket) {
          openers.learn(row, ticket);
          found.set(row.id, ticket);
        } else found.delete(row.id);
      }
    };
    const all = Promise.all(Array.from({ length: atOnce }, work));
    await (withinMs === undefined ? all : within(all, withinMs));
    return new Map(found);
  }

  return {
    page,
    ofClient: createWholeLists({ load: loadOfClient, leastRows: pageSize }),
    byKey: async key => {
      if (!keyForm.test(key)) return undefined;
      const found = await get({ ticketnum: key });
      // WHMCS's database does not tell capitals apart.
      return found?.ticket.key === key ? found.ticket : undefined;
    },
    byId: async (id, signal) => {
      if (!idForm.test(id)) return undefined;
      const found = await get({ ticketid: id }, signal);
      return found?.ticket.id === id ? found : undefined;
    },
    threads,
    openedBy: async (contact, rows) => {
      const remembered = new Map(rows.map(row => [row.id, openers.of(row)]));
      const asked = await threads(rows.filter(({ id }) => !remembered.get(id)));
      return rows.filter(({ id }) => (remembered.get(id) ?? asked.get(id))?.contact === contact);
    },
  };
}
