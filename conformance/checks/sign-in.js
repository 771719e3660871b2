import * as expect from '../expect.js';

/** Names of headers that tell who calls. */
const signsIn = /^(authorization|cookie|x-(csrf|xsrf)-token)$/i;
const csrf = /^x-(csrf|xsrf)-token$/i;

/** @param {Record<string, string>} headers @param {RegExp} pattern */
const without = (headers, pattern) =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !pattern.test(name)));

/** @param {Record<string, string>} headers @param {RegExp} pattern */
const has = (headers, pattern) => Object.keys(headers).some(name => pattern.test(name));

/** @param {import('../client.js').Client} client */
function stranger(client) {
  if (!has(client.signIn, /^(authorization|cookie)$/i)) {
    expect.skip('Neither --token nor --cookie was given.');
  }
  return client.as(without(client.signIn, signsIn));
}

/** @type {import('../world.js').Check[]} */
export const signInChecks = [
  {
    name: 'sign-in.reads',
    title: 'Whoever is not signed in reads nothing: 401',
    run: async world => {
      const nobody = stranger(world.client);
      const { key } = await world.shared();
      const path = `requests/${encodeURIComponent(key)}`;
      for (const each of ['requests', path, `${path}/comments`]) {
        expect.problem(await nobody.get(each), 401);
      }
    },
  },
  {
    name: 'sign-in.writes',
    title: 'Whoever is not signed in writes nothing: 401, or 403 where the CSRF token is asked for first',
    run: async world => {
      const nobody = stranger(world.client);
      const { key } = await world.shared();
      const path = `requests/${encodeURIComponent(key)}/comments`;
      expect.problem(await nobody.post('requests', world.draft('by nobody')), [401, 403]);
      expect.problem(await nobody.post(path, { body: 'By nobody.', attachmentIds: [] }), [401, 403]);
      const upload = { name: 'nobody.txt', type: 'text/plain', bytes: Buffer.from('By nobody.') };
      expect.problem(await nobody.upload(upload), [401, 403]);
    },
  },
  {
    name: 'sign-in.wrong-token',
    title: 'A token that is not known gives 401',
    run: async ({ client }) => {
      if (!has(client.signIn, /^authorization$/i)) expect.skip('No --token was given.');
      const wrong = client.as({
        ...without(client.signIn, signsIn),
        Authorization: 'Bearer conformance-is-no-token',
      });
      expect.problem(await wrong.get('requests'), 401);
    },
  },
  {
    name: 'sign-in.csrf',
    title: 'With a cookie alone, without the CSRF header, nothing is written: 403',
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
