/** Who a customer is in Zammad, whose a ticket is, and who may tell by the webhook. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { assertProblem } from '../../api-client.js';
import { assertLateLookTellsNothing } from '../out-of-order.js';
import { hubSignature, setUp } from './fixture.js';

describe('customers and the webhook on Zammad', { timeout: 120_000 }, () => {
  /** @type {import('./fixture.js').Fixture} */
  let fixture;
  /** A request of Ada's. */
  let key = '';
  before(async () => {
    fixture = await setUp();
    key = (await fixture.ada.create('The first one')).key;
  });
  after(async () => {
    await fixture?.stop();
    assert.deepEqual(fixture?.zammad.violations, []);
  });

  test('a customer with the address of another one, of an agent, or with none, gets a user of their own', async () => {
    const { client, ada, data, agent } = fixture;
    for (const name of ['carl', 'dora', 'eve']) {
      const customer = client(name);
      assert.deepEqual((await customer.get('/requests?status=all')).items, []);
      await assertProblem(await customer.call('GET', `/requests/${key}`), 404);
      const made = await customer.create('Me too');
      const user = data.users.find(({ id }) => id === data.get(made.key).customer_id);
      assert.notEqual(user?.id, agent.id);
      assert.match(user?.login ?? '', /^customer-c-\d$/);
      assert.equal(user?.email, '');
      assert.deepEqual((await customer.get('/requests?status=all')).total, 1);
    }
    assert.equal((await ada.get(`/requests/${key}`)).key, key);
  });

  test('what Zammad shows to colleagues of a shared organisation stays the customer’s own here', async () => {
    const { ada, bob, data } = fixture;
    const file = await (await ada.send('own.txt')).json();
    const own = await ada.create('Not for Bob', undefined, /** @type {any} */ ([file.id]));
    await bob.create('Of Bob');
    const users = ['ada@example.com', 'bob@example.com'].map(
      email => /** @type {import('./data.js').User} */ (data.users.find(user => user.email === email)),
    );
    for (const user of users) user.organization = 5;
    await assertProblem(await bob.call('GET', `/requests/${own.key}`), 404);
    await assertProblem(await bob.call('GET', `/requests/${own.key}/comments`), 404);
    await assertProblem(await bob.call('GET', `/${own.attachments[0].url}`), 404);
    const json = { body: 'Me, too.', attachmentIds: [] };
    await assertProblem(await bob.call('POST', `/requests/${own.key}/comments`, { json }), 404);
    await assertProblem(await bob.call('PATCH', `/requests/${own.key}`, { json: { status: 'closed' } }), 404);
    assert.doesNotMatch(
      await (await bob.call('GET', '/requests?status=all&limit=100')).text(),
      /Not for Bob/,
    );
    for (const user of users) delete user.organization;
  });

  test('a customer who exists twice is the older one, and for good', async () => {
    const { data, bob, server } = fixture;
    const [older, newer] = ['Fay', 'Fay'].map(firstname =>
      data.addUser({ login: randomUUID(), email: 'fay@example.com', firstname }),
    );
    assert.ok(older && newer && bob && server);
    const ticket = data.addTicket({
      title: 'Older',
      group: 'Users',
      customer_id: older.id,
      created_by_id: older.id,
    });
    data.addArticle(ticket, { author: older, sender: 'Customer', body: 'x' });
    const fay = fixture.client('fay');
    assert.equal((await fay.get(`/requests/${ticket.number}`)).author.me, true);
    older.email = '';
    assert.equal((await fay.get('/requests?status=all')).total, 1);
  });

  test('a user who is deleted in Zammad has nothing, and one who has become an agent does not write', async () => {
    const { data, client } = fixture;
    const dora = client('dora');
    const made = await dora.create('Mine');
    const user = /** @type {any} */ (data.users.find(({ id }) => id === data.get(made.key).customer_id));
    user.roles = ['Customer', 'Agent'];
    const json = { body: 'Hello?', attachmentIds: [] };
    const comment = () => dora.call('POST', `/requests/${made.key}/comments`, { json });
    assert.match((await assertProblem(await comment(), 422)).detail, /cannot write/);
    // What is internal stays internal for who may see it in Zammad.
    user.groups = { Users: ['full'] };
    data.answer(made.key, fixture.agent, 'INTERNAL', { internal: true });
    assert.deepEqual((await dora.get(`/requests/${made.key}/comments`)).items, []);
    data.users.splice(data.users.indexOf(user), 1);
    assert.deepEqual((await dora.get('/requests?status=all')).items, []);
    await assertProblem(await dora.call('GET', `/requests/${made.key}`), 404);
    const create = { summary: 'New', description: 'd', attachmentIds: [] };
    assert.match(
      (await assertProblem(await dora.call('POST', '/requests', { json: create }), 422)).detail,
      /no longer there/,
    );
  });

  test('a webhook that is forged, broken, repeated, late or about nothing changes nothing', async () => {
    const { tell, zammad, data, agent } = fixture;
    const body = { ticket: { number: key } };
    const text = JSON.stringify(body);
    for (const signature of [
      '',
      'sha1=',
      hubSignature(text, 'x'.repeat(32)),
      hubSignature(`${text} `),
      `sha1=${'0'.repeat(40)}`,
    ])
      await assertProblem(await tell(body, { signature }), 403);
    await assertProblem(await tell('{"ticket":'), 400);
    const idle = zammad.calls.length;
    for (const about of [
      null,
      [],
      {},
      { ticket: 7 },
      { ticket: { number: '../1' } },
      { ticket: { number: '' } },
    ])
      assert.equal((await tell(about)).status, 202);
    assert.equal(zammad.calls.length, idle);
    const delivery = randomUUID();
    assert.equal((await tell(body, { delivery })).status, 202);
    assert.equal((await tell(body, { delivery })).status, 204);
    // A second change of one ticket may have the same body.
    assert.equal((await tell(body)).status, 202);
    assert.equal((await tell(body, { delivery: null })).status, 202);
    const late = { ...body, article: { id: 1 } };
    data.answer(key, agent, 'Newer');
    assert.equal((await tell(late)).status, 202);
    const calls = zammad.calls.length;
    const flood = await Promise.all(Array.from({ length: 60 }, () => tell(body)));
    assert.ok(flood.every(({ status }) => status === 202 || status === 503));
    while (zammad.calls.length === calls) await new Promise(resolve => setImmediate(resolve));
    assert.ok(zammad.calls.length - calls < 60, `${zammad.calls.length - calls}`);
  });

  for (const late of ['results', 'articles'])
    test(`webhooks whose looks end in another order, for late ${late}, tell an answer once`, () => {
      const { data, agent, tell } = fixture;
      return assertLateLookTellsNothing({
        fixture,
        isLook: ({ path, body }, one) =>
          late === 'results'
            ? path.endsWith('/tickets/search') && body.includes(one)
            : path.endsWith(`/by_ticket/${data.get(one).id}`),
        answer: one => data.answer(one, agent, 'Solved'),
        // A note of agents: else the first look asks for no articles.
        change: one => data.answer(one, agent, 'A note', { internal: true }),
        // What the body says beside the number, the server does not believe.
        tell: one => tell({ ticket: { number: one, title: 'Believed', state: 'closed' } }),
      });
    });
});
