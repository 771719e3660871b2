import { EventStream, openEvents } from '../event-stream.js';
import * as expect from '../expect.js';
import * as shapes from '../shapes.js';

/** Opens the stream and expects that it is one. @param {import('../client.js').Client} client @param {string} [lastEventId] */
export async function openStream(client, lastEventId) {
  const stream = await openEvents(client, lastEventId);
  if (stream instanceof EventStream) return stream;
  expect.status(stream, 200);
  throw new expect.Failure(`text/event-stream expected, ${JSON.stringify(stream.mediaType)} found.`, stream);
}

/** @type {import('../world.js').Check[]} */
export const eventChecks = [
  {
    name: 'events.stream',
    title: 'The event stream sends an event for a change, with an id, the key and updatedAt',
    run: async world => {
      world.requireFeature('events');
      const { key } = await world.create('streamed');
      const stream = await openStream(world.client);
      try {
        await world.comment(key, 'A change.');
        const { id, event, data } = await stream.eventFor(key);
        expect.equal(event, 'request', 'The event’s name', stream.answer);
        expect.that(id !== '', 'The event has no id.', stream.answer);
        const errors = shapes.event(JSON.parse(data), 'data');
        expect.that(!errors.length, `The event does not match the contract: ${errors.join('; ')}.`);
      } finally {
        stream.close();
      }
    },
  },
  {
    name: 'events.resume',
    title: 'With Last-Event-ID the stream continues after that event',
    run: async world => {
      world.requireFeature('events');
      const [seen, missed] = [await world.create('seen'), await world.create('missed')];
      const first = await openStream(world.client);
      try {
        await world.comment(seen.key, 'Seen.');
        await first.eventFor(seen.key);
      } finally {
        first.close();
      }
      await world.comment(missed.key, 'While no stream is open.');
      const second = await openStream(world.client, first.lastId);
      try {
        await second.eventFor(missed.key);
      } finally {
        second.close();
      }
    },
  },
  {
    name: 'events.off',
    title: 'Where there is no event stream, GET events gives 404 or 501',
    run: async world => {
      if (world.has('events')) expect.skip('features.events is on.');
      const answer = await openEvents(world.client);
      if (answer instanceof EventStream) {
        answer.close();
        throw new expect.Failure('A stream came although features.events is not on.', answer.answer);
      }
      expect.problem(answer, [404, 501]);
    },
  },
];
