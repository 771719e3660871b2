/** What a Zammad holds, in memory, and what agents do there. */
import { randomUUID } from 'node:crypto';

/**
 * @typedef {{ id: number, login: string, email: string, firstname: string, lastname: string, active: boolean, roles: string[],
 *   groups: Record<string, string[]>, token?: string, tokenPermissions?: string[], expired?: boolean,
 *   organization?: number }} User
 * @typedef {{ id: number, filename: string, size: string, preferences: Record<string, string>, bytes: Uint8Array<ArrayBuffer> }} Attachment
 * @typedef {{ id: number, ticket_id: number, type: string, sender: 'Agent' | 'Customer' | 'System', from: string, subject: string | null,
 *   body: string, content_type: string, internal: boolean, preferences: Record<string, unknown>, created_by_id: number,
 *   origin_by_id: number | null, created_at: number, attachments: Attachment[] }} Article
 * @typedef {{ id: number, number: string, title: string, group: string, state: string, priority: string, customer_id: number,
 *   created_by_id: number, created_at: number, updated_at: number, close_at: number | null, attributes: Record<string, string> }} Ticket
 */

/** https://docs.zammad.org/en/latest/api/ticket/states.html, as Zammad is installed. */
const states = [
  { id: 1, name: 'new', type: 'new' },
  { id: 2, name: 'open', type: 'open' },
  { id: 3, name: 'pending reminder', type: 'pending reminder' },
  { id: 4, name: 'closed', type: 'closed' },
  { id: 5, name: 'merged', type: 'merged' },
  { id: 7, name: 'pending close', type: 'pending action' },
];

/** https://docs.zammad.org/en/latest/api/ticket/priorities.html */
export const priorities = ['1 low', '2 normal', '3 high'];

/** Permissions of the roles that Zammad has. https://docs.zammad.org/en/latest/api/role.html @type {Record<string, string[]>} */
export const roles = {
  Admin: ['admin', 'user_preferences', 'report', 'knowledge_base.editor'],
  Agent: ['ticket.agent', 'chat.agent', 'knowledge_base.reader'],
  Customer: ['ticket.customer'],
};

export class ZammadData {
  /** @type {User[]} */
  users = [];
  /** @type {Ticket[]} */
  tickets = [];
  /** @type {Article[]} */
  articles = [];
  states = [...states];
  /** As an administrator sets up the group. @type {'yes' | 'new_ticket'} */
  followUp = 'yes';
  /** `customer_ticket_create`: Channels > Web. */
  customersMayCreate = true;
  /** Whether lists have totals: since 6.5. */
  hasTotals = true;
  /** Attributes that were made in Objects. */
  attributes = ['server_name'];
  /** As `GET object_manager_attributes` lists them, beside those of Zammad itself. @type {Record<string, unknown>[]} */
  objectAttributes = [];
  /** Answers of the knowledge base with the id 1. @type {{ id: number, title: string, body: string, isPublic: boolean }[]} */
  answers = [];
  /** Bytes of a body that nginx takes (`client_max_body_size`). */
  maxBodyBytes = 50 * 1024 * 1024;
  /** Calls of Zammad's webhooks. @type {((body: { ticket: Ticket, article: Article | undefined }) => unknown)[]} */
  webhooks = [];
  #next = 10;
  #last = 0;
  /** Milliseconds by which Zammad's clock is ahead. */
  #ahead = 0;

  id = () => ++this.#next;

  /** What Zammad's clock says: milliseconds. */
  get clock() {
    return Date.now() + this.#ahead;
  }

  /** The same, and never the same twice. */
  now() {
    this.#last = Math.max(this.clock, this.#last + 1);
    return this.#last;
  }

  /** Zammad's clock is set. @param {number} ms by which it is put forward; back where it is negative */
  skip(ms) {
    this.#ahead += ms;
    if (ms < 0) this.#last = 0;
  }

  /** @param {Partial<User>} user */
  addUser(user) {
    const added = {
      id: this.id(),
      login: user.email ?? randomUUID(),
      email: '',
      firstname: '',
      lastname: '',
      active: true,
      roles: ['Customer'],
      groups: {},
      ...user,
    };
    this.users.push(added);
    return added;
  }

  /** @param {string} email @param {string} firstname */
  addAgent(email, firstname, lastname = 'Maier') {
    return this.addUser({
      email,
      firstname,
      lastname,
      roles: ['Agent'],
      groups: { Users: ['full'], Sales: ['full'] },
    });
  }

  /** @param {string} number */
  get(number) {
    const ticket = this.tickets.find(one => one.number === number);
    if (!ticket) throw new Error(`There is no ticket ${number}`);
    return ticket;
  }

  /** @param {string} number */
  articlesOf(number) {
    const { id } = this.get(number);
    return this.articles.filter(({ ticket_id }) => ticket_id === id);
  }

  /** @param {{ title: string, group: string, customer_id: number, created_by_id: number, attributes?: Record<string, string> }} values */
  addTicket({ attributes = {}, ...values }) {
    const at = this.now();
    const id = this.id();
    const ticket = {
      id,
      number: String(53_000 + id),
      state: 'new',
      priority: '2 normal',
      created_at: at,
      updated_at: at,
      close_at: null,
      attributes,
      ...values,
    };
    this.tickets.push(ticket);
    return ticket;
  }

  /** @param {Ticket} ticket @param {Partial<Article> & { author: User }} values */
  addArticle(ticket, { author, ...values }) {
    const at = this.now();
    const article = {
      id: this.id(),
      ticket_id: ticket.id,
      type: 'note',
      sender: /** @type {Article['sender']} */ ('Agent'),
      from: `${author.firstname} ${author.lastname}`.trim(),
      subject: null,
      body: '',
      content_type: 'text/plain',
      internal: false,
      preferences: {},
      created_by_id: author.id,
      origin_by_id: null,
      created_at: at,
      attachments: [],
      ...values,
    };
    this.articles.push(article);
    ticket.updated_at = at;
    return article;
  }

  /** @param {string} filename @param {string} type @param {Uint8Array<ArrayBuffer>} bytes @returns {Attachment} */
  attachment(filename, type, bytes) {
    return {
      id: this.id(),
      filename,
      size: String(bytes.length),
      preferences: { 'Mime-Type': type },
      bytes,
    };
  }

  /** What an agent does in Zammad's own pages: HTML, by mail to the customer. @param {string} number @param {User} author @param {string} body @param {Partial<Article>} [more] */
  answer(number, author, body, more = {}) {
    const ticket = this.get(number);
    if (ticket.state === 'new' && !more.internal) ticket.state = 'open';
    const article = this.addArticle(ticket, {
      author,
      type: 'email',
      from: `${author.firstname} ${author.lastname} via <support@example.com>`,
      body: `<div>${body}</div>`,
      content_type: 'text/html',
      ...more,
    });
    for (const webhook of this.webhooks) webhook({ ticket, article });
    return article;
  }

  /** @param {string} number @param {string} state */
  setState(number, state) {
    const ticket = this.get(number);
    ticket.state = state;
    ticket.updated_at = this.now();
    if (this.states.find(({ name }) => name === state)?.type === 'closed')
      ticket.close_at = ticket.updated_at;
  }

  /** https://github.com/zammad/zammad/blob/develop/app/models/ticket.rb (`merge_to`): articles move, and the ticket stays as merged. @param {string} number @param {string} into */
  merge(number, into) {
    const [source, target] = [this.get(number), this.get(into)];
    for (const article of this.articles) if (article.ticket_id === source.id) article.ticket_id = target.id;
    source.state = 'merged';
    source.updated_at = target.updated_at = this.now();
  }

  /** @param {string} number */
  delete(number) {
    const { id } = this.get(number);
    this.tickets = this.tickets.filter(ticket => ticket.id !== id);
    this.articles = this.articles.filter(article => article.ticket_id !== id);
  }
}
