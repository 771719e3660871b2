/** Tickets and articles that are written. https://github.com/zammad/zammad/blob/develop/app/controllers/concerns/creates_ticket_articles.rb */
import { only, Refusal, Violation } from './common.js';
import { priorities } from './data.js';

/** @typedef {import('./common.js').Call} Call */

const types = ['email', 'web', 'note', 'phone'];
const names = [
  ...['ticket_id', 'subject', 'body', 'content_type', 'type', 'sender', 'internal', 'preferences'],
  ...['attachments', 'origin_by_id', 'to', 'cc', 'time_unit'],
];

/** Strict, as `Base64.strict_decode64`. @param {Call} call @param {any} attachment @param {number} index */
function attachmentOf({ data }, attachment, index) {
  for (const key of ['mime-type', 'filename', 'data'])
    if (!attachment[key] && attachment[key] !== '')
      throw new Refusal(422, `Attachment needs '${key}' param for attachment with index '${index}'`);
  const text = String(attachment.data).replace(/[\r\n]/g, '');
  const bytes = Buffer.from(text, 'base64');
  if (bytes.toString('base64') !== text)
    throw new Refusal(422, `Invalid base64 for attachment with index '${index}'`);
  return data.attachment(attachment.filename, attachment['mime-type'], new Uint8Array(bytes));
}

/** @param {Call} call @param {import('./data.js').Ticket} ticket @param {any} params */
export function createArticle(call, ticket, params) {
  const { data, user, may } = call;
  only(params, names, 'an article');
  if (typeof params.body !== 'string') throw new Refusal(422, "Need at least an 'article body' field.");
  if (params.body.length > 1_500_000) throw new Refusal(422, 'body of article is too large');
  if (params.content_type !== undefined && !['text/plain', 'text/html'].includes(params.content_type))
    throw new Violation(`no content_type ${params.content_type}`);
  const type = params.type ?? 'note';
  if (!types.includes(type))
    throw new Refusal(422, `No lookup value found for 'type': ${JSON.stringify(type)}`);
  const attachments = (params.attachments ?? []).map(
    (/** @type {any} */ attachment, /** @type {number} */ index) => attachmentOf(call, attachment, index),
  );
  const isAgent = may('ticket.agent');
  const sender = isAgent ? (params.sender ?? 'Agent') : 'Customer';
  return data.addArticle(ticket, {
    author: user,
    type: isAgent || ['web', 'note'].includes(type) ? type : 'note',
    sender,
    from:
      `${user.firstname} ${user.lastname}`.trim() + (!isAgent && type === 'web' ? ` <${user.email}>` : ''),
    subject: params.subject ?? null,
    body: params.body,
    content_type: params.content_type ?? 'text/plain',
    internal: isAgent ? (params.internal ?? false) : false,
    preferences: params.preferences ?? {},
    origin_by_id: sender === 'Customer' ? ticket.customer_id : null,
    attachments,
  });
}

/** @param {Call} call */
export function createTicket(call) {
  const { data, user, body, may } = call;
  const { article, title, group, customer_id, ...attributes } = body;
  only(attributes, data.attributes, 'a ticket');
  if (!may('ticket.agent') && !may('ticket.customer')) throw new Refusal(403, 'Not authorized');
  if (!data.users.some(one => one.groups[group]))
    throw new Refusal(422, `No lookup value found for 'group': ${JSON.stringify(group)}`);
  if (!may('ticket.agent') && !data.customersMayCreate)
    throw new Refusal(422, "Invalid value '1' for field 'group_id'!");
  if (!title) throw new Refusal(422, "Missing required value for field 'title'!");
  if (title.length > 250) throw new Refusal(422, 'Title is too long (maximum is 250 characters)');
  const before = data.articles.length;
  const ticket = data.addTicket({
    title,
    group,
    customer_id: may('ticket.agent') ? Number(customer_id) : user.id,
    created_by_id: user.id,
    attributes,
  });
  try {
    createArticle(call, ticket, article);
  } catch (error) {
    // One transaction.
    data.tickets.pop();
    data.articles.length = before;
    throw error;
  }
  return ticket;
}

/** @param {Call} call @param {import('./data.js').Ticket} ticket */
export function requireFollowUp({ data, may }, ticket) {
  const type = data.states.find(({ name }) => name === ticket.state)?.type;
  if (type === 'closed' && !may('ticket.agent') && data.followUp !== 'yes')
    throw new Refusal(422, 'Cannot follow-up on a closed ticket. Please create a new ticket.');
}

/** @param {Call} call @param {import('./data.js').Ticket} ticket */
export function updateTicket(call, ticket) {
  const { data, body, may } = call;
  only(body, ['state', 'priority', 'article', ...data.attributes], 'a ticket');
  requireFollowUp(call, ticket);
  if (body.state !== undefined) {
    const state = data.states.find(({ name }) => name === body.state);
    if (!state) throw new Refusal(422, `No lookup value found for 'state': ${JSON.stringify(body.state)}`);
    // `viewable_customer_edit`: https://github.com/zammad/zammad/blob/develop/app/models/ticket/state.rb
    if (!may('ticket.agent') && !['open', 'closed'].includes(state.type))
      throw new Refusal(422, `Invalid value '${state.id}' for field 'state_id'!`);
  }
  if (body.priority !== undefined) {
    if (!priorities.includes(body.priority))
      throw new Refusal(422, `No lookup value found for 'priority': ${JSON.stringify(body.priority)}`);
    if (!may('ticket.agent')) throw new Refusal(422, "Invalid value for field 'priority_id'!");
    ticket.priority = body.priority;
    ticket.updated_at = data.now();
  }
  if (body.article) createArticle(call, ticket, body.article);
  if (body.state !== undefined) data.setState(ticket.number, body.state);
}
