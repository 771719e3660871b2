/**
 * The calls of Zendesk's APIs that the server makes. Each shape is that of the page named beside it, below
 * https://developer.zendesk.com/api-reference/
 */
import { now } from './data.js';
import { invalid, notFound, Refusal } from './refusals.js';
import { auditShape, commentShape, cursorPage, fileShape, ticketShape } from './shapes.js';
import { userOperations } from './users.js';

/**
 * @typedef {import('./data.js').ZendeskData} Data
 * @typedef {import('./data.js').Ticket} Ticket
 * @typedef {{ data: Data, query: URLSearchParams, json: any, bytes: Buffer, id: string, type: string, key: string | undefined, origin: string,
 *   me: import('./data.js').User }} Call
 * @typedef {{ status?: number, body: unknown, headers?: Record<string, string> }} Answer
 */

/** @param {Call} call */
function ticketWith({ data, id }) {
  const found = data.tickets.find(ticket => String(ticket.id) === id);
  if (!found) throw notFound();
  return found;
}

/** ticketing/tickets/tickets/#json-format: what an agent may write of a comment. @param {Call} call @param {import('./data.js').User} author */
function commentOf({ data, json, me }, author) {
  const { comment, metadata = {} } = json.ticket;
  if (!comment?.body?.trim()) throw invalid('comment', 'Comment: Body cannot be blank');
  const files = (comment.uploads ?? []).map((/** @type {string} */ token) => {
    const file = data.uploads.get(token);
    data.uploads.delete(token);
    if (!file) throw invalid('base', 'Upload token is invalid');
    return file;
  });
  const isPublic = comment.public ?? true;
  return { author: isPublic ? author : me, body: comment.body, public: isPublic, files, custom: metadata };
}

/**
 * documentation/ticketing/managing-tickets/creating-and-updating-tickets/#setting-email-ccs
 *
 * @param {Data} data @param {import('./data.js').User[]} before @param {{ user_id: number | string, action?: 'put' | 'delete' }[]} [changes]
 */
function copiesOf(data, before, changes = []) {
  const copied = new Set(before);
  if (!data.collaboration) return before;
  for (const { user_id, action = 'put' } of changes) {
    const user = data.users.find(({ id }) => String(id) === String(user_id));
    if (!user) throw invalid('email_ccs', `Email CC: ${user_id} is invalid`);
    if (action === 'put') copied.add(user);
    else copied.delete(user);
  }
  // https://support.zendesk.com/hc/en-us/articles/5179445630234
  if (copied.size > 48) throw invalid('email_ccs', 'Email CC: too many');
  return [...copied];
}

/** @param {Call} call @param {readonly Ticket[]} found */
const ticketPage = (call, found) => {
  const page = cursorPage(found, call, 'tickets');
  return { body: { ...page, tickets: /** @type {Ticket[]} */ (page['tickets']).map(ticketShape) } };
};

/** ticketing/introduction/#idempotency @type {WeakMap<Data, Map<string, { sent: string, answer: Answer }>>} */
const earlier = new WeakMap();

/** @type {Record<string, (call: Call) => Answer>} */
export const operations = {
  ...userOperations,
  // ticketing/tickets/tickets/#list-tickets
  'GET /users/:id/tickets/requested.json': call =>
    ticketPage(
      call,
      call.data.tickets.filter(({ requester }) => String(requester.id) === call.id),
    ),
  'GET /users/:id/tickets/ccd.json': call =>
    ticketPage(
      call,
      call.data.tickets.filter(({ copied }) => copied.some(({ id }) => String(id) === call.id)),
    ),
  'GET /organizations/:id/tickets.json': call =>
    ticketPage(
      call,
      call.data.tickets.filter(({ organization_id }) => String(organization_id) === call.id),
    ),
  // ticketing/tickets/tickets/#show-multiple-tickets
  'GET /tickets/show_many.json': ({ data, query }) => {
    const ids = (query.get('ids') ?? '').split(',');
    if (ids.length > 100) throw invalid('ids', 'Too many ids');
    const tickets = data.tickets.filter(({ id }) => ids.includes(String(id))).map(ticketShape);
    return { body: { tickets, count: tickets.length, next_page: null, previous_page: null } };
  },
  // ticketing/tickets/tickets/#list-tickets, with introduction/pagination/#using-offset-pagination
  'GET /tickets.json': ({ data, query }) => {
    const size = Number(query.get('per_page') ?? 100);
    const start = (Number(query.get('page') ?? 1) - 1) * size;
    const all = [...data.tickets].sort((one, other) => other.updated.localeCompare(one.updated));
    const tickets = all.slice(start, start + size).map(ticketShape);
    return { body: { tickets, count: all.length, next_page: null, previous_page: null } };
  },
  // ticketing/tickets/tickets/#show-ticket
  'GET /tickets/:id.json': call => ({ body: { ticket: ticketShape(ticketWith(call)) } }),
  // ticketing/tickets/tickets/#create-ticket
  'POST /tickets.json': call => {
    const { data, json, key } = call;
    const calls = earlier.get(data) ?? new Map();
    earlier.set(data, calls);
    const sent = JSON.stringify(json);
    const known = key === undefined ? undefined : calls.get(key);
    if (known && known.sent !== sent)
      throw new Refusal(400, {
        error: 'IdempotentRequestError',
        description: 'Request parameters are different',
      });
    if (known) return { ...known.answer, headers: { 'x-idempotency-lookup': 'hit' } };
    const {
      subject,
      requester_id,
      priority,
      external_id,
      ticket_form_id,
      custom_fields,
      via_followup_source_id,
      email_ccs,
      tags,
    } = json.ticket;
    const requester = data.users.find(({ id }) => id === requester_id);
    if (!requester) throw invalid('requester', 'Requester: is invalid');
    if (via_followup_source_id && data.get(via_followup_source_id).status !== 'closed')
      throw invalid('base', 'The ticket being followed up is not closed');
    const followed = via_followup_source_id ? data.get(via_followup_source_id) : undefined;
    const made = data.addTicket({
      ...{
        requester,
        subject,
        comment: commentOf(call, requester),
        priority,
        external_id,
        form: ticket_form_id,
      },
      ...{ custom_fields, followUpOf: via_followup_source_id },
      // documentation/ticketing/managing-tickets/creating-and-updating-tickets/#creating-a-follow-up-ticket
      tags: tags ?? followed?.tags ?? [],
      // That page does not say it: a server that shares more than it was asked to is the worse case.
      copied: copiesOf(data, followed?.copied ?? [], email_ccs),
    });
    const [comment] = made.comments;
    const answer = {
      status: 201,
      body: { ticket: ticketShape(made), audit: comment && auditShape(made)(comment) },
      headers: { 'x-idempotency-lookup': 'miss' },
    };
    if (key !== undefined) calls.set(key, { sent, answer });
    return answer;
  },
  // ticketing/tickets/tickets/#update-ticket
  'PUT /tickets/:id.json': call => {
    const { data, json } = call;
    const ticket = ticketWith(call);
    if (ticket.status === 'closed') throw invalid('status', 'Status: closed prevents ticket update');
    const { comment, status, priority, email_ccs } = json.ticket;
    if (status && !['new', 'open', 'pending', 'hold', 'solved'].includes(status))
      throw invalid('status', `Status: ${status} is not valid`);
    const author = data.users.find(({ id }) => id === comment?.author_id) ?? call.me;
    const made = comment ? data.addComment(ticket, commentOf(call, author)) : undefined;
    if (status) data.setStatus(ticket, status);
    if (priority) ticket.priority = priority;
    if (email_ccs) {
      ticket.copied = copiesOf(data, ticket.copied, email_ccs);
      ticket.updated = now();
    }
    return { body: { ticket: ticketShape(ticket), audit: made ? auditShape(ticket)(made) : { events: [] } } };
  },
  // ticketing/tickets/ticket_comments/#list-comments
  'GET /tickets/:id/comments.json': call => {
    const { comments } = ticketWith(call);
    const sorted = comments.toSorted((one, other) => one.created.localeCompare(other.created));
    const page = cursorPage(sorted, call, 'comments');
    const shown = /** @type {import('./data.js').Comment[]} */ (page['comments']);
    const users = new Set(shown.map(({ author }) => author));
    return { body: { ...page, comments: shown.map(commentShape(call)), users: [...users] } };
  },
  // ticketing/tickets/ticket_audits/#list-audits-for-a-ticket
  'GET /tickets/:id/audits.json': call => {
    const ticket = ticketWith(call);
    return { body: cursorPage(ticket.comments.map(auditShape(ticket)), call, 'audits') };
  },
  // ticketing/tickets/ticket_metrics/#show-ticket-metrics
  'GET /tickets/:id/metrics.json': call => {
    const { id, created, statusUpdated = created } = ticketWith(call);
    return {
      body: { ticket_metric: { ticket_id: id, created_at: created, status_updated_at: statusUpdated } },
    };
  },
  // ticketing/tickets/ticket-attachments/#upload-files
  'POST /uploads.json': ({ data, query, bytes, type, origin }) => {
    const name = query.get('filename');
    if (!name) throw invalid('filename', 'Filename: cannot be blank');
    if (bytes.length > data.maxFileBytes)
      throw new Refusal(413, { error: 'AttachmentTooLarge', description: 'The file is too large' });
    const token = String(data.next());
    const file = data.file(name, type, new Uint8Array(bytes));
    data.uploads.set(token, file);
    const attachment = fileShape(origin)(file);
    return { status: 201, body: { upload: { token, attachment, attachments: [attachment] } } };
  },
  // ticketing/tickets/custom_ticket_statuses/#list-custom-ticket-statuses
  'GET /custom_statuses.json': ({ data }) => ({ body: { custom_statuses: data.customStatuses } }),
  // ticketing/tickets/ticket_forms/#list-ticket-forms
  'GET /ticket_forms.json': ({ data }) => ({ body: { ticket_forms: data.forms, count: data.forms.length } }),
  // ticketing/tickets/ticket_fields/#show-ticket-field
  'GET /ticket_fields/:id.json': ({ data, id }) => {
    const ticket_field = data.fields.find(candidate => String(candidate['id']) === id);
    if (!ticket_field) throw notFound();
    return { body: { ticket_field } };
  },
  // ticketing/tickets/ticket_fields/#list-ticket-fields
  'GET /ticket_fields.json': ({ data }) => ({
    body: { ticket_fields: data.fields, count: data.fields.length },
  }),
  // help_center/help-center-api/search/#search-articles
  'GET /help_center/articles/search.json': ({ data, query }) => {
    const words = (query.get('query') ?? '').toLowerCase().split(' ');
    const results = data.articles.filter(({ title }) =>
      words.some(word => String(title).toLowerCase().includes(word)),
    );
    return { body: { results, count: results.length, next_page: null } };
  },
  // help_center/help-center-api/articles/#show-article
  'GET /help_center/articles/:id.json': ({ data, id }) => {
    const article = data.articles.find(candidate => String(candidate['id']) === id);
    if (!article) throw notFound();
    return { body: { article } };
  },
};
