/** RT's REST 2.0: collections with filters, tickets by TicketSQL. Every row is checked again, since RT ignores filters that it does not know. */
import { createClient, type HelpdeskClient } from '../shared/client.ts';
import { path, withQuery } from '../shared/path.ts';
import { count, filled, idOf, list, raw, text, time, type Raw } from '../shared/values.ts';
import type { Settings } from './settings.ts';

export const idForm = /^[1-9]\d{0,14}$/;

/** The most that RT gives at once. */
const pageSize = 100;

export interface User {
  readonly id: string;
  readonly name: string;
  readonly realName: string | undefined;
  readonly email: string | undefined;
}

export interface Ticket {
  readonly id: string;
  readonly queue: string;
  readonly subject: string;
  readonly status: string;
  readonly created: number;
  readonly updated: number;
  readonly requestors: readonly User[];
}

/** Equal fields are alternatives, different ones have to be true together. */
export interface Filter {
  readonly field: string;
  readonly value: string | number;
  readonly operator?: '>' | '<' | '=' | 'IS';
}

export interface Order {
  readonly field: string;
  readonly ascending: boolean;
}

export interface TicketPage {
  readonly tickets: readonly Ticket[];
  /** RT says it only to a user who sees everything. */
  readonly total: number | undefined;
  /** RT's clock, in milliseconds since the epoch. */
  readonly at: number;
}

export interface Tracker {
  readonly settings: Settings;
  readonly http: HelpdeskClient;
  tickets(query: string, limit: number, order: readonly Order[], signal?: AbortSignal): Promise<TicketPage>;
  /** One page of a collection, up to 100 rows. */
  rows(
    at: string,
    filters: readonly Filter[],
    fields: Readonly<Record<string, string>>,
    options?: { readonly order?: Order; readonly limit?: number; readonly page?: number },
  ): Promise<readonly Raw[]>;
}

export function userOf(value: unknown): User | undefined {
  const user = raw(value);
  const id = idOf(user['id'], idForm);
  const name = filled(user['Name']);
  if (id === undefined || name === undefined) return undefined;
  return { id, name, realName: filled(user['RealName']), email: filled(user['EmailAddress']) };
}

const userFields = 'id,Name,RealName,EmailAddress';

function ticketOf(value: unknown): Ticket[] {
  const ticket = raw(value);
  const id = idOf(ticket['id'], idForm);
  const status = filled(ticket['Status']);
  const created = time(ticket['Created']);
  if (id === undefined || status === undefined || created === undefined || status === 'deleted') return [];
  return [
    {
      id,
      queue: idOf(raw(ticket['Queue'])['id'], idForm) ?? '',
      subject: text(ticket['Subject']) ?? '',
      status,
      created,
      updated: time(ticket['LastUpdated']) ?? created,
      requestors: list(ticket['Requestor']).flatMap(item => userOf(item) ?? []),
    },
  ];
}

const ordering = (order: readonly Order[]): string =>
  order.map(({ field, ascending }) => `&orderby=${field}&order=${ascending ? 'ASC' : 'DESC'}`).join('');

/** Fields, and those of what they refer to: `{ '': 'Subject,Requestor', Requestor: 'id' }`. */
const fieldQuery = (fields: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(fields).map(([name, wanted]) => [name ? `fields[${name}]` : 'fields', wanted]),
  );

export function createTracker(settings: Settings): Tracker {
  const http = createClient({
    name: 'Request Tracker',
    url: `${settings.url}/REST/2.0`,
    headers: { Authorization: `token ${settings.token}` },
    keyAdvice: `Look at the token and the rights of the user ${settings.user} in Request Tracker, and set helpdesk.token (REQUEST_TRACKER_TOKEN).`,
    maxJsonBytes: 64 * 1024 * 1024,
  });

  return {
    settings,
    http,

    tickets: async (query, limit, order, signal) => {
      const at = withQuery('/tickets', {
        query,
        per_page: limit,
        ...fieldQuery({ '': 'Subject,Status,Queue,Created,LastUpdated,Requestor', Requestor: userFields }),
      });
      const found = await http.read(at + ordering(order), signal);
      const answer = raw(found?.value);
      return {
        tickets: list(answer['items']).flatMap(ticketOf),
        total: count(answer['total']),
        at: Date.parse(found?.headers.get('Date') ?? '') || 0,
      };
    },

    rows: async (at, filters, fields, { order, limit = pageSize, page = 1 } = {}) => {
      const query = withQuery(at, { per_page: limit, page, ...fieldQuery(fields) });
      const sorted = query + (order ? ordering([order]) : '');
      const { status, value } = await http.call(sorted, { method: 'POST', json: filters, isRead: true });
      if (status === 403 || status === 404) return [];
      if (status >= 400)
        throw new Error(`Request Tracker does not take a search (${status}): ${messageOf(value)}`);
      return list(raw(value)['items']).map(raw);
    },
  };
}

/** RT's own sentence about a call, for people. */
export function messageOf(value: unknown): string {
  const sentences = Array.isArray(value) ? list(value) : [raw(value)['message']];
  return sentences.flatMap(sentence => filled(sentence) ?? []).join(' ') || 'no reason given';
}

export const ticketPath = (id: string): string => path`/ticket/${id}`;
