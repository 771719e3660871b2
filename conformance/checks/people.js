import * as expect from '../expect.js';
import * as shapes from '../shapes.js';

/** @typedef {import('../world.js').World} World */

/** @param {World} world @param {string} key @param {unknown} json */
const share = (world, key, json, client = world.client) =>
  client.send({ method: 'PUT', path: `requests/${encodeURIComponent(key)}/people`, json });

/** @param {World} world */
async function oneColleague(world) {
  world.requireFeature('people');
  const { items } = expect.body(await world.client.get('people'), 200, shapes.personPage);
  return items[0] ?? expect.skip('The customer has no colleagues.');
}

/** @type {import('../world.js').Check[]} */
export const peopleChecks = [
  {
    name: 'people.list',
    title: 'GET people finds a colleague by name, and nobody for what is nowhere',
    run: async world => {
      const { id, name } = await oneColleague(world);
      const find = async (/** @type {string} */ q) =>
        expect.body(await world.client.get('people', { q }), 200, shapes.personPage).items;
      expect.that(
        (await find(name.toUpperCase())).some((/** @type {any} */ person) => person.id === id),
        'A colleague is not found by name.',
      );
      expect.equal(await find(world.marker), [], 'People found');
    },
  },
  {
    name: 'people.share',
    title: 'PUT people adds and removes a colleague; doing so twice is no error',
    run: async world => {
      const { id } = await oneColleague(world);
      const { key } = await world.create('shared with a colleague');
      for (const [change, wanted] of /** @type {const} */ ([
        [{ add: [id] }, [id]],
        [{ add: [id] }, [id]],
        [{ remove: [id] }, []],
        [{ remove: [id] }, []],
      ])) {
        expect.body(await share(world, key, change), 200, shapes.request);
        const { people = [] } = await world.load(key);
        expect.equal(
          people.map((/** @type {any} */ person) => person.id),
          wanted,
          'The people',
        );
      }
    },
  },
  {
    name: 'people.unknown',
    title: 'An address of nobody gives 422 with the field and a sentence',
    run: async world => {
      await oneColleague(world);
      const { key } = await world.create('shared with nobody');
      const answer = await share(world, key, { add: [`${world.marker}@example.invalid`] });
      expect.problem(answer, 422, 'add');
      expect.that(answer.json.errors[0].detail.length > 10, 'The error has no sentence for the customer.');
    },
  },
  {
    name: 'people.unknown-at-create',
    title: 'A new request for an address of nobody gives 422 with `people`',
    run: async world => {
      await oneColleague(world);
      const draft = world.draft('for an unknown address', { people: [`${world.marker}@example.invalid`] });
      expect.problem(await world.client.post('requests', draft), 422, 'people');
      expect.equal(await world.countRequests('for an unknown address'), 0, 'Requests created');
    },
  },
  {
    name: 'people.scope',
    title: 'The list of what is shared with the customer has none of their own requests',
    run: async world => {
      world.requireFeature('people');
      const { key } = await world.create('my own');
      const shared = await world.list({ status: 'all', scope: 'shared', limit: 100 });
      const all = await world.list({ status: 'all', scope: 'all', limit: 100 });
      const has = (/** @type {any} */ page) => page.items.some((/** @type {any} */ item) => item.key === key);
      expect.that(!has(shared), 'A request of one’s own is in the list of shared ones.');
      expect.that(has(all), 'A request of one’s own is not in the list of all.');
    },
  },
  {
    name: 'isolation.people',
    title: 'Another customer’s change of people gives 404',
    run: async world => {
      const { other } = world;
      world.requireFeature('people');
      const { key } = await world.create('not theirs to share');
      expect.problem(await share(world, key, { add: ['x'] }, other), 404);
    },
  },
];
