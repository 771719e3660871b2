/** What a Zendesk holds, in memory, and what its agents do there. Times are whole seconds, and internal notes move a ticket's, too. */

/**
 * @typedef {{ id: number, name: string, email: string | null, role: 'end-user' | 'agent' | 'admin', external_id: string | null,
 *   ticket_restriction: string | null, organization_id: number | null, active: boolean, otherAddresses?: string[] }} User
 * @typedef {{ id: number, name: string, type: string, bytes: Uint8Array<ArrayBuffer> }} File
 * @typedef {{ id: number, audit: number, author: User, body: string, public: boolean, created: string, files: File[], channel: string,
 *   custom: Record<string, unknown> }} Comment
 * @typedef {{ id: number, requester: User, subject: string, status: string, custom_status_id: number, priority: string | null,
 *   external_id: string | null, ticket_form_id: number | null, custom_fields: { id: number, value: unknown }[], followUpOf?: number,
 *   created: string, updated: string, statusUpdated?: string, comments: Comment[], copied: User[], tags: string[],
 *   organization_id: number | null }} Ticket
 */

export const now = () => new Date(Math.floor(Date.now() / 1000) * 1000).toISOString().replace('.000', '');

const escaped = (/** @type {string} */ text) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\n', '<br>');
export const htmlOf = (/** @type {string} */ text) =>
  `<div class="zd-comment" dir="auto">${escaped(text)}</div>`;

export class ZendeskData {
  /** @type {User[]} */
  users = [];
  /** @type {Ticket[]} */
  tickets = [];
  /** By token. @type {Map<string, File>} */
  uploads = new Map();
  maxFileBytes = 50_000_000;
  /** Milliseconds since the epoch, as answers say them. */
  clock = () => Date.now();
  /** Whether tickets may have CCs. */
  collaboration = true;
  /** Users that the search does not find yet. @type {Set<number>} */
  unindexed = new Set();
  customStatuses = [
    { id: 1, status_category: 'new', agent_label: 'New', end_user_label: 'Open', active: true },
    { id: 2, status_category: 'open', agent_label: 'Open', end_user_label: 'Open', active: true },
    {
      id: 3,
      status_category: 'pending',
      agent_label: 'Pending',
      end_user_label: 'Awaiting your reply',
      active: true,
    },
    { id: 4, status_category: 'hold', agent_label: 'On-hold', end_user_label: 'On hold', active: true },
    { id: 5, status_category: 'solved', agent_label: 'Solved', end_user_label: 'Solved', active: true },
    {
      id: 6,
      status_category: 'open',
      agent_label: 'In the workshop',
      end_user_label: 'Being repaired',
      active: true,
    },
  ];
  /** @type {Record<string, unknown>[]} */
  forms = [];
  /** @type {Record<string, unknown>[]} */
  fields = [];
  /** @type {Record<string, unknown>[]} */
  articles = [];
  #id = 360_000_000_000;
  #ticket = 0;

  next() {
    return ++this.#id;
  }

  /** @param {string | null} email @param {string} name @param {User['role']} role @returns {User} */
  addUser(email, name, role = 'end-user', /** @type {string | null} */ external_id = null) {
    const user = {
      ...{ id: this.next(), name, email, role, external_id, ticket_restriction: null },
      ...{ organization_id: null, active: true },
    };
    this.users.push(user);
    return user;
  }

  /** @param {string | number} id */
  get(id) {
    const found = this.tickets.find(ticket => String(ticket.id) === String(id));
    if (!found) throw new Error(`There is no ticket ${id}`);
    return found;
  }

  /** @param {Ticket} ticket @param {{ author: User, body: string, public?: boolean, files?: File[], channel?: string, custom?: Record<string, unknown> }} comment */
  addComment(ticket, { author, body, public: isPublic = true, files = [], channel = 'api', custom = {} }) {
    const made = {
      id: this.next(),
      audit: this.next(),
      author,
      body,
      public: isPublic,
      created: now(),
      files,
      channel,
      custom,
    };
    ticket.comments.push(made);
    ticket.updated = made.created;
    return made;
  }

  /** @param {Ticket} ticket @param {string} status */
  setStatus(
    ticket,
    status,
    id = this.customStatuses.find(({ status_category }) => status_category === status)?.id ?? 0,
  ) {
    ticket.status = status;
    ticket.custom_status_id = id;
    ticket.updated = ticket.statusUpdated = now();
  }

  /** @param {{ requester: User, subject: string, comment: Parameters<ZendeskData['addComment']>[1], priority?: string | null, external_id?: string | null, form?: number | null, custom_fields?: { id: number, value: unknown }[], followUpOf?: number | undefined, copied?: User[], tags?: string[] }} ticket */
  addTicket({
    requester,
    subject,
    comment,
    priority = null,
    external_id = null,
    form = null,
    custom_fields = [],
    followUpOf,
    copied = [],
    tags = [],
  }) {
    /** @type {Ticket} */
    const made = {
      ...{
        id: ++this.#ticket,
        requester,
        subject,
        status: 'new',
        custom_status_id: 1,
        priority,
        external_id,
      },
      ...{ ticket_form_id: form, custom_fields, created: now(), updated: now(), comments: [] },
      ...{ copied, tags, organization_id: requester.organization_id },
      ...(followUpOf === undefined ? {} : { followUpOf }),
    };
    this.tickets.push(made);
    this.addComment(made, comment);
    return made;
  }

  /** @param {string} name @param {string} type @param {Uint8Array<ArrayBuffer>} bytes */
  file(name, type, bytes) {
    return { id: this.next(), name, type, bytes };
  }

  /** An agent answers. @param {string} key @param {string} body @param {File[]} [files] */
  answer(key, body, files = []) {
    const ticket = this.get(key);
    const author = this.users.find(({ role }) => role === 'agent');
    if (!author) throw new Error('There is no agent');
    const comment = this.addComment(ticket, { author, body, files, channel: 'web' });
    this.setStatus(ticket, 'pending');
    return comment;
  }

  /** An agent writes what customers must not see. @param {string} key @param {string} body @param {File[]} [files] */
  note(key, body, files = []) {
    const author = this.users.find(({ role }) => role === 'agent');
    if (!author) throw new Error('There is no agent');
    return this.addComment(this.get(key), { author, body, public: false, files, channel: 'web' });
  }

  /** @param {string} key */
  delete(key) {
    this.tickets = this.tickets.filter(({ id }) => String(id) !== key);
  }
}
