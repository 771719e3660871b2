/** Who a customer is in Zendesk, where that is not plain. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { assertProblem } from '../../api-client.js';
import { assertLateLookTellsNothing } from '../out-of-order.js';
import { setUp } from './fixture.js';

const draft = { summary: 'First', description: 'd', attachmentIds: [] };

describe('customers of Zendesk', { timeout: 300_000 }, () => {
  /** @type {import('./fixture.js').Fixture} */
  let fixture;
  before(async () => {
    fixture = await setUp({ helpdesk: { customers: 'external_id' } });
  });
  after(async () => {
    await fixture?.stop();
    assert.deepEqual(fixture?.zendesk.violations, []);
  });

  test('a user of this customer whom the search does not find yet is waited for, also without an address', async () => {
    const { client, data } = fixture;
    const user = data.addUser(null, 'Nora', 'end-user', 'c-7');
    data.unindexed.add(user.id);
    const response = await client('nora').call('POST', '/requests', { json: draft });
    assert.equal(response.headers.get('Retry-After'), '60');
    await assertProblem(response, 503);
    data.unindexed.clear();
    const { key } = await client('nora').create('First');
    assert.equal(data.get(key).requester, user);
  });

  test('where addresses say nothing about a customer, nobody gets one: mails from it would be that customer’s', async () => {
    const { client, data } = fixture;
    const { key } = await client('gina').create('First');
    const { external_id, email } = data.get(key).requester;
    assert.deepEqual([external_id, email], ['c-8', null]);
  });

  test('who has become an agent, or is no longer there, writes nothing', async () => {
    const { ada, data } = fixture;
    const { key } = await ada.create('Before');
    const user = data.get(key).requester;
    const count = data.tickets.length;
    const json = { body: 'Hello', attachmentIds: [] };
    user.role = 'agent';
    await assertProblem(await ada.call('POST', `/requests/${key}/comments`, { json }), 422);
    await assertProblem(await ada.call('POST', '/requests', { json: draft }), 422);
    user.role = 'end-user';
    data.users = data.users.filter(one => one !== user);
    await assertProblem(await ada.call('POST', '/requests', { json: draft }), 422);
    assert.deepEqual([data.get(key).comments.length, data.tickets.length], [1, count]);
  });

  test('webhooks whose looks end in another order tell an answer once', () => {
    let calls = 0;
    return assertLateLookTellsNothing({
      fixture: { script: fixture.script, ada: fixture.bob },
      isLook: ({ path }, one) => path.includes(`/tickets/${one}/comments.json`),
      answer: one => fixture.data.answer(one, 'Solved'),
      tell: one => fixture.tell({ ticket: one, call: ++calls }),
    });
  });
});
