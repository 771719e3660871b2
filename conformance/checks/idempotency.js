import { randomUUID } from 'node:crypto';
import * as expect from '../expect.js';
import * as shapes from '../shapes.js';

/** @typedef {import('../answer.js').Answer} Answer */

/** The number of calls that are sent in parallel. */
const parallelCalls = 5;

/**
 * Sends the same call several times in parallel: one creates something, the others get the same response or 409.
 * @param {() => Promise<Answer>} send @param {string} id name of the property @returns {Promise<string>} the only id in the responses
 */
async function sendInParallel(send, id) {
  const answers = await Promise.all(Array.from({ length: parallelCalls }, send));
  const made = answers.filter(answer => answer.status !== 409);
  for (const answer of answers) {
    if (answer.status === 409) expect.problem(answer, 409);
    else expect.status(answer, 201, 200);
  }
  expect.that(made.length > 0, `All of ${parallelCalls} parallel calls got 409.`, answers[0]);
  const ids = new Set(made.map(answer => answer.json?.[id]));
  expect.equal(
    ids.size,
    1,
    `How many different ids ${parallelCalls} parallel calls with one key got`,
    made.at(-1),
  );
  // After a 409 the client repeats the call and gets the stored response.
  const later = await send();
  expect.status(later, 201, 200);
  expect.equal(later.json?.[id], [...ids][0], `The ${id} of the stored response`, later);
  return String([...ids][0]);
}

/** @type {import('../world.js').Check[]} */
export const idempotencyChecks = [
  {
    name: 'idempotency.request',
    title: 'The same request with the same key gives the same response and is created once',
    run: async world => {
      const [key, draft] = [randomUUID(), world.draft('sent twice')];
      const first = await world.client.post('requests', draft, key);
      const second = await world.client.post('requests', draft, key);
      expect.body(first, 201, shapes.request);
      expect.body(second, second.status === 200 ? 200 : 201, shapes.request);
      expect.equal(second.json, first.json, 'The second response', second);
      expect.equal(await world.countRequests('sent twice'), 1, 'How many requests there are');
    },
  },
  {
    name: 'idempotency.other-body',
    title: 'A used key with another body gives 422',
    run: async world => {
      const key = randomUUID();
      expect.status(await world.client.post('requests', world.draft('first body'), key), 201);
      expect.problem(await world.client.post('requests', world.draft('second body'), key), 422);
      expect.equal(await world.countRequests('second body'), 0, 'Requests that were created nevertheless');
    },
  },
  {
    name: 'idempotency.parallel',
    title: 'The same request sent several times in parallel is created once',
    run: async world => {
      const [key, draft] = [randomUUID(), world.draft('all at once')];
      await sendInParallel(() => world.client.post('requests', draft, key), 'key');
      expect.equal(await world.countRequests('all at once'), 1, 'How many requests there are');
    },
  },
  {
    name: 'idempotency.failure',
    title: 'Only success is stored: after an error the key can be used with the corrected body',
    run: async world => {
      const key = randomUUID();
      const draft = world.draft('corrected');
      expect.status(await world.client.post('requests', { ...draft, summary: '' }, key), 422);
      expect.body(await world.client.post('requests', draft, key), 201, shapes.request);
    },
  },
  {
    name: 'idempotency.comment',
    title: 'The same comment with the same key is created once; another text with it gives 422',
    run: async world => {
      const { key: request } = await world.create('commented twice');
      const path = `requests/${encodeURIComponent(request)}/comments`;
      const [key, draft] = [randomUUID(), { body: 'Once.', attachmentIds: [] }];
      const first = await world.client.post(path, draft, key);
      const second = await world.client.post(path, draft, key);
      expect.body(first, 201, shapes.comment);
      expect.equal(second.json, first.json, 'The second response', second);
      expect.problem(await world.client.post(path, { ...draft, body: 'Twice.' }, key), 422);
      expect.equal((await world.comments(request)).items.length, 1, 'How many comments there are');
    },
  },
  {
    name: 'idempotency.comment-parallel',
    title: 'The same comment sent several times in parallel is created once',
    run: async world => {
      const { key: request } = await world.create('commented at once');
      const path = `requests/${encodeURIComponent(request)}/comments`;
      const key = randomUUID();
      await sendInParallel(() => world.client.post(path, { body: 'At once.', attachmentIds: [] }, key), 'id');
      expect.equal((await world.comments(request)).items.length, 1, 'How many comments there are');
    },
  },
  {
    name: 'idempotency.upload',
    title:
      'The same file with the same key is stored once, whatever the boundary; another name or other bytes give 422',
    run: async world => {
      const [key, file] = [randomUUID(), world.file()];
      const first = expect.body(await world.client.upload(file, key), 201, shapes.attachment);
      const second = await world.client.upload(file, key);
      expect.status(second, 201, 200);
      expect.equal(second.json?.id, first.id, 'The id of the second response', second);
      const bytes = Buffer.concat([file.bytes.subarray(0, -1), Buffer.from('!')]);
      expect.problem(await world.client.upload({ ...file, bytes }, key), 422);
      expect.problem(await world.client.upload({ ...file, name: `other-${file.name}` }, key), 422);
    },
  },
];
