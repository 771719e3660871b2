import * as expect from '../expect.js';
import * as shapes from '../shapes.js';

/** @typedef {import('../world.js').World} World */

/** @param {World} world @param {Record<string, string | number>} [query] */
async function services(world, query = {}, client = world.client) {
  world.requireFeature('services');
  return expect.body(await client.get('services', query), 200, shapes.servicePage);
}

/** @param {World} world */
async function oneService(world) {
  const { items } = await services(world);
  return items[0] ?? expect.skip('The customer has no services.');
}

/** @type {import('../world.js').Check[]} */
export const serviceChecks = [
  {
    name: 'services.list',
    title: 'GET services gives every service once, page after page',
    run: async world => {
      const { items } = await world.allPages(query => services(world, query), { limit: 1 });
      const ids = items.map(({ id }) => id);
      expect.equal(ids, [...new Set(ids)], 'The ids');
    },
  },
  {
    name: 'services.search',
    title: 'A search finds a service by its label, whatever the case, and nothing for what is nowhere',
    run: async world => {
      const { id, label } = await oneService(world);
      const { items } = await services(world, { q: label.toUpperCase(), limit: 100 });
      expect.that(
        items.some((/** @type {any} */ item) => item.id === id),
        'It is not found by its label.',
      );
      expect.equal((await services(world, { q: world.marker })).items, [], 'Services found');
    },
  },
  {
    name: 'services.create',
    title: 'The service of a new request is in the request; an unknown one gives 422 with the field',
    run: async world => {
      const { id } = await oneService(world);
      const { key } = await world.create('of a service', { service: id });
      expect.equal((await world.load(key)).service?.id, id, 'The service of the request');
      const draft = world.draft('of no service', { service: 'conformance-unknown' });
      expect.problem(await world.client.post('requests', draft), 422, 'service');
    },
  },
  {
    name: 'services.other',
    title: 'A service that only another customer has gives 422',
    run: async world => {
      const { other } = world;
      const own = (await world.allPages(query => services(world, query), { limit: 100 })).items;
      const { items } = await services(world, {}, other);
      const stolen = items.find((/** @type {any} */ item) => !own.some(({ id }) => id === item.id));
      if (!stolen) expect.skip('The second customer has no service of their own.');
      const draft = world.draft('of a stolen service', { service: stolen.id });
      expect.problem(await world.client.post('requests', draft), 422, 'service');
    },
  },
];
