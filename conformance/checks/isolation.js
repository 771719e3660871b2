import { randomUUID } from 'node:crypto';
import * as expect from '../expect.js';
import { keyOf } from '../event-stream.js';
import * as shapes from '../shapes.js';
import { openStream } from './events.js';

/** @typedef {import('../world.js').World} World */

/** The path of a request of the first customer. @param {World} world */
const sharedPath = async world => `requests/${encodeURIComponent((await world.shared()).key)}`;

/** @type {import('../world.js').Check[]} */
export const isolationChecks = [
  {
    name: 'isolation.writer',
    title: 'A write of another customer than the signed-in one gives 412',
    run: async world => {
      const { config, client } = world;
      if (!(parseFloat(String(config.contract)) >= 1.1)) expect.skip('Config does not say contract 1.1.');
      const user = config.user?.key;
      expect.that(user !== undefined, 'Contract 1.1 needs Config.user.key.');
      const path = `${await sharedPath(world)}/comments`;
      const send = (/** @type {string} */ writer) =>
        client.send({
          method: 'POST',
          path,
          json: { body: 'Whose is it?', attachmentIds: [] },
          headers: { 'Idempotency-Key': randomUUID(), 'Support-User': writer },
        });
      expect.problem(await send(`${user}-other`), 412);
      expect.status(await send(String(user)), 201);
    },
  },
  {
    name: 'isolation.customers',
    title: 'The two sign-ins are different customers',
    run: async ({ other, config }) => {
      const answer = await other.get('config');
      const [one, two] = [config.user?.key, answer.json?.user?.key];
      if (one === undefined || two === undefined) expect.skip('Config does not say who is signed in.');
      expect.that(one !== two, `Both are ${JSON.stringify(one)}: the next checks have no meaning.`, answer);
    },
  },
  {
    name: 'isolation.list',
    title: 'List and search of another customer contain nothing of the first',
    run: async world => {
      const { other } = world;
      await world.shared();
      expect.equal(await world.countRequests('', other), 0, 'Requests of the first customer');
      if (!world.has('search')) return;
      const found = await world.list({ status: 'all', q: world.marker }, other);
      expect.equal(found.items.length, 0, 'Requests of the first customer that a search finds');
    },
  },
  {
    name: 'isolation.request',
    title: 'Another customer’s request gives 404, as if it did not exist',
    run: async world => {
      const { other } = world;
      expect.problem(await other.get(await sharedPath(world)), 404);
    },
  },
  {
    name: 'isolation.comments',
    title: 'Another customer’s thread gives 404',
    run: async world => {
      const { other } = world;
      expect.problem(await other.get(`${await sharedPath(world)}/comments`), 404);
    },
  },
  {
    name: 'isolation.add-comment',
    title: 'A comment on another customer’s request gives 404 and is not stored',
    run: async world => {
      const { other } = world;
      const { key } = await world.create('not to be commented');
      const path = `requests/${encodeURIComponent(key)}/comments`;
      expect.problem(await other.post(path, { body: 'Not mine.', attachmentIds: [] }), 404);
      expect.equal((await world.comments(key)).items.length, 0, 'Comments by the other customer');
    },
  },
  {
    name: 'isolation.status',
    title: 'Closing another customer’s request gives 404',
    run: async world => {
      const { other } = world;
      world.requireFeature('close');
      const path = `requests/${encodeURIComponent((await world.create('not to be closed')).key)}`;
      expect.problem(await other.send({ method: 'PATCH', path, json: { status: 'closed' } }), 404);
    },
  },
  {
    name: 'isolation.read',
    title: 'A read mark in another customer’s request gives 404',
    run: async world => {
      const { other } = world;
      world.requireFeature('read');
      const { key } = await world.create('not to be read');
      const { id } = await world.comment(key, 'Mine.');
      const path = `requests/${encodeURIComponent(key)}/read`;
      expect.problem(await other.send({ method: 'PUT', path, json: { upTo: id } }), 404);
    },
  },
  {
    name: 'isolation.rating',
    title: 'Rating another customer’s request gives 404',
    run: async world => {
      const { other } = world;
      world.requireFeature('rating');
      const path = `${await sharedPath(world)}/rating`;
      expect.problem(await other.send({ method: 'PUT', path, json: { score: 1 } }), 404);
    },
  },
  {
    name: 'isolation.attachment',
    title: 'Another customer’s file gives 404, sent or not',
    run: async world => {
      const { other } = world;
      const file = await world.upload(world.file());
      const path = `attachments/${encodeURIComponent(file.id)}`;
      expect.problem(await other.get(path), 404);
      await world.create('with a file of its own', { attachmentIds: [file.id] });
      expect.problem(await other.get(path), 404);
    },
  },
  {
    name: 'isolation.take-attachment',
    title: 'Another customer’s file cannot be attached: 422 with attachmentIds',
    run: async world => {
      const { other } = world;
      const { id } = await world.upload(world.file());
      const draft = world.draft('with a stolen file', { attachmentIds: [id] });
      expect.problem(await other.post('requests', draft), 422, 'attachmentIds');
      const { key } = await world.create('of the other customer', {}, other);
      const path = `requests/${encodeURIComponent(key)}/comments`;
      expect.problem(await other.post(path, { body: 'Stolen.', attachmentIds: [id] }), 422, 'attachmentIds');
    },
  },
  {
    name: 'isolation.idempotency',
    title: 'Equal Idempotency-Keys of different customers are independent',
    run: async world => {
      const { other } = world;
      const [key, draft] = [randomUUID(), world.draft('one key, two customers')];
      const first = expect.body(await world.client.post('requests', draft, key), 201, shapes.request);
      const answer = await other.post('requests', draft, key);
      const second = expect.body(answer, 201, shapes.request);
      expect.that(
        second.key !== first.key,
        'The other customer got the stored response of the first.',
        answer,
      );
    },
  },
  {
    name: 'isolation.etag',
    title: 'The lists of different customers have different ETags',
    run: async world => {
      const { other } = world;
      await world.shared();
      const query = { status: 'all' };
      const tag = (await world.client.get('requests', query)).header('ETag') ?? '""';
      const answer = await other.send({ path: 'requests', query, headers: { 'If-None-Match': tag } });
      expect.body(answer, 200, shapes.requestPage);
    },
  },
  {
    name: 'isolation.events',
    title: 'Another customer’s event stream has no events about the first one’s requests',
    run: async world => {
      const { other } = world;
      world.requireFeature('events');
      const [first, second] = [await openStream(world.client), await openStream(other)];
      try {
        const secret = await world.create('secret event');
        await first.eventFor(secret.key);
        // An event that was sent to both streams by mistake has arrived before this one.
        const own = await world.create('event of the other customer', {}, other);
        await second.eventFor(own.key);
        const leaked = second.events.filter(({ data }) => keyOf(data) === secret.key);
        expect.equal(leaked, [], 'Events about the first customer’s request', second.answer);
      } finally {
        first.close();
        second.close();
      }
    },
  },
];
