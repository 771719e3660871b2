import * as expect from '../expect.js';

/** Names of headers with credentials. */
const credentials = /^(authorization|cookie|x-(csrf|xsrf)-token)$/i;
const csrf = /^x-(csrf|xsrf)-token$/i;

/** @param {Record<string, string>} headers @param {RegExp} pattern */
const without = (headers, pattern) =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !pattern.test(name)));

/** @param {Record<string, string>} headers @param {RegExp} pattern */
const has = (headers, pattern) => Object.keys(headers).some(name => pattern.test(name));

/** The client without credentials. @param {import('../client.js').Client} client */
function signedOut(client) {
  if (!has(client.signIn, /^(authorization|cookie)$/i)) {
    expect.skip('Neither --token nor --cookie was given.');
  }
  return client.as(without(client.signIn, credentials));
}

/** @type {import('../world.js').Check[]} */
export const signInChecks = [
  {
    name: 'sign-in.reads',
    title: 'Without credentials every GET gives 401',
    run: async world => {
      const client = signedOut(world.client);
      const { key } = await world.shared();
      const path = `requests/${encodeURIComponent(key)}`;
      for (const each of ['requests', path, `${path}/comments`]) {
        expect.problem(await client.get(each), 401);
      }
    },
  },
  {
    name: 'sign-in.writes',
    title: 'Without credentials every POST gives 401, or 403 where the CSRF token is checked first',
    run: async world => {
      const client = signedOut(world.client);
      const { key } = await world.shared();
      const path = `requests/${encodeURIComponent(key)}/comments`;
      expect.problem(await client.post('requests', world.draft('signed out')), [401, 403]);
      expect.problem(await client.post(path, { body: 'Signed out.', attachmentIds: [] }), [401, 403]);
      const upload = { name: 'signed-out.txt', type: 'text/plain', bytes: Buffer.from('Signed out.') };
      expect.problem(await client.upload(upload), [401, 403]);
    },
  },
  {
    name: 'sign-in.wrong-token',
    title: 'An unknown token gives 401',
    run: async ({ client }) => {
      if (!has(client.signIn, /^authorization$/i)) expect.skip('No --token was given.');
      const wrong = client.as({
        ...without(client.signIn, credentials),
        Authorization: 'Bearer conformance-is-no-token',
      });
      expect.problem(await wrong.get('requests'), 401);
    },
  },
  {
    name: 'sign-in.csrf',
    title: 'A write with the cookie and without the CSRF header gives 403',
    run: async world => {
      const { client } = world;
      if (!has(client.signIn, /^cookie$/i) || !has(client.signIn, csrf)) {
        expect.skip('--cookie and --header "X-CSRF-Token: …" were not both given.');
      }
      const forged = client.as(without(client.signIn, csrf));
      expect.problem(await forged.post('requests', world.draft('without CSRF token')), 403);
      const upload = { name: 'forged.txt', type: 'text/plain', bytes: Buffer.from('Forged.') };
      expect.problem(await forged.upload(upload), 403);
    },
  },
];
