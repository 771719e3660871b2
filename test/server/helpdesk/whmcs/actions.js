/**
 * The actions of WHMCS's API. Each names its page; parameters, answers and sentences of refusals are those of that page:
 * https://developers.whmcs.com/api-reference/, as of github.com/WHMCS/developer-docs at 2e75f45.
 */
import { encoded } from './data.js';

/**
 * @typedef {import('./data.js').WhmcsData} Data
 * @typedef {import('./data.js').Ticket} Ticket
 * @typedef {Record<string, string>} Form
 * @typedef {{ required?: string[], optional?: string[], run: (form: Form, data: Data) => Record<string, unknown> }} Action
 */

/** What WHMCS answers with where it does not do it. */
export class Refusal extends Error {}

const paging = ['limitstart', 'limitnum'];

/** @template T @param {readonly T[]} all @param {Form} form @param {string} many @param {string} one @param {(row: T) => unknown} [shapeOf] */
function page(all, { limitstart = '0', limitnum = '25' }, many, one, shapeOf = row => row) {
  const rows = all.slice(Number(limitstart), Number(limitstart) + Number(limitnum));
  const numbers = {
    totalresults: String(all.length),
    startnumber: Number(limitstart),
    numreturned: rows.length,
  };
  return { ...numbers, [many]: { [one]: rows.map(shapeOf) } };
}

/** @param {import('./data.js').File[]} files */
const attachments = files =>
  files.length
    ? files.map(({ filename }, index) => ({ filename: encoded(filename), index }))
    : // So on https://developers.whmcs.com/api-reference/getticket/
      [[]];

/** @param {Data} data @param {number} client @param {number} contact */
function requestor(data, client, contact) {
  const person =
    data.contacts.find(({ id }) => id === contact) ?? data.clients.find(({ id }) => id === client);
  const name = person ? `${person.firstname} ${person.lastname}`.trim() : '';
  return {
    requestor_name: encoded(name),
    requestor_email: person?.email ?? '',
    requestor_type: contact ? 'Contact' : 'Owner',
  };
}

/** @param {Data} data @param {Ticket} ticket */
function row(
  data,
  { tid, deptid, client, contact, subject, status, priority, lastreply, service, description },
) {
  const { requestor_name, requestor_email, requestor_type } = requestor(data, client, contact);
  return {
    ...{ tid, deptid: String(deptid), userid: String(client), name: requestor_name, email: requestor_email },
    ...{ requestor_name, requestor_email, requestor_type, cc: '', c: 'KPqH7yG3', date: description.date },
    ...{ subject, status, priority, admin: description.admin, lastreply, flag: '0', service },
  };
}

/** @param {Data} data @param {import('./data.js').Entry} entry @param {number} replyid */
function shape(data, entry, replyid) {
  const { admin, client, contact, date, message, files, removed } = entry;
  const by = admin
    ? { requestor_name: admin, requestor_email: '', requestor_type: 'Operator' }
    : requestor(data, client, contact);
  return {
    ...{ replyid: String(replyid), userid: String(client), contactid: String(contact), name: '', email: '' },
    ...by,
    ...{ date, message, attachments: attachments(files), attachments_removed: removed, admin },
  };
}

/** @param {Data} data @param {Form} form */
function ticketOf(data, { ticketid, ticketnum }) {
  const found = data.tickets.find(({ id, tid }) =>
    ticketnum ? tid.toLowerCase() === ticketnum.toLowerCase() : String(id) === ticketid,
  );
  if (!found) throw new Refusal('Ticket ID Not Found');
  return found;
}

/** @param {Data} data @param {Form} form */
function writer(data, { clientid, contactid }) {
  const client = data.clients.find(({ id }) => String(id) === clientid);
  if (!client) throw new Refusal('Client ID Not Found');
  const contact = data.contacts.find(({ id, userid }) => String(id) === contactid && userid === client.id);
  if (contactid && !contact) throw new Refusal('Contact ID Not Found');
  return { client: client.id, contact: contact?.id ?? 0 };
}

/** Files whose names are not allowed are left out, without a word. @param {Form} form */
function filesOf({ attachments: given }) {
  if (!given) return [];
  /** @type {{ name: string, data: string }[]} */
  const files = JSON.parse(Buffer.from(given, 'base64').toString());
  return files
    .filter(({ name }) => !name.endsWith('.exe'))
    .map(({ name, data }) => ({ filename: name, data }));
}

/** @param {Form} form */
function requireMessage({ message }) {
  if (!message) throw new Refusal('Message is required');
  return message;
}

/** @type {Record<string, Action>} */
export const actions = {
  OpenTicket: {
    required: ['deptid', 'subject', 'message'],
    optional: ['clientid', 'contactid', 'priority', 'serviceid', 'markdown', 'attachments'],
    run: (form, data) => {
      if (!data.departments.some(({ id }) => String(id) === form['deptid']))
        throw new Refusal('Department ID not found');
      const by = writer(data, form);
      if (!form['subject']) throw new Refusal('Subject is required');
      const { serviceid, priority = 'Medium' } = form;
      if (
        serviceid &&
        !data.products.some(({ id, clientid }) => id === serviceid && clientid === String(by.client))
      )
        throw new Refusal('Service ID Not Found');
      const message = requireMessage(form);
      const made = data.addTicket({
        ...by,
        ...{
          deptid: Number(form['deptid']),
          subject: form['subject'],
          message,
          priority,
          files: filesOf(form),
        },
        service: serviceid ? `S${serviceid}` : '',
      });
      return { id: String(made.id), tid: made.tid, c: 'KPqH7yG3' };
    },
  },
  AddTicketReply: {
    required: ['ticketid', 'message'],
    optional: ['clientid', 'contactid', 'markdown', 'attachments', 'status'],
    run: (form, data) => {
      const ticket = ticketOf(data, form);
      const by = writer(data, form);
      if (form['status'] && !data.statuses.includes(form['status']))
        throw new Refusal('Invalid Ticket Status');
      data.addReply(ticket, { ...by, message: requireMessage(form), files: filesOf(form) }, form['status']);
      return {};
    },
  },
  AddTicketNote: {
    required: ['ticketid', 'message'],
    run: (form, data) => {
      const ticket = ticketOf(data, form);
      ticket.notes.push(data.entry({ message: requireMessage(form), admin: 'API' }));
      return {};
    },
  },
  UpdateTicket: {
    required: ['ticketid'],
    optional: ['status', 'priority'],
    run: (form, data) => {
      const ticket = ticketOf(data, form);
      const { status, priority } = form;
      if (status && !data.statuses.includes(status))
        throw new Refusal(`Invalid Ticket Status. Valid statuses are: ${data.statuses.join(',')}`);
      if (priority && !['Low', 'Medium', 'High'].includes(priority))
        throw new Refusal('Invalid Ticket Priority. Valid priorities are: Low,Medium,High');
      if (status) ticket.status = status;
      if (priority) ticket.priority = priority;
      return { ticketid: String(ticket.id) };
    },
  },
  GetTicket: {
    optional: ['ticketid', 'ticketnum'],
    run: (form, data) => {
      const ticket = ticketOf(data, form);
      return {
        ticketid: String(ticket.id),
        contactid: String(ticket.contact),
        deptname: '',
        ...row(data, ticket),
        replies: {
          reply: [
            shape(data, ticket.description, 0),
            ...ticket.replies.map(reply => shape(data, reply, reply.id)),
          ],
        },
        // https://developers.whmcs.com/api-reference/getticket/: an answer has the notes, too.
        notes: {
          note: ticket.notes.map(({ id, date, message, files, removed, admin }) => ({
            ...{
              noteid: String(id),
              date,
              message,
              attachments: attachments(files),
              attachments_removed: removed,
              admin,
            },
          })),
        },
      };
    },
  },
  GetTickets: {
    optional: [...paging, 'clientid', 'ignore_dept_assignments'],
    run: (form, data) => {
      const { clientid } = form;
      const found = data.tickets
        .filter(({ client }) => clientid === undefined || String(client) === clientid)
        .sort((one, other) => other.lastreply.localeCompare(one.lastreply) || one.id - other.id);
      const shape = (/** @type {Ticket} */ ticket) => ({ id: String(ticket.id), ...row(data, ticket) });
      return page(found, form, 'tickets', 'ticket', shape);
    },
  },
  GetTicketAttachment: {
    required: ['relatedid', 'type', 'index'],
    run: ({ relatedid, type, index }, data) => {
      const entries = data.tickets.flatMap(({ id, description, replies, notes }) => [
        ...(type === 'ticket' && String(id) === relatedid ? [description] : []),
        ...(type === 'reply' ? replies : type === 'note' ? notes : []).filter(
          entry => String(entry.id) === relatedid,
        ),
      ]);
      const file = entries[0]?.removed ? undefined : entries[0]?.files[Number(index)];
      if (!file) throw new Refusal('No Attachments Found');
      return { filename: encoded(file.filename), data: file.data };
    },
  },
  GetSupportDepartments: {
    optional: ['ignore_dept_assignments'],
    run: (_form, data) => ({
      totalresults: data.departments.length,
      departments: {
        department: data.departments.map(({ id, name }) => ({
          ...{ id: String(id), name: encoded(name), awaitingreply: '0', opentickets: '0' },
        })),
      },
    }),
  },
  GetSupportStatuses: {
    run: (_form, data) => ({
      totalresults: data.statuses.length,
      statuses: { status: data.statuses.map(title => ({ title, count: 0, color: '#000000' })) },
    }),
  },
  GetClients: {
    optional: [...paging, 'search'],
    run: (form, data) => {
      const search = (form['search'] ?? '').toLowerCase();
      const found = data.clients.filter(({ email }) => email.toLowerCase().startsWith(search));
      return page(found, form, 'clients', 'client');
    },
  },
  GetContacts: {
    optional: [...paging, 'userid', 'email'],
    run: (form, data) => {
      const { userid, email } = form;
      const found = data.contacts.filter(
        contact =>
          (userid === undefined || String(contact.userid) === userid) &&
          (email === undefined || contact.email.toLowerCase() === email.toLowerCase()),
      );
      return page(found, form, 'contacts', 'contact');
    },
  },
  GetClientsDetails: {
    optional: ['clientid'],
    run: ({ clientid }, data) => {
      const client = data.clients.find(({ id }) => String(id) === clientid);
      if (!client) throw new Refusal('Client Not Found');
      return { client: { ...client, client_id: client.id } };
    },
  },
  GetClientsProducts: {
    optional: [...paging, 'clientid'],
    run: (form, data) => {
      const found = data.products.filter(({ clientid }) => clientid === form['clientid']);
      return { clientid: form['clientid'], ...page(found, form, 'products', 'product') };
    },
  },
};
