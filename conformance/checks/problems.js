import { retryAfter } from '../client.js';
import * as expect from '../expect.js';

/** @type {import('../world.js').Check[]} */
export const problemChecks = [
  {
    name: 'problems.not-found',
    title: 'What does not exist gives 404 as a problem, whatever characters its key has',
    run: async ({ client }) => {
      for (const path of [
        'requests/conformance-unknown',
        'requests/conformance-unknown/comments',
        'attachments/conformance-unknown',
        'conformance-no-such-address',
      ]) {
        expect.problem(await client.get(path), 404);
      }
      for (const key of ["' OR 1=1 --", '%', '../config', 'a'.repeat(500), '日本']) {
        expect.problem(await client.get(`requests/${encodeURIComponent(key)}`), [404, 400]);
      }
    },
  },
  {
    name: 'problems.not-found-writes',
    title: 'Writing to a request that does not exist gives 404 as a problem',
    run: async ({ client }) => {
      const body = { body: 'To nowhere.', attachmentIds: [] };
      expect.problem(await client.post('requests/conformance-unknown/comments', body), 404);
    },
  },
  {
    name: 'problems.json',
    title: 'A body that is not a JSON object gives 400 as a problem',
    run: async ({ client }) => {
      for (const text of ['{"summary":', '[]', '"text"', 'null', '']) {
        const headers = { 'Content-Type': 'application/json' };
        const answer = await client.send({ method: 'POST', path: 'requests', text, headers });
        expect.problem(answer, [400, 422]);
      }
    },
  },
  {
    name: 'problems.method',
    title: 'A method that a path does not support is rejected with a problem',
    run: async ({ client }) => {
      expect.clientError(await client.send({ method: 'PUT', path: 'requests', json: {} }));
    },
  },
  {
    name: 'problems.retry-after',
    title: 'A 429 has a valid Retry-After',
    run: async ({ rateLimited }) => {
      if (!rateLimited.length) expect.skip('No 429 came.');
      for (const answer of rateLimited) {
        expect.problem(answer, 429);
        expect.that(
          retryAfter(answer) !== undefined,
          'Retry-After is missing, or it is neither seconds nor a date.',
          answer,
        );
      }
    },
  },
];
