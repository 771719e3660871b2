import * as expect from '../expect.js';
import * as shapes from '../shapes.js';

/** @typedef {import('../world.js').World} World */

/** @param {World} world */
async function incidents(world) {
  world.requireFeature('incidents');
  const answer = await world.client.get('incidents');
  return { answer, items: expect.body(answer, 200, shapes.incidentPage).items };
}

/** @param {World} world @param {string} path @param {unknown} json */
const put = ({ client }, path, json) => client.send({ method: 'PUT', path, json });

/** @type {import('../world.js').Check[]} */
export const incidentChecks = [
  {
    name: 'incidents.list',
    title: 'GET incidents gives incidents that do not end before they start',
    run: async world => {
      const { items } = await incidents(world);
      const odd = items.filter(
        (/** @type {any} */ item) => Date.parse(item.endsAt) < Date.parse(item.startedAt),
      );
      expect.equal(
        odd.map((/** @type {any} */ item) => item.id),
        [],
        'Incidents that end before they start',
      );
    },
  },
  {
    name: 'incidents.etag',
    title: 'GET incidents has an ETag, and gives 304 to it',
    run: async world => {
      const { answer } = await incidents(world);
      const tag = answer.header('ETag');
      expect.that(tag, 'There is no ETag.', answer);
      const headers = { 'If-None-Match': tag };
      expect.status(await world.client.send({ path: 'incidents', headers }), 304);
    },
  },
  {
    name: 'incidents.follow',
    title: 'PUT following gives 204, and the incident says so',
    run: async world => {
      const [incident] = (await incidents(world)).items;
      if (!incident) expect.skip('There is no incident.');
      const path = `incidents/${encodeURIComponent(incident.id)}/following`;
      for (const following of [true, false]) {
        expect.status(await put(world, path, { following }), 204);
        const { items } = await incidents(world);
        const found = items.find((/** @type {any} */ item) => item.id === incident.id);
        expect.equal(found?.following ?? false, following, 'following');
      }
    },
  },
  {
    name: 'incidents.unknown',
    title: 'Following an unknown incident gives 404',
    run: async world => {
      world.requireFeature('incidents');
      expect.problem(await put(world, 'incidents/conformance-unknown/following', { following: true }), 404);
    },
  },
];

/** @type {import('../world.js').Check[]} */
export const articleChecks = [
  {
    name: 'articles.find',
    title: 'GET articles gives at most as many as are asked for',
    run: async world => {
      world.requireFeature('articles');
      const answer = await world.client.get('articles', { q: 'server ssh dns', limit: 1 });
      const { items } = expect.body(answer, 200, shapes.articlePage);
      expect.that(items.length <= 1, `${items.length} came.`, answer);
    },
  },
  {
    name: 'articles.nothing',
    title: 'GET articles gives nothing for a word that is nowhere',
    run: async world => {
      world.requireFeature('articles');
      const answer = await world.client.get('articles', { q: world.marker });
      expect.equal(expect.body(answer, 200, shapes.articlePage).items, [], 'Articles found', answer);
    },
  },
  {
    name: 'articles.outcome',
    title: 'PUT outcome gives 204, and 404 for an unknown article',
    run: async world => {
      world.requireFeature('articles');
      expect.problem(await put(world, 'articles/conformance-unknown/outcome', { solved: true }), 404);
      const { items } = expect.body(
        await world.client.get('articles', { q: 'server ssh dns' }),
        200,
        shapes.articlePage,
      );
      if (!items[0]) return;
      expect.status(
        await put(world, `articles/${encodeURIComponent(items[0].id)}/outcome`, { solved: true }),
        204,
      );
    },
  },
];
