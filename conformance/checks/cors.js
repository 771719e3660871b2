import * as expect from '../expect.js';

/** @typedef {import('../world.js').World} World */
/** @typedef {import('../answer.js').Answer} Answer */

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
const requestHeaders = [
  'authorization',
  'content-type',
  'idempotency-key',
  'if-none-match',
  'last-event-id',
  'x-csrf-token',
  'x-xsrf-token',
];
const exposed = ['etag', 'retry-after', 'location'];

/** @param {World} world */
const originOf = ({ origin }) => origin ?? expect.skip('No --origin was given.');

/** @param {World} world */
const usesCookies = ({ client }) => Object.keys(client.signIn).some(name => name.toLowerCase() === 'cookie');

/** @param {Answer} answer @param {string} name */
const words = (answer, name) =>
  (answer.header(name) ?? '')
    .split(',')
    .map(word => word.trim().toLowerCase())
    .filter(Boolean);

/** What every answer to the other origin has to have. @param {World} world @param {Answer} answer @param {string} origin */
function readable(world, answer, origin) {
  const allowed = answer.header('Access-Control-Allow-Origin');
  if (usesCookies(world)) {
    expect.equal(allowed, origin, 'Access-Control-Allow-Origin', answer);
    expect.equal(
      answer.header('Access-Control-Allow-Credentials'),
      'true',
      'Access-Control-Allow-Credentials',
      answer,
    );
  } else {
    expect.that(
      allowed === origin || allowed === '*',
      `Access-Control-Allow-Origin: ${origin} expected, ${allowed ?? 'nothing'} found.`,
      answer,
    );
  }
  if (allowed !== '*') {
    expect.that(
      words(answer, 'Vary').some(word => word === 'origin' || word === '*'),
      'Vary does not name Origin.',
      answer,
    );
  }
}

/** @type {import('../world.js').Check[]} */
export const corsChecks = [
  {
    name: 'cors.preflight',
    title: 'A preflight, which carries no sign-in, allows the methods and headers of the contract',
    run: async world => {
      const origin = originOf(world);
      const { key } = await world.shared();
      for (const [path, method] of [
        ['requests', 'POST'],
        [`requests/${encodeURIComponent(key)}`, 'PATCH'],
        ['attachments', 'POST'],
      ]) {
        const headers = {
          Origin: origin,
          'Access-Control-Request-Method': String(method),
          'Access-Control-Request-Headers': requestHeaders.join(','),
        };
        const answer = await world.client.as({}).send({ method: 'OPTIONS', path: String(path), headers });
        expect.that(
          answer.status >= 200 && answer.status < 300,
          `2xx expected, ${answer.status} came.`,
          answer,
        );
        readable(world, answer, origin);
        const allowed = words(answer, 'Access-Control-Allow-Methods');
        const missing = methods.filter(name => !allowed.includes(name.toLowerCase()));
        expect.equal(missing, [], 'Methods that Access-Control-Allow-Methods leaves out', answer);
        const names = words(answer, 'Access-Control-Allow-Headers');
        const unnamed = requestHeaders.filter(name => !names.includes(name));
        expect.equal(unnamed, [], 'Headers that Access-Control-Allow-Headers leaves out', answer);
        expect.that(
          Number(answer.header('Access-Control-Max-Age')) > 0,
          'Access-Control-Max-Age is missing.',
          answer,
        );
      }
    },
  },
  {
    name: 'cors.answers',
    title: 'Answers, also errors, can be read by the other origin, with ETag, Retry-After and Location',
    run: async world => {
      const origin = originOf(world);
      const headers = { Origin: origin };
      const nobody = world.client.as({});
      for (const answer of [
        await world.client.send({ path: 'requests', headers }),
        await world.client.send({ path: 'requests/conformance-unknown', headers }),
        await world.client.send({ method: 'POST', path: 'requests', json: {}, headers }),
        await nobody.send({ path: 'requests', headers }),
      ]) {
        readable(world, answer, origin);
        const names = words(answer, 'Access-Control-Expose-Headers');
        expect.equal(
          exposed.filter(name => !names.includes(name)),
          [],
          'Headers that Access-Control-Expose-Headers leaves out',
          answer,
        );
      }
    },
  },
  {
    name: 'cors.other-origin',
    title: 'An origin that nobody named does not get answers with credentials',
    run: async world => {
      originOf(world);
      const origin = 'https://conformance-stranger.invalid';
      const answer = await world.client.send({ path: 'requests', headers: { Origin: origin } });
      expect.that(
        answer.header('Access-Control-Allow-Origin') !== origin ||
          answer.header('Access-Control-Allow-Credentials') !== 'true',
        'Any origin may read with the customer’s cookies.',
        answer,
      );
    },
  },
];
