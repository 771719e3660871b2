import * as expect from '../expect.js';
import * as shapes from '../shapes.js';
import { isClosed } from '../world.js';

/** @typedef {import('../world.js').World} World */

/** @param {World} world @param {string} key @param {unknown} status */
const setStatus = ({ client }, key, status) =>
  client.send({ method: 'PATCH', path: `requests/${encodeURIComponent(key)}`, json: { status } });

/** Creates a request and closes it; customers must be allowed to close. @param {World} world @param {string} what */
export async function closedRequest(world, what) {
  const { key } = await world.create(what);
  const answer = await setStatus(world, key, 'closed');
  const closed = expect.body(answer, 200, shapes.request);
  expect.that(isClosed(closed), 'The request in the response is not closed.', answer);
  return String(key);
}

/** @param {World} world @param {string} status @param {string} key */
async function isListed(world, status, key) {
  const { items } = await world.list({ status, limit: 100 });
  return items.some((/** @type {any} */ item) => item.key === key);
}

/** @type {import('../world.js').Check[]} */
export const statusChecks = [
  {
    name: 'status.close',
    title: 'PATCH closes a request, which is then listed as closed and no longer as open',
    run: async world => {
      world.requireFeature('close');
      const key = await closedRequest(world, 'closed');
      expect.that(isClosed(await world.load(key)), 'GET requests/{key} does not show it as closed.');
      expect.equal(
        [await isListed(world, 'closed', key), await isListed(world, 'open', key)],
        [true, false],
        'Whether it is listed as closed, and as open',
      );
      expect.body(await setStatus(world, key, 'closed'), 200, shapes.request);
    },
  },
  {
    name: 'status.reopen',
    title: 'PATCH reopens a request',
    run: async world => {
      world.requireFeature('close');
      world.requireFeature('reopen');
      const key = await closedRequest(world, 'reopened');
      const answer = await setStatus(world, key, 'open');
      expect.that(!isClosed(expect.body(answer, 200, shapes.request)), 'It is still closed.', answer);
      expect.that(await isListed(world, 'open', key), 'It is not listed as open.');
    },
  },
  {
    name: 'status.invalid',
    title: 'A status other than open and closed gives 422 with the field',
    run: async world => {
      if (!world.has('close') && !world.has('reopen')) expect.skip('Neither close nor reopen is on.');
      const { key } = await world.shared();
      for (const status of ['solved', 5, undefined]) {
        expect.problem(await setStatus(world, key, status), 422, 'status');
      }
      expect.problem(await setStatus(world, 'conformance-unknown', 'closed'), 404);
    },
  },
  {
    name: 'status.closed-reply',
    title: 'A reply to a closed request does what Config.closedReply says',
    run: async world => {
      world.requireFeature('close');
      const { closedReply } = world.config;
      if (closedReply !== 'reopens' && closedReply !== 'refused') {
        expect.skip(`Config.closedReply is ${closedReply ?? 'absent'}.`);
      }
      const key = await closedRequest(world, 'replied to after closing');
      const path = `requests/${encodeURIComponent(key)}/comments`;
      const answer = await world.client.post(path, { body: 'One more thing.', attachmentIds: [] });
      if (closedReply === 'refused') expect.problem(answer, 422);
      else expect.body(answer, 201, shapes.comment);
      expect.equal(
        isClosed(await world.load(key)),
        closedReply === 'refused',
        'Whether it is closed after the reply',
      );
    },
  },
];
