import assert from 'node:assert/strict';
import { test } from 'node:test';
import 'tsx';
import { SimpleHelpdesk, unavailable } from './simple-helpdesk.js';

const { HelpdeskRefused, HelpdeskUnavailable } = await import('../../../server/src/app/desk.ts');
const { withBreaker } = await import('../../../server/src/operation/breaker.ts');

const ada = { key: 'ada', name: 'Ada' };
const query = /** @type {const} */ ({ status: 'all', sort: 'updated', words: [], limit: 1 });

/** @param {import('../../../server/src/operation/breaker.ts').BreakerOptions} options */
function setUp(options) {
  const helpdesk = new SimpleHelpdesk();
  const state = { calls: 0, time: 0, answer: async () => /** @type {any} */ ({ items: [] }) };
  const deskFor = helpdesk.deskFor;
  helpdesk.deskFor = customer => ({
    ...deskFor(customer),
    listRequests: () => {
      state.calls++;
      return state.answer();
    },
  });
  const broken = withBreaker(helpdesk, { now: () => state.time, ...options });
  const list = async () => (await broken.deskFor(ada)).listRequests(query);
  return { state, list, helpdesk, broken };
}

test('a helpdesk that fails again and again is left alone, whoever asks', async () => {
  const { state, list, broken } = setUp({ failures: 3, openMs: 1000 });
  const desk = await broken.deskFor(ada);
  assert.equal(desk.markRead, undefined);
  state.answer = async () => unavailable();
  for (let count = 0; count < 10; count++) await assert.rejects(list(), HelpdeskUnavailable);
  assert.equal(state.calls, 3);
  state.time = 1000;
  state.answer = async () => ({ items: [] });
  await list();
  await list();
  assert.equal(state.calls, 5);
});

test('opens, lets one call try, and closes again', async () => {
  const { state, broken } = setUp({ failures: 3, openMs: 1000 });
  const desk = await broken.deskFor(ada);
  state.answer = async () => unavailable();
  for (let count = 0; count < 10; count++)
    await assert.rejects(desk.listRequests(query), HelpdeskUnavailable);
  assert.equal(state.calls, 3);
  state.time = 1000;
  const tries = await Promise.allSettled([1, 2, 3].map(() => desk.listRequests(query)));
  assert.equal(state.calls, 4);
  assert.ok(tries.every(({ status }) => status === 'rejected'));
  state.time = 2000;
  state.answer = async () => ({ items: [] });
  await desk.listRequests(query);
  await desk.listRequests(query);
  assert.equal(state.calls, 6);
});

test('a refusal is an answer', async () => {
  const { state, broken } = setUp({ failures: 2 });
  const desk = await broken.deskFor(ada);
  state.answer = async () => {
    throw new HelpdeskRefused('No.');
  };
  for (let count = 0; count < 5; count++) await assert.rejects(desk.listRequests(query), HelpdeskRefused);
  assert.equal(state.calls, 5);
});

test('only so many calls wait for it at once, and a read not for ever', async () => {
  const { state, broken } = setUp({ atOnce: 4, readMs: 20, failures: 100 });
  const desk = await broken.deskFor(ada);
  /** @type {(() => void)[]} */
  const ends = [];
  state.answer = () => new Promise(resolve => ends.push(() => resolve({ items: [] })));
  const given = await Promise.allSettled(Array.from({ length: 10 }, () => desk.listRequests(query)));
  assert.equal(state.calls, 4);
  const messages = given.map(result => String(/** @type {any} */ (result).reason.message));
  assert.equal(messages.filter(message => message.includes('within 20 ms')).length, 4);
  assert.equal(messages.filter(message => message.includes('too many')).length, 6);
  // Those that were given up still hold their place in the helpdesk.
  await assert.rejects(desk.listRequests(query), /too many/);
  for (const end of ends) end();
  state.answer = async () => ({ items: [] });
  await new Promise(resolve => setImmediate(resolve));
  assert.deepEqual(await desk.listRequests(query), { items: [] });
});
