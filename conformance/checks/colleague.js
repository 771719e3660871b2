import * as expect from '../expect.js';
import { keyOf } from '../event-stream.js';
import * as shapes from '../shapes.js';
import { openStream } from './events.js';

/** @typedef {import('../world.js').World} World */

/** @param {string} key */
const pathOf = key => `requests/${encodeURIComponent(key)}`;

/** @param {World} world @param {string} key @param {{ add?: string[], remove?: string[] }} json @param {World['client']} [client] */
const changePeople = (world, key, json, client = world.client) =>
  client.send({ method: 'PUT', path: `${pathOf(key)}/people`, json });

/**
 * The colleague's id among the people: it is Config.user.key, or that of the person who is `me` where a request is shared with all.
 * @param {World} world @returns {Promise<string>}
 */
async function idOf(world) {
  const { colleague } = world;
  world.requireFeature('people');
  const { items } = expect.body(await world.client.get('people'), 200, shapes.personPage);
  const ids = items.map((/** @type {any} */ person) => person.id);
  const user = (await colleague.get('config')).json?.user?.key;
  if (ids.includes(user)) return user;
  expect.that(ids.length, 'GET people does not have the colleague.');
  const { key } = await world.create('shared with everybody', { people: ids });
  const { people = [] } = await world.load(key, colleague);
  const me = people.find((/** @type {any} */ person) => person.me);
  return me?.id ?? expect.skip('No person of a shared request is `me` for the colleague.');
}

/** Whether the colleague's list of this scope has the request. @param {World} world @param {'mine' | 'shared' | 'all'} scope @param {string} key */
async function lists(world, scope, key) {
  const { items } = await world.list({ status: 'all', scope, limit: 100 }, world.colleague);
  return items.some((/** @type {any} */ item) => item.key === key);
}

/** In which of the colleague's lists the request is. @param {World} world @param {string} key */
const scopesOf = async (world, key) => ({
  mine: await lists(world, 'mine', key),
  shared: await lists(world, 'shared', key),
  all: await lists(world, 'all', key),
});

/** That the colleague gets 404 for everything of the request. @param {World} world @param {string} key */
async function expectHidden(world, key) {
  const { colleague } = world;
  expect.problem(await colleague.get(pathOf(key)), 404);
  expect.problem(await colleague.get(`${pathOf(key)}/comments`), 404);
  const comment = { body: 'Not for me.', attachmentIds: [] };
  expect.problem(await colleague.post(`${pathOf(key)}/comments`, comment), 404);
  expect.problem(await changePeople(world, key, { add: ['x'] }, colleague), 404);
  expect.equal(
    await scopesOf(world, key),
    { mine: false, shared: false, all: false },
    'The lists that have it',
  );
}

/** What a second person of the same organisation sees. @type {import('../world.js').Check[]} */
export const colleagueChecks = [
  {
    name: 'colleague.team',
    title: 'A request for the whole team is found by a colleague, in the lists of shared ones and of all',
    run: async world => {
      const { colleague } = world;
      world.requireFeature('people');
      const { key, visibility } = await world.create('for the team', { visibility: 'team' });
      expect.equal(visibility, 'team', 'The visibility of the answer');
      expect.equal((await world.load(key, colleague)).key, key, 'The request for the colleague');
      await world.comments(key, {}, colleague);
      expect.equal(
        await scopesOf(world, key),
        { mine: false, shared: true, all: true },
        'The lists that have it',
      );
    },
  },
  {
    name: 'colleague.private',
    title: 'A private request gives a colleague 404, and is in none of their lists',
    run: async world => {
      void world.colleague;
      world.requireFeature('people');
      const { key } = await world.create('for nobody else', { visibility: 'private' });
      await expectHidden(world, key);
      const plain = await world.create('that says nothing of people');
      await expectHidden(world, plain.key);
    },
  },
  {
    name: 'colleague.shared',
    title: 'Request and comments that are shared have `me` true for their own writer alone',
    run: async world => {
      const { client, colleague } = world;
      const { key } = await world.create('shared', { people: [await idOf(world)] });
      await world.comment(key, 'From the first.');
      await world.comment(key, 'From the colleague.', [], colleague);
      expect.equal(
        await scopesOf(world, key),
        { mine: false, shared: true, all: true },
        'The lists that have it',
      );
      for (const [reader, own] of /** @type {const} */ ([
        [client, [true, true, false]],
        [colleague, [false, false, true]],
      ])) {
        const { author } = await world.load(key, reader);
        const { items } = await world.comments(key, {}, reader);
        const authors = [author, ...items.map((/** @type {any} */ item) => item.author)];
        expect.equal(
          authors.map(one => one?.me ?? false),
          own,
          `\`me\` of request and comments for the ${reader === client ? 'first customer' : 'colleague'}`,
        );
      }
    },
  },
  {
    name: 'colleague.removed',
    title: 'Whoever is removed gets 404 for request, comments, people and the bytes of files',
    run: async world => {
      const { colleague } = world;
      const id = await idOf(world);
      const file = await world.upload(world.file());
      const draft = { people: [id], attachmentIds: [file.id] };
      const { key, attachments } = await world.create('shared for a while', draft);
      // A file that was sent may have another id than before.
      const bytes = `attachments/${encodeURIComponent(attachments[0]?.id ?? file.id)}`;
      expect.that((await colleague.get(bytes)).status < 400, 'The colleague does not get the shared file.');
      expect.body(await changePeople(world, key, { remove: [id] }), 200, shapes.request);
      await expectHidden(world, key);
      expect.problem(await colleague.get(bytes), 404);
    },
  },
  {
    name: 'colleague.removed-events',
    title: 'Whoever is removed gets no event about the request',
    run: async world => {
      const { colleague } = world;
      world.requireFeature('events');
      const id = await idOf(world);
      const { key } = await world.create('shared until the event', { people: [id] });
      expect.body(await changePeople(world, key, { remove: [id] }), 200, shapes.request);
      const stream = await openStream(colleague);
      try {
        await world.comment(key, 'After the removal.');
        // An event that was sent by mistake has arrived before this one.
        const own = await world.create('event of the colleague', {}, colleague);
        await stream.eventFor(own.key);
        const leaked = stream.events.filter(({ data }) => keyOf(data) === key);
        expect.equal(leaked, [], 'Events about the request', stream.answer);
      } finally {
        stream.close();
      }
    },
  },
];
