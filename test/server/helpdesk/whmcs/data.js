/**
 * What a WHMCS holds, in memory, and what its agents do there. Times are whole seconds of the time zone of WHMCS, and every text is kept with
 * HTML entities, as WHMCS does.
 */
import { randomInt } from 'node:crypto';

export const timeZone = 'America/New_York';

/**
 * @typedef {{ filename: string, data: string }} File base64
 * @typedef {{ id: number, message: string, admin: string, client: number, contact: number, date: string, files: File[], removed: boolean }} Entry
 * @typedef {{ id: number, tid: string, deptid: number, client: number, contact: number, subject: string, status: string, priority: string,
 *   service: string, lastreply: string, description: Entry, replies: Entry[], notes: Entry[] }} Ticket
 * @typedef {{ id: number, email: string, firstname: string, lastname: string }} Client
 */

const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
/** As WHMCS says a time. @param {number} at */
export const local = at => format.format(at);

/** @param {unknown} text */
export const encoded = text =>
  String(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#039;')
    .replaceAll('\n', '\r\n');

export class WhmcsData {
  statuses = ['Open', 'Answered', 'Customer-Reply', 'On Hold', 'In Progress', 'Closed'];
  departments = [
    { id: 1, name: 'Technical & Support' },
    { id: 2, name: 'Sales' },
  ];
  /** @type {Client[]} */
  clients = [];
  /** @type {(Client & { userid: number })[]} */
  contacts = [];
  /** @type {Record<string, unknown>[]} */
  products = [];
  /** @type {Ticket[]} */
  tickets = [];
  /** Bytes of a form that PHP takes: `post_max_size`. */
  postMaxBytes = 8 * 1024 * 1024;
  #id = 0;

  next() {
    return ++this.#id;
  }

  /** @param {string} email @param {string} name */
  addClient(email, name) {
    const [firstname = '', lastname = ''] = name.split(' ');
    const client = { id: this.next(), email, firstname, lastname };
    this.clients.push(client);
    return client;
  }

  /** @param {Client} client @param {string} email @param {string} name */
  addContact(client, email, name) {
    const [firstname = '', lastname = ''] = name.split(' ');
    const contact = { id: this.next(), userid: client.id, email, firstname, lastname };
    this.contacts.push(contact);
    return contact;
  }

  /** @param {Client} client @param {{ name: string, domain: string, status?: string }} product */
  addProduct(client, { name, domain, status = 'Active' }) {
    const id = this.next();
    this.products.push({
      id: String(id),
      clientid: String(client.id),
      name,
      groupname: 'Hosting',
      domain,
      status,
    });
    return id;
  }

  /** @param {string} key */
  get(key) {
    const found = this.tickets.find(({ tid }) => tid === key);
    if (!found) throw new Error(`There is no ticket ${key}`);
    return found;
  }

  /** As WHMCS makes them: random, and each once. @returns {string} */
  #number() {
    const tid = String(randomInt(100_000, 999_999));
    return this.tickets.some(ticket => ticket.tid === tid) ? this.#number() : tid;
  }

  /** @param {Partial<Entry> & { message: string }} entry @returns {Entry} */
  entry(entry) {
    return {
      ...{
        id: this.next(),
        admin: '',
        client: 0,
        contact: 0,
        files: [],
        removed: false,
        date: local(Date.now()),
      },
      ...entry,
      message: encoded(entry.message),
    };
  }

  /** @param {Omit<Ticket, 'id' | 'tid' | 'lastreply' | 'replies' | 'notes' | 'description' | 'status'> & { message: string, files?: File[], admin?: string }} ticket */
  addTicket({ message, files = [], admin = '', ...ticket }) {
    const description = this.entry({ message, client: ticket.client, contact: ticket.contact, files, admin });
    /** @type {Ticket} */
    const made = {
      ...ticket,
      id: this.next(),
      tid: this.#number(),
      subject: encoded(ticket.subject),
      status: 'Open',
      description,
      replies: [],
      notes: [],
      lastreply: description.date,
    };
    this.tickets.push(made);
    return made;
  }

  /** @param {Ticket} ticket @param {Partial<Entry> & { message: string }} reply @param {string} [status] */
  addReply(ticket, reply, status = reply.admin ? 'Answered' : 'Customer-Reply') {
    const entry = this.entry(reply);
    ticket.replies.push(entry);
    ticket.lastreply = entry.date;
    ticket.status = status;
    return entry;
  }

  /** An agent answers. @param {string} key @param {string} message @param {{ name: string, bytes: Uint8Array }[]} [files] */
  answer(key, message, files = []) {
    return this.addReply(this.get(key), { message, admin: 'Marta Agent', files: files.map(fileOf) });
  }

  /** An agent writes what customers must not see. @param {string} key @param {string} message @param {{ name: string, bytes: Uint8Array }[]} [files] */
  note(key, message, files = []) {
    const note = this.entry({ message, admin: 'Marta Agent', files: files.map(fileOf) });
    this.get(key).notes.push(note);
    return note;
  }

  /** @param {string} key */
  delete(key) {
    this.tickets = this.tickets.filter(({ tid }) => tid !== key);
  }
}

/** @param {{ name: string, bytes: Uint8Array }} file */
const fileOf = ({ name, bytes }) => ({ filename: name, data: Buffer.from(bytes).toString('base64') });
