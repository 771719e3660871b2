/** What has happened in tickets, as far as customers see it. Comments in RT's sense are internal, and are never asked for. */
import type { Role } from '../../app/store.ts';
import { Cache } from '../shared/cache.ts';
import { idOf, time, type Raw } from '../shared/values.ts';
import { idForm, userOf, type Order, type Ticket, type Tracker, type User } from './client.ts';
import type { LoadMessages, Message } from './messages.ts';

const kinds = ['Create', 'Correspond', 'Status'] as const;
type Kind = (typeof kinds)[number];

export interface Transaction {
  readonly id: string;
  readonly kind: Kind;
  readonly ticket: string;
  readonly creator: User;
  readonly created: number;
}

/** The last that a customer sees of a ticket. */
export interface Activity {
  /** The number of the last transaction. */
  readonly version: number;
  readonly at: number;
  readonly lastReply: Transaction | undefined;
}

export interface Description extends Message {
  readonly transaction: string;
}

const fields = { '': 'Type,Created,Creator,ObjectId,ObjectType', Creator: 'id,Name,RealName,EmailAddress' };
const newest: Order = { field: 'id', ascending: false };
/** Pages of 100 transactions that a look for the last reply may take. */
const maxPages = 20;
/** Milliseconds after which nothing more comes in the second of a change. */
const settledMs = 2000;

function transactionOf(row: Raw): Transaction | undefined {
  const id = idOf(row['id'], idForm);
  const kind = kinds.find(candidate => candidate === row['Type']);
  const ticket = idOf(row['ObjectId'], idForm);
  const creator = userOf(row['Creator']);
  const created = time(row['Created']);
  if (id === undefined || !kind || ticket === undefined || !creator || created === undefined)
    return undefined;
  return { id, kind, ticket, creator, created };
}

/** @param at `/transactions`, or the history of a ticket, which also has what was merged into it */
export async function loadTransactions(
  tracker: Tracker,
  at: string,
  filters: Parameters<Tracker['rows']>[1],
  options: Parameters<Tracker['rows']>[3],
): Promise<{ readonly found: Transaction[]; readonly rows: number }> {
  const rows = await tracker.rows(at, filters, fields, options);
  return { found: rows.flatMap(row => transactionOf(row) ?? []), rows: rows.length };
}

const ofTickets = (ids: readonly string[], wanted: readonly Kind[]) => [
  { field: 'ObjectType', value: 'RT::Ticket' },
  ...ids.map(value => ({ field: 'ObjectId', value })),
  ...wanted.map(value => ({ field: 'Type', value })),
];

export function roleOf(
  { creator }: Transaction,
  { requestors }: Pick<Ticket, 'requestors'>,
  user: string,
): Role {
  // What this server's user writes is a customer's.
  if (creator.name === user || requestors.some(({ id }) => id === creator.id)) return 'requester';
  return creator.name === 'RT_System' ? 'system' : 'agent';
}

export interface Histories {
  /** The last activity of each ticket, by id. @param at RT's clock when the tickets were read */
  activities(tickets: readonly Ticket[], at: number): Promise<ReadonlyMap<string, Activity>>;
  /** The descriptions of tickets, by id. */
  descriptions(tickets: readonly string[]): Promise<ReadonlyMap<string, Description>>;
}

export function createHistories(tracker: Tracker, messagesOf: LoadMessages): Histories {
  const known = new Cache<{ readonly updated: number; readonly activity: Activity }>(5000);
  const described = new Cache<Description>(1000);

  async function loadActivities(ids: readonly string[]): Promise<Map<string, Activity>> {
    const found = new Map<string, Activity>();
    const open = new Set(ids);
    const filters = ofTickets(ids, kinds);
    for (let page = 1; open.size && page <= maxPages; page++) {
      const part = await loadTransactions(tracker, '/transactions', filters, { order: newest, page });
      for (const transaction of part.found) {
        const { ticket, kind, id, created } = transaction;
        if (!open.has(ticket)) continue;
        const activity = found.get(ticket) ?? { version: Number(id), at: created, lastReply: undefined };
        found.set(ticket, kind === 'Correspond' ? { ...activity, lastReply: transaction } : activity);
        // What is older changes nothing.
        if (kind !== 'Status') open.delete(ticket);
      }
      if (part.rows < 100) break;
    }
    return found;
  }

  return {
    activities: async (tickets, at) => {
      const result = new Map<string, Activity>();
      const missing = tickets.filter(({ id, updated }) => {
        const entry = known.get(id);
        if (entry?.updated !== updated) return true;
        result.set(id, entry.activity);
        return false;
      });
      const loaded = await loadActivities(missing.map(({ id }) => id));
      for (const { id, updated } of missing) {
        const activity = loaded.get(id);
        if (!activity) continue;
        result.set(id, activity);
        if (at - updated >= settledMs) known.set(id, { updated, activity });
      }
      return result;
    },

    descriptions: async tickets => {
      const result = new Map<string, Description>();
      const missing: string[] = [];
      for (const id of tickets) {
        const entry = described.get(id);
        if (entry) result.set(id, entry);
        else missing.push(id);
      }
      if (!missing.length) return result;
      const { found } = await loadTransactions(tracker, '/transactions', ofTickets(missing, ['Create']), {});
      const messages = await messagesOf(found.map(({ id }) => id));
      for (const { id, ticket } of found) {
        const message = messages.get(id);
        if (!message || !missing.includes(ticket)) continue;
        const description = { ...message, transaction: id };
        described.set(ticket, description);
        result.set(ticket, description);
      }
      return result;
    },
  };
}
