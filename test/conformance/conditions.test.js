/** What the command says of conditions that count as absent: the field, its type, and why. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judge } from './judge.js';
import { referenceApp } from './reference.js';

/** @param {string} id @param {string} on */
const field = (id, on) => ({ id, label: id, type: 'text', showWhen: { field: on, is: 'x' } });

/** An app whose Config has these, too. @param {object} more */
const withConfig = more => {
  const app = referenceApp();
  return async (/** @type {Request} */ request) => {
    const answer = await app(request);
    if (!new URL(request.url).pathname.endsWith('/config') || !answer.ok) return answer;
    return Response.json({ ...(await answer.json()), ...more });
  };
};

test('names the field and its type', async () => {
  const types = [
    { id: 'down', label: 'Down', fields: [field('a', 'none'), field('b', 'b')] },
    { id: 'move', label: 'Move', fields: [field('c', 'd'), field('d', 'c')] },
  ];
  const report = await judge(withConfig({ fields: [field('e', 'c')], types }), ['config.conditions']);
  const [{ outcome, reason } = {}] = report.results;
  assert.equal(outcome, 'failed');
  for (const said of [
    'e is shown by c, which is not there',
    'a of the type down is shown by none, which is not there',
    'b of the type down is shown by itself',
    'c of the type move is shown by a circle',
    'd of the type move is shown by a circle',
  ])
    assert.ok(reason?.includes(said), `"${said}" is not in: ${reason}`);
});
