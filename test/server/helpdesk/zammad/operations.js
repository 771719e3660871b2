/** What the test server of Zammad can, by method and path. Each shape has the page of the documentation that it is from. */
import { createArticle, createTicket, requireFollowUp, updateTicket } from './articles.js';
import {
  maySee,
  only,
  Refusal,
  requireOne,
  showArticle,
  showTicket,
  showUser,
  ticketWith,
  Violation,
} from './common.js';
import { priorities, roles } from './data.js';

/**
 * @typedef {import('./common.js').Call} Call
 * @typedef {import('./common.js').Answer} Answer
 */

const expands = (/** @type {Call} */ { query, body }) =>
  query.get('expand') === 'true' || body?.expand === true;

/** @param {Call} call */
function page({ query, body }) {
  const of = (/** @type {string} */ name, /** @type {number} */ initial) =>
    Number(query.get(name) ?? body?.[name] ?? initial);
  const size = Math.min(of('per_page', 50), 200);
  return { from: (of('page', 1) - 1) * size, size };
}

/** Conditions: https://docs.zammad.org/en/latest/api/intro.html#condition-based-search, operators of lib/selector/sql.rb. @param {any} condition @param {readonly string[]} attributes */
function selector(condition, attributes) {
  /** @type {[string, (ticket: import('./data.js').Ticket, value: any, data: any) => boolean][]} */
  const known = [
    ['ticket.customer_id is', (ticket, value) => value.includes(String(ticket.customer_id))],
    ['ticket.number is', (ticket, value) => value.includes(ticket.number)],
    [
      'ticket.state_id is',
      (ticket, value, data) =>
        value.includes(String(data.states.find((/** @type {any} */ { name }) => name === ticket.state)?.id)),
    ],
    [
      'ticket.priority_id is',
      (ticket, value) => value.includes(String(priorities.indexOf(ticket.priority) + 1)),
    ],
    ['ticket.updated_at before (absolute)', (ticket, value) => ticket.updated_at <= Date.parse(value)],
    ['ticket.created_at before (absolute)', (ticket, value) => ticket.created_at <= Date.parse(value)],
    ['ticket.updated_at after (absolute)', (ticket, value) => ticket.updated_at >= Date.parse(value)],
  ];
  // Attributes that were made in Objects are columns, too: lib/selector/sql.rb.
  for (const name of attributes)
    known.push([`ticket.${name} is`, (ticket, value) => value.includes(ticket.attributes[name])]);
  const tests = Object.entries(condition).map(([name, { operator, value, ...rest }]) => {
    only(rest, [], 'a condition');
    const found = known.find(([one]) => one === `${name} ${operator}`);
    if (!found) throw new Violation(`no condition ${name} ${operator}`);
    const isList = operator === 'is';
    if (isList !== Array.isArray(value) || !value.length || (!isList && !(Date.parse(value) >= 0)))
      throw new Violation(`${name} ${operator} ${JSON.stringify(value)}`);
    return (/** @type {import('./data.js').Ticket} */ ticket, /** @type {any} */ data) =>
      found[1](ticket, value, data);
  });
  return (/** @type {import('./data.js').Ticket} */ ticket, /** @type {any} */ data) =>
    tests.every(one => one(ticket, data));
}

/** https://docs.zammad.org/en/latest/api/intro.html#search-via-api @param {Call} call */
function searchTickets(call) {
  const { data, body } = call;
  only(
    body,
    ['condition', 'sort_by', 'order_by', 'page', 'per_page', 'expand', 'with_total_count'],
    'a search',
  );
  if (!['updated_at', 'created_at'].includes(body.sort_by)) throw new Violation(`sort_by ${body.sort_by}`);
  const sort = /** @type {'updated_at' | 'created_at'} */ (body.sort_by);
  const sign = { asc: 1, desc: -1 }[/** @type {'asc' | 'desc'} */ (body.order_by)];
  if (!sign) throw new Violation(`order_by ${body.order_by}`);
  const matches = selector(body.condition, data.attributes);
  const found = data.tickets
    .filter(ticket => maySee(call, ticket) && matches(ticket, data))
    .sort((one, other) => sign * (one[sort] - other[sort]));
  const { from, size } = page(call);
  const records = found.slice(from, from + size).map(ticket => showTicket(data, ticket, expands(call)));
  return { body: body.with_total_count && data.hasTotals ? { records, total_count: found.length } : records };
}

/** https://docs.zammad.org/en/latest/api/user.html @param {Call} call @returns {Answer} */
function createUser(call) {
  const { data, body } = call;
  requireOne(call, ['admin.user', 'ticket.agent']);
  only(body, ['login', 'firstname', 'lastname', 'email', 'roles'], 'a user');
  for (const role of body.roles ?? [])
    if (!roles[role]) throw new Refusal(422, `No lookup value found for 'roles': ${JSON.stringify(role)}`);
  const email = body.email?.toLowerCase() ?? '';
  if (email && data.users.some(user => user.email === email))
    throw new Refusal(422, `Email address '${email}' is already used for another user.`);
  const login = (body.login ?? email).toLowerCase();
  if (data.users.some(user => user.login === login)) throw new Refusal(422, 'Login is already taken');
  const user = data.addUser({
    login,
    email,
    firstname: body.firstname ?? '',
    lastname: body.lastname ?? '',
    roles: call.may('admin.user') ? (body.roles ?? ['Customer']) : ['Customer'],
  });
  return { status: 201, body: showUser(user, expands(call)) };
}

/** @param {Call} call */
function searchUsers(call) {
  requireOne(call, ['ticket.agent', 'admin.user']);
  const query = (call.query.get('query') ?? '').toLowerCase();
  const { from, size } = page(call);
  const found = call.data.users.filter(user =>
    [user.login, user.email, user.firstname, user.lastname].some(text => text.toLowerCase().includes(query)),
  );
  return { body: found.slice(from, from + size).map(user => showUser(user, expands(call))) };
}

/** @param {Call} call @returns {Answer} */
function showOneUser(call) {
  const user = call.data.users.find(({ id }) => id === Number(call.path[1]));
  if (!user) throw new Refusal(404, `Couldn't find User with 'id'=${call.path[1]}`);
  if (user.id !== call.user.id) requireOne(call, ['ticket.agent', 'admin.user']);
  return { body: showUser(user, expands(call)) };
}

/** https://docs.zammad.org/en/latest/api/ticket/articles.html#receive-attachments @param {Call} call @returns {Answer} */
function attachment(call) {
  const [, ticketId, articleId, id] = call.path;
  const ticket = ticketWith(call, ticketId);
  const article = call.data.articles.find(one => one.id === Number(articleId));
  if (!article) throw new Refusal(404, `Couldn't find Ticket::Article with 'id'=${articleId}`);
  if (article.ticket_id !== ticket.id)
    throw new Refusal(403, 'The article does not belong to the specified ticket.');
  const file = article.attachments.find(one => one.id === Number(id));
  if (!file) throw new Refusal(403, 'The file does not belong to the specified article.');
  return { bytes: file.bytes, type: file.preferences['Mime-Type'] ?? '', name: file.filename };
}

/** https://github.com/zammad/zammad/blob/develop/app/controllers/knowledge_base/search_controller.rb @param {Call} call */
function searchKnowledgeBase({ data, body }) {
  if (body.flavor !== 'public') throw new Violation('the search is not for the public');
  const found =
    body.knowledge_base_id === 1 && body.locale === 'en-us'
      ? data.answers.filter(
          ({ title, isPublic }) => isPublic && title.toLowerCase().includes(body.query.toLowerCase()),
        )
      : [];
  return {
    body: {
      result: found.map(({ id }) => ({ id, type: 'KnowledgeBase::Answer::Translation' })),
      details: found.slice(0, body.limit).map(({ id, title, body: text }) => ({
        id,
        type: 'KnowledgeBase::Answer::Translation',
        icon: 'knowledge-base-answer',
        url: `/help/en-us/1-general/${id}-${title.toLowerCase().replaceAll(' ', '-')}`,
        title,
        subtitle: 'General',
        body: text,
      })),
    },
  };
}

/** @type {[string, RegExp, (call: Call) => Answer][]} */
export const operations = [
  ['GET', /^users\/me$/, call => ({ body: showUser(call.user, expands(call)) })],
  ['GET', /^users\/search$/, searchUsers],
  ['GET', /^users\/\d+$/, showOneUser],
  ['POST', /^users$/, createUser],
  [
    'GET',
    /^roles\/\d+$/,
    call => {
      requireOne(call, ['admin.role']);
      return { body: { id: Number(call.path[1]), groups: {} } };
    },
  ],
  [
    'GET',
    /^ticket_states$/,
    call => {
      requireOne(call, ['admin.object', 'ticket.agent', 'ticket.customer']);
      const shown = call.data.states.map(({ id, name, type }) => ({
        id,
        name,
        active: true,
        state_type_id: id,
        ...(expands(call) ? { state_type: type } : {}),
      }));
      return { body: shown };
    },
  ],
  [
    'GET',
    /^ticket_priorities$/,
    call => {
      requireOne(call, ['admin.object', 'ticket.agent', 'ticket.customer']);
      return { body: priorities.map((name, index) => ({ id: index + 1, name, active: true })) };
    },
  ],
  [
    'GET',
    // https://docs.zammad.org/en/latest/api/object.html#list
    /^object_manager_attributes$/,
    call => {
      requireOne(call, ['admin.object']);
      const common = { object: 'Ticket', active: true, to_create: false };
      const options = { relation: 'Group', nulloption: true, multiple: false };
      const group = { ...common, name: 'group_id', data_type: 'select', data_option: options };
      return { body: [group, ...call.data.objectAttributes.map(own => ({ ...common, ...own }))] };
    },
  ],
  [
    'GET',
    /^ticket_customer$/,
    call => {
      requireOne(call, ['ticket.agent']);
      return { body: { ticket_ids_open: [], ticket_ids_closed: [], assets: {} } };
    },
  ],
  ['POST', /^tickets\/search$/, searchTickets],
  [
    'GET',
    /^tickets\/\d+$/,
    call => ({ body: showTicket(call.data, ticketWith(call, call.path[1]), expands(call)) }),
  ],
  [
    'POST',
    /^tickets$/,
    call => ({ status: 201, body: showTicket(call.data, createTicket(call), expands(call)) }),
  ],
  [
    'PUT',
    /^tickets\/\d+$/,
    call => {
      const ticket = ticketWith(call, call.path[1], 'change');
      updateTicket(call, ticket);
      return { body: showTicket(call.data, ticket, expands(call)) };
    },
  ],
  [
    'GET',
    /^ticket_articles\/by_ticket\/\d+$/,
    call => {
      const ticket = ticketWith(call, call.path[2]);
      const isAgent = call.may('ticket.agent') && (call.user.groups[ticket.group] ?? []).length > 0;
      const shown = call.data.articles.filter(
        article => article.ticket_id === ticket.id && (isAgent || !article.internal),
      );
      return { body: shown.map(showArticle) };
    },
  ],
  [
    'POST',
    /^ticket_articles$/,
    call => {
      const ticket = ticketWith(call, call.body.ticket_id, 'change');
      requireFollowUp(call, ticket);
      return { status: 201, body: showArticle(createArticle(call, ticket, call.body)) };
    },
  ],
  ['GET', /^ticket_attachment\/\d+\/\d+\/\d+$/, attachment],
  ['POST', /^knowledge_bases\/search$/, searchKnowledgeBase],
];
