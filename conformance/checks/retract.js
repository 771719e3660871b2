import * as expect from '../expect.js';

/** @typedef {import('../world.js').World} World */

/** A new comment that can be taken back. @param {World} world @param {string} what */
async function retractable(world, what) {
  const { key } = await world.create(what);
  const { id } = await world.comment(key, 'To be taken back.');
  const { items } = await world.comments(key);
  if (!items.at(-1)?.retractable) expect.skip('A new comment is not retractable.');
  return { key, id, path: `requests/${encodeURIComponent(key)}/comments/${encodeURIComponent(id)}` };
}

/** @type {import('../world.js').Check[]} */
export const retractChecks = [
  {
    name: 'retract.delete',
    title: 'DELETE of a retractable comment gives 204, and the comment is gone',
    run: async world => {
      const { key, path } = await retractable(world, 'taken back');
      expect.status(await world.client.send({ method: 'DELETE', path }), 204);
      expect.equal((await world.comments(key)).items, [], 'The comments');
    },
  },
  {
    name: 'retract.other',
    title: 'Another customer’s DELETE of a comment gives 404, and it stays',
    run: async world => {
      const { other } = world;
      const { key, path } = await retractable(world, 'not theirs');
      expect.problem(await other.send({ method: 'DELETE', path }), 404);
      expect.equal((await world.comments(key)).items.length, 1, 'The number of comments');
    },
  },
];
