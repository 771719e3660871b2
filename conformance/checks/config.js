import * as expect from '../expect.js';
import * as shapes from '../shapes.js';

/** @type {import('../world.js').Check[]} */
export const configChecks = [
  {
    name: 'config.shape',
    title: 'GET config gives a Config, or 404 where there is none',
    run: async ({ client }) => {
      const answer = await client.get('config');
      if (answer.status === 404) expect.problem(answer, 404);
      else expect.body(answer, 200, shapes.config);
    },
  },
];
