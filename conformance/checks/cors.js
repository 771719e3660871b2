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
const exposedHeaders = ['etag', 'retry-after', 'location'];

/** @param {World} world */
const originOf = ({ origin }) => origin ?? expect.skip('No --origin was given.');

/** @param {World} world */
const usesCookies = ({ client }) => Object.keys(client.signIn).some(name => name.toLowerCase() === 'cookie');

/** The values of a header that is a list, in lower case. @param {Answer} answer @param {string} name */
const listOf = (answer, name) =>
  (answer.header(name) ?? '')
    .split(',')
    .map(value => value.trim().toLowerCase())
    .filter(Boolean);

/** Expects the headers that let a page of this origin read the response. @param {World} world @param {Answer} answer @param {string} origin */
function expectReadable(world, answer, origin) {
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
      listOf(answer, 'Vary').some(name => name === 'origin' || name === '*'),
      'Vary does not name Origin.',
      answer,
    );
  }
}

/** @type {import('../world.js').Check[]} */
export const corsChecks = [
  {
    name: 'cors.preflight',
    title: 'A preflight without credentials allows the methods and headers of the contract',
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
        expectReadable(world, answer, origin);
        const allowed = listOf(answer, 'Access-Control-Allow-Methods');
        const missing = methods.filter(name => !allowed.includes(name.toLowerCase()));
        expect.equal(missing, [], 'Methods missing in Access-Control-Allow-Methods', answer);
        const names = listOf(answer, 'Access-Control-Allow-Headers');
        const missingHeaders = requestHeaders.filter(name => !names.includes(name));
        expect.equal(missingHeaders, [], 'Headers missing in Access-Control-Allow-Headers', answer);
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
    title: 'The other origin can read all responses, errors too, with ETag, Retry-After and Location',
    run: async world => {
      const origin = originOf(world);
      const headers = { Origin: origin };
      const signedOut = world.client.as({});
      for (const answer of [
        await world.client.send({ path: 'requests', headers }),
        await world.client.send({ path: 'requests/conformance-unknown', headers }),
        await world.client.send({ method: 'POST', path: 'requests', json: {}, headers }),
        await signedOut.send({ path: 'requests', headers }),
      ]) {
        expectReadable(world, answer, origin);
        const names = listOf(answer, 'Access-Control-Expose-Headers');
        expect.equal(
          exposedHeaders.filter(name => !names.includes(name)),
          [],
          'Headers missing in Access-Control-Expose-Headers',
          answer,
        );
      }
    },
  },
  {
    name: 'cors.other-origin',
    title: 'An unknown origin gets no responses with credentials',
    run: async world => {
      originOf(world);
      const origin = 'https://conformance-stranger.invalid';
      const answer = await world.client.send({ path: 'requests', headers: { Origin: origin } });
      expect.that(
        answer.header('Access-Control-Allow-Origin') !== origin ||
          answer.header('Access-Control-Allow-Credentials') !== 'true',
        'Any origin may call the API with the customer’s cookies.',
        answer,
      );
    },
  },
];
