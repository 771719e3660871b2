import * as expect from '../expect.js';
import { closedRequest } from './status.js';

/** @typedef {import('../world.js').World} World */

/** @param {World} world @param {string} key @param {'read' | 'rating'} what @param {unknown} json */
const put = ({ client }, key, what, json) =>
  client.send({ method: 'PUT', path: `requests/${encodeURIComponent(key)}/${what}`, json });

/** Read marks and ratings. @type {import('../world.js').Check[]} */
export const feedbackChecks = [
  {
    name: 'read.mark',
    title: 'PUT read gives 204, and the request is no longer unread',
    run: async world => {
      world.requireFeature('read');
      const { key } = await world.create('read');
      const { id } = await world.comment(key, 'Read up to here.');
      expect.status(await put(world, key, 'read', { upTo: id }), 204);
      expect.that((await world.load(key)).unread !== true, 'It is still unread.');
    },
  },
  {
    name: 'read.all',
    title: 'PUT read without a comment gives 204, and the request is no longer unread',
    run: async world => {
      world.requireFeature('read');
      const { key } = await world.create('read at once');
      expect.status(await put(world, key, 'read', {}), 204);
      expect.that((await world.load(key)).unread !== true, 'It is still unread.');
    },
  },
  {
    name: 'read.unknown',
    title: 'PUT read for an unknown comment, or in an unknown request, is rejected',
    run: async world => {
      world.requireFeature('read');
      const { key } = await world.shared();
      expect.problem(await put(world, key, 'read', { upTo: 'conformance-unknown' }), [422, 404]);
      expect.problem(await put(world, 'conformance-unknown', 'read', { upTo: 'x' }), 404);
    },
  },
  {
    name: 'rating.put',
    title: 'PUT rating gives 204, and a second one replaces the first',
    run: async world => {
      world.requireFeature('rating');
      const { key } = world.has('close')
        ? { key: await closedRequest(world, 'rated') }
        : await world.create('rated');
      const first = await put(world, key, 'rating', { score: 2 });
      if (first.status === 409 && !world.has('close')) {
        expect.problem(first, 409);
        expect.skip('An open request cannot be rated, and customers cannot close requests.');
      }
      expect.status(first, 204);
      expect.status(await put(world, key, 'rating', { score: 5, comment: 'Quick and friendly.' }), 204);
      const { rating } = await world.load(key);
      if (rating !== undefined) expect.equal(rating, 5, 'The rating');
    },
  },
  {
    name: 'rating.invalid',
    title: 'A score that is not an integer from 1 to 5 gives 422 with the field',
    run: async world => {
      world.requireFeature('rating');
      const { key } = await world.shared();
      for (const score of [0, 6, 2.5, '5', undefined]) {
        expect.problem(await put(world, key, 'rating', { score }), 422, 'score');
      }
    },
  },
];
