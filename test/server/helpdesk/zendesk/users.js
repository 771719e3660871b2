/** The calls of Zendesk's API about users, below https://developer.zendesk.com/api-reference/ */
import { invalid, notFound } from './refusals.js';
import { cursorPage } from './shapes.js';

/** Also by another one of the user's: ticketing/users/user_identities/ @param {import('./data.js').User} user @param {string | undefined} address */
const hasAddress = ({ email, otherAddresses = [] }, address) =>
  [email?.toLowerCase(), ...otherAddresses].includes(address);

/** @type {Record<string, (call: import('./operations.js').Call) => import('./operations.js').Answer>} */
export const userOperations = {
  // ticketing/users/users/#show-self
  'GET /users/me.json': ({ me }) => ({ body: { user: me } }),
  // ticketing/users/users/#show-user
  'GET /users/:id.json': ({ data, id }) => {
    const user = data.users.find(candidate => String(candidate.id) === id);
    if (!user) throw notFound();
    return { body: { user } };
  },
  // ticketing/users/users/#list-users
  'GET /organizations/:id/users.json': call => {
    const { data, id } = call;
    const all = data.users.filter(({ organization_id }) => String(organization_id) === id);
    return { body: cursorPage(all, call, 'users') };
  },
  // ticketing/organizations/organizations/#list-organizations
  'GET /organizations.json': () => ({ body: { organizations: [], count: 0 } }),
  // ticketing/account-configuration/account_settings/#show-settings
  'GET /account/settings.json': ({ data: { collaboration } }) => ({
    body: { settings: { tickets: { collaboration } } },
  }),
  // ticketing/users/users/#search-users
  'GET /users/search.json': ({ data, query }) => {
    const external = query.get('external_id');
    const email = /^email:"(.*)"$/.exec(query.get('query') ?? '')?.[1]?.toLowerCase();
    const users = data.users.filter(
      user =>
        !data.unindexed.has(user.id) &&
        (external === null ? hasAddress(user, email) : user.external_id === external),
    );
    return { body: { users, count: users.length, next_page: null, previous_page: null } };
  },
  // ticketing/users/users/#create-user
  'POST /users.json': ({ data, json }) => {
    const { name, email = null, external_id = null, role } = json.user;
    if (email && data.users.some(user => hasAddress(user, email.toLowerCase())))
      throw invalid('email', `Email: ${email} is already being used by another user`, 'DuplicateValue');
    if (external_id && data.users.some(user => user.external_id === external_id))
      throw invalid('external_id', 'External: has already been taken', 'DuplicateValue');
    return { status: 201, body: { user: data.addUser(email, name, role, external_id) } };
  },
};
