/** Who may do what, and how Zammad answers with a user, a ticket and an article. */
import { roles } from './data.js';

/**
 * @typedef {import('./data.js').User} User
 * @typedef {import('./data.js').Ticket} Ticket
 * @typedef {import('./data.js').Article} Article
 * @typedef {{ data: import('./data.js').ZammadData, user: User, may: (permission: string) => boolean, path: string[],
 *   query: URLSearchParams, body: any }} Call
 * @typedef {{ status?: number, body?: unknown, bytes?: Uint8Array, type?: string, name?: string }} Answer
 */

/** https://github.com/zammad/zammad/blob/develop/app/controllers/application_controller/handles_errors.rb */
export class Refusal extends Error {
  /** @param {number} status @param {string} message */
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

/** A call that the documentation does not have. */
export class Violation extends Error {}

/** `admin` has all that begins with it. @param {readonly string[]} owned @param {string} wanted */
export const covers = (owned, wanted) => owned.some(one => one === wanted || wanted.startsWith(`${one}.`));

/** @param {User} user */
export const permissionsOf = user => user.roles.flatMap(role => roles[role] ?? []);

/** @param {Call} call @param {readonly string[]} permissions */
export function requireOne({ may }, permissions) {
  if (!permissions.some(may)) throw new Refusal(403, 'Not authorized');
}

/** Only these members, so that nothing is sent in vain. @param {any} body @param {readonly string[]} names @param {string} where */
export function only(body, names, where) {
  for (const name of Object.keys(body))
    if (!names.includes(name)) throw new Violation(`${where} has no ${name}`);
}

/** As `TicketPolicy`: https://github.com/zammad/zammad/blob/develop/app/policies/ticket_policy.rb @param {Call} call @param {Ticket} ticket @param {string} access */
export function maySee({ data, user, may }, ticket, access = 'read') {
  const given = user.groups[ticket.group] ?? [];
  if (may('ticket.agent') && (given.includes('full') || given.includes(access))) return true;
  if (!may('ticket.customer')) return false;
  const customer = data.users.find(({ id }) => id === ticket.customer_id);
  // A shared organisation.
  const isColleague = user.organization !== undefined && customer?.organization === user.organization;
  return ticket.customer_id === user.id || isColleague;
}

/** @param {Call} call @param {unknown} id @param {string} [access] */
export function ticketWith(call, id, access) {
  const ticket = call.data.tickets.find(one => one.id === Number(id));
  if (!ticket) throw new Refusal(404, `Couldn't find Ticket with 'id'=${String(id)}`);
  if (!maySee(call, ticket, access)) throw new Refusal(403, 'Not authorized');
  return ticket;
}

const iso = (/** @type {number | null} */ at) => (at === null ? null : new Date(at).toISOString());

/** https://docs.zammad.org/en/latest/api/user.html @param {User} user @param {boolean} expand */
export const showUser = (user, expand) => ({
  id: user.id,
  organization_id: user.organization ?? null,
  login: user.login,
  firstname: user.firstname,
  lastname: user.lastname,
  email: user.email,
  active: user.active,
  preferences: {},
  role_ids: user.roles.map(role => Object.keys(roles).indexOf(role) + 1),
  group_ids: Object.fromEntries(
    Object.values(user.groups).map((access, index) => [String(index + 1), access]),
  ),
  ...(expand ? { roles: user.roles, groups: user.groups, organization: null, created_by: '-' } : {}),
});

/** https://docs.zammad.org/en/latest/api/ticket/index.html @param {import('./data.js').ZammadData} data @param {Ticket} ticket @param {boolean} expand */
export function showTicket(data, ticket, expand) {
  const login = (/** @type {number} */ id) => data.users.find(user => user.id === id)?.login ?? '-';
  const state = data.states.find(({ name }) => name === ticket.state);
  return {
    id: ticket.id,
    group_id: 1,
    priority_id: 2,
    state_id: state?.id ?? 99,
    organization_id: null,
    number: ticket.number,
    title: ticket.title,
    owner_id: 1,
    customer_id: ticket.customer_id,
    note: null,
    close_at: iso(ticket.close_at),
    last_close_at: iso(ticket.close_at),
    pending_time: null,
    preferences: {},
    updated_by_id: ticket.created_by_id,
    created_by_id: ticket.created_by_id,
    created_at: iso(ticket.created_at),
    updated_at: iso(ticket.updated_at),
    article_ids: data.articles
      .filter(({ ticket_id }) => ticket_id === ticket.id)
      .map(({ id }) => id)
      .reverse(),
    ticket_time_accounting_ids: [],
    ...ticket.attributes,
    ...(expand
      ? {
          group: ticket.group,
          state: ticket.state,
          priority: ticket.priority,
          owner: '-',
          customer: login(ticket.customer_id),
          created_by: login(ticket.created_by_id),
        }
      : {}),
  };
}

/** https://docs.zammad.org/en/latest/api/ticket/articles.html @param {Article} article */
export const showArticle = article => ({
  id: article.id,
  ticket_id: article.ticket_id,
  type_id: 1,
  sender_id: ['Agent', 'Customer', 'System'].indexOf(article.sender) + 1,
  from: article.from,
  to: null,
  cc: null,
  subject: article.subject,
  reply_to: null,
  message_id: null,
  content_type: article.content_type,
  body: article.body,
  internal: article.internal,
  preferences: article.preferences,
  updated_by_id: article.created_by_id,
  created_by_id: article.created_by_id,
  origin_by_id: article.origin_by_id,
  created_at: iso(article.created_at),
  updated_at: iso(article.created_at),
  attachments: article.attachments.map(({ id, filename, size, preferences }) => ({
    id,
    filename,
    size,
    preferences,
  })),
  type: article.type,
  sender: article.sender,
});
