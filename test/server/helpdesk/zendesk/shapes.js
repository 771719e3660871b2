/** Shapes of Zendesk's answers: each is that of the page named beside it, below https://developer.zendesk.com/api-reference/ */
import { htmlOf } from './data.js';

/**
 * @typedef {import('./data.js').Ticket} Ticket
 * @typedef {import('./operations.js').Call} Call
 */

/** introduction/pagination/#using-cursor-pagination @param {readonly unknown[]} all @param {Call} call @param {string} name */
export function cursorPage(all, { query }, name) {
  const size = Number(query.get('page[size]') ?? 100);
  const start = Number(query.get('page[after]') ?? 0);
  const has_more = start + size < all.length;
  const meta = { has_more, after_cursor: has_more ? String(start + size) : null, before_cursor: null };
  return { [name]: all.slice(start, start + size), meta, links: { next: null, prev: null } };
}

/** ticketing/tickets/tickets/#json-format @param {Ticket} ticket */
export const ticketShape = ticket => ({
  ...{ id: ticket.id, requester_id: ticket.requester.id, submitter_id: ticket.requester.id },
  ...{ subject: ticket.subject, raw_subject: ticket.subject, description: ticket.comments[0]?.body ?? '' },
  ...{
    status: ticket.status,
    custom_status_id: ticket.custom_status_id,
    priority: ticket.priority,
    type: null,
  },
  ...{
    external_id: ticket.external_id,
    ticket_form_id: ticket.ticket_form_id,
    custom_fields: ticket.custom_fields,
  },
  ...{ created_at: ticket.created, updated_at: ticket.updated, tags: ticket.tags },
  ...{ organization_id: ticket.organization_id, email_cc_ids: ticket.copied.map(({ id }) => id) },
  is_public: ticket.comments.some(comment => comment.public),
  via: {
    channel: 'api',
    source: ticket.followUpOf
      ? { from: { ticket_id: ticket.followUpOf, subject: '' }, to: {}, rel: 'follow_up' }
      : { from: {}, to: {}, rel: null },
  },
});

/** ticketing/tickets/ticket-attachments/#json-format @param {string} origin */
export const fileShape =
  origin =>
  (/** @type {import('./data.js').File} */ { id, name, type, bytes }) => ({
    ...{
      id,
      file_name: name,
      content_type: type,
      size: bytes.length,
      inline: false,
      deleted: false,
      thumbnails: [],
    },
    content_url: `${origin}/attachments/token/${id}/?name=${encodeURIComponent(name)}`,
  });

/** ticketing/tickets/ticket_comments/#json-format @param {Call} call */
export const commentShape =
  ({ origin }) =>
  (/** @type {import('./data.js').Comment} */ comment) => ({
    ...{
      id: comment.id,
      type: 'Comment',
      author_id: comment.author.id,
      public: comment.public,
      audit_id: comment.audit,
    },
    ...{
      body: comment.body,
      html_body: htmlOf(comment.body),
      plain_body: comment.body,
      created_at: comment.created,
    },
    attachments: comment.files.map(fileShape(origin)),
    via: { channel: comment.channel, source: { from: {}, to: {}, rel: null } },
    metadata: { system: {}, via: {} },
  });

/** ticketing/tickets/ticket_audits/#json-format @param {Ticket} ticket */
export const auditShape = ticket => (/** @type {import('./data.js').Comment} */ comment) => ({
  ...{ id: comment.audit, ticket_id: ticket.id, created_at: comment.created, author_id: comment.author.id },
  metadata: { system: {}, custom: comment.custom },
  events: [
    { id: comment.audit + 1e12, type: 'Notification', subject: 'x', body: 'y' },
    {
      id: comment.id,
      type: 'Comment',
      public: comment.public,
      body: comment.body,
      author_id: comment.author.id,
    },
  ],
});
