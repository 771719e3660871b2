/** The service desk itself, its request types, its customers and its knowledge base, by the operationId. The store is data.js. */
import { customer, isAgent, range, Refusal, requireAgent, requireServiceDesk } from './common.js';
import { page } from './shapes.js';

/** @typedef {import('./common.js').Call} Call */
/** @typedef {import('./common.js').Answer} Answer */

/** @type {Record<string, (call: Call) => Answer>} */
export const setupOperations = {
  getInfo: () => ({
    status: 200,
    body: { version: '5.17.0', platformVersion: '1001.0.0', isLicensedForUse: true },
  }),

  getServiceDesks: call => ({ status: 200, body: page([call.data.serviceDesk], range(call)) }),

  getServiceDeskById: call => {
    requireServiceDesk(call);
    return { status: 200, body: call.data.serviceDesk };
  },

  getRequestTypes: call => {
    requireServiceDesk(call);
    const { data } = call;
    const types = data.requestTypes.map(({ fields: _, ...type }) => ({
      ...type,
      issueTypeId: '10001',
      serviceDeskId: data.serviceDesk.id,
      groupIds: ['1'],
    }));
    return { status: 200, body: page(types, range(call)) };
  },

  getRequestTypeFields: call => {
    requireServiceDesk(call);
    const type = call.data.requestTypes.find(({ id }) => id === call.path['requestTypeId']);
    if (!type) throw new Refusal(404, 'The request type does not exist.');
    const able = isAgent(call.user);
    const requestTypeFields = type.fields.filter(({ visible }) => visible);
    const body = { requestTypeFields, canRaiseOnBehalfOf: able, canAddRequestParticipants: able };
    return { status: 200, body };
  },

  createCustomer: ({ user, body, query, data, shapes }) => {
    if (user.role !== 'admin') throw new Refusal(403, 'You need the global permission Administer Jira.');
    const { email = '', displayName = '' } = body;
    if (!/^[^\s@]+@[^\s@]+$/.test(email)) throw new Refusal(400, 'The email address is invalid.');
    if (data.users.some(({ emailAddress }) => emailAddress.toLowerCase() === email.toLowerCase()))
      throw new Refusal(
        query.get('strictConflictStatusCode') === 'true' ? 409 : 400,
        'The email address is in use.',
      );
    const made = data.addUser(email, displayName);
    data.customers.delete(made.accountId);
    return { status: 201, body: shapes.user(made) };
  },

  getCustomers: call => {
    requireServiceDesk(call);
    requireAgent(call.user, 'view the customers of this service desk');
    const { data, query, shapes } = call;
    const wanted = (query.get('query') ?? '').toLowerCase();
    const found = data.users.filter(
      ({ accountId, emailAddress, displayName }) =>
        data.customers.has(accountId) && `${displayName} ${emailAddress}`.toLowerCase().includes(wanted),
    );
    return { status: 200, body: page(found.map(shapes.user), range(call)) };
  },

  addCustomers: call => {
    requireServiceDesk(call);
    if (call.user.role !== 'admin')
      throw new Refusal(403, 'You are not an administrator of this service desk.');
    for (const accountId of call.body.accountIds ?? [])
      call.data.customers.add(customer(call, accountId).accountId);
    return { status: 204 };
  },

  getArticles: call => {
    requireServiceDesk(call);
    const words = (call.query.get('query') ?? '').toLowerCase().split(/\s+/).filter(Boolean);
    if (!words.length) throw new Refusal(400, 'The parameter query is missing.');
    const found = call.data.articles
      .filter(({ title, excerpt }) => words.some(word => `${title} ${excerpt}`.toLowerCase().includes(word)))
      .map(({ id, title, excerpt }) => ({
        title,
        excerpt,
        source: { type: 'confluence', pageId: id, spaceKey: 'HELP' },
        content: { iframeSrc: `${call.shapes.place.api}/knowledgebase/article/view/${id}` },
      }));
    return { status: 200, body: page(found, range(call)) };
  },
};
