/** Zammad's REST API: https://docs.zammad.org/en/latest/api/intro.html */
import { HelpdeskRefused, HelpdeskUnavailable } from '../../app/desk.ts';
import { Cache } from '../shared/cache.ts';
import { createClient, type Answer, type HelpdeskClient } from '../shared/client.ts';
import { missingRight, notJson } from '../shared/failures.ts';
import { path } from '../shared/path.ts';
import { count, filled, list, raw } from '../shared/values.ts';
import type { Settings } from './settings.ts';
import { articleOf, idForm, ticketOf, type Article, type Ticket } from './ticket.ts';

/** As in Zammad's own selectors, such as `{ 'ticket.customer_id': { operator: 'is', value: ['7'] } }`. */
export type Condition = Readonly<
  Record<string, { readonly operator: string; readonly value: string | readonly string[] }>
>;

export interface Search {
  readonly condition: Condition;
  readonly sort: 'updated_at' | 'created_at';
  readonly descending: boolean;
  /** From 1. */
  readonly page: number;
  /** At most 200. */
  readonly perPage: number;
}

export interface TicketPage {
  readonly tickets: readonly Ticket[];
  readonly total: number | undefined;
  /** Rows of the answer, also those that are no tickets. */
  readonly rows: number;
  /** Zammad's clock, in milliseconds since the epoch and whole seconds; 0 where it does not say. */
  readonly at: number;
}

export interface Zammad {
  readonly settings: Settings;
  /** As the user of the token. */
  readonly http: HelpdeskClient;
  /** As another user: Zammad shows and allows what it would that user. */
  as(user: string): HelpdeskClient;
}

const keyAdvice =
  'Look at the access token in Zammad (Profile > Token Access) and the permissions ticket.agent and admin.user of its user, and set helpdesk.token (ZAMMAD_TOKEN).';
const advice = { name: 'Zammad', keyAdvice };

export function createZammad(settings: Settings): Zammad {
  const clients = new Cache<HelpdeskClient>(1000);
  const client = (headers: Readonly<Record<string, string>>): HelpdeskClient =>
    createClient({
      ...advice,
      url: `${settings.url}/api/v1`,
      headers: { Authorization: `Token token=${settings.token}`, ...headers },
      maxJsonBytes: 64 * 1024 * 1024,
      refusesInJson: true,
    });
  return {
    settings,
    http: client({}),
    as: user => {
      const found = clients.get(user) ?? client({ From: user });
      clients.set(user, found);
      return found;
    },
  };
}

/** Zammad's own sentence about a call. */
export const messageOf = (value: unknown): string =>
  filled(raw(value)['error_human']) ?? filled(raw(value)['error']) ?? 'no reason given';

/** A refusal that is about the token, not about what was asked. */
export const mayNotWriteForOthers = ({ status, value }: Answer): boolean =>
  status === 403 && messageOf(value).includes('no permission to use');

const isUserGone = ({ status, value }: Answer): boolean =>
  status === 403 && messageOf(value).startsWith('No such user');

/** The value of an answer to a read; `undefined` for what is not there, or not for this user. @throws HelpdeskUnavailable */
export function readable(answer: Answer): unknown {
  const { status, value } = answer;
  if (mayNotWriteForOthers(answer)) throw missingRight(advice);
  if (status === 403 || status === 404 || status === 410) return undefined;
  if (status >= 400)
    throw new HelpdeskUnavailable(`Zammad does not answer a question (${status}: ${messageOf(value)})`);
  if (value === undefined) throw notJson(advice, '');
  return value;
}

/** @throws HelpdeskRefused for a write that Zammad has not done, HelpdeskUnavailable where the token may not write for customers */
export function requireDone(answer: Answer): Answer {
  const { status, value } = answer;
  if (status < 300) return answer;
  if (mayNotWriteForOthers(answer)) throw missingRight(advice);
  if (isUserGone(answer)) throw new HelpdeskRefused('Your account at our helpdesk is no longer there.');
  if (status === 404) throw new HelpdeskRefused('This request is no longer there.');
  const reason =
    status === 413 ? 'it is too large' : status === 403 ? 'you may not do this' : messageOf(value);
  throw new HelpdeskRefused(`Our helpdesk has not taken this: ${reason}`);
}

/** Tickets that this user may see. None for a user who may see none, or is gone. */
export async function searchTickets(
  http: HelpdeskClient,
  { condition, sort, descending, page, perPage }: Search,
  signal?: AbortSignal,
): Promise<TicketPage> {
  const json = {
    condition,
    sort_by: sort,
    order_by: descending ? 'desc' : 'asc',
    page,
    per_page: perPage,
    expand: true,
    with_total_count: true,
  };
  const answer = await http.call('/tickets/search', { method: 'POST', json, isRead: true, signal });
  const found = readable(answer);
  // Before 6.5 the list alone.
  const rows = Array.isArray(found) ? list(found) : list(raw(found)['records']);
  return {
    tickets: rows.flatMap(row => ticketOf(row) ?? []),
    total: found === undefined ? 0 : count(raw(found)['total_count']),
    rows: rows.length,
    at: Date.parse(answer.headers.get('Date') ?? '') || 0,
  };
}

export const numberForm = /^\d{1,20}$/;

/** By the number that people see; `undefined` also for one that was merged into another ticket. */
export async function findTicket(
  http: HelpdeskClient,
  number: string,
  signal?: AbortSignal,
): Promise<Ticket | undefined> {
  if (!numberForm.test(number)) return undefined;
  const condition = { 'ticket.number': { operator: 'is', value: [number] } };
  const search = { condition, sort: 'created_at', descending: true, page: 1, perPage: 1 } as const;
  const ticket = (await searchTickets(http, search, signal)).tickets.find(one => one.number === number);
  return ticket && ticket.state !== 'merged' && ticket.state !== 'removed' ? ticket : undefined;
}

/** Of a ticket, oldest first; `undefined` where the user may not see it. */
export async function listArticles(
  http: HelpdeskClient,
  ticket: string,
): Promise<readonly Article[] | undefined> {
  if (!idForm.test(ticket)) return undefined;
  const found = readable(await http.call(path`/ticket_articles/by_ticket/${ticket}`));
  return found === undefined
    ? undefined
    : list(found)
        .flatMap(item => articleOf(item) ?? [])
        .filter(article => article.ticket === ticket)
        .sort((one, other) => Number(one.id) - Number(other.id));
}
