/** What goes wrong between the server and Zendesk, or is odd there: each answer says what to do, nothing is doubled or leaked. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import { assertProblem } from '../../api-client.js';
import { loginPage } from '../scripted-helpdesk.js';
import { setUp } from './fixture.js';

const { createZendesk } = await import('../../../../server/src/helpdesks/zendesk/client.ts');

describe('Zendesk in trouble', { timeout: 600_000 }, () => {
  /** @type {import('./fixture.js').Fixture} */
  let fixture;
  /** A request of Ada's. */
  let key = '';
  before(async () => {
    fixture = await setUp();
    key = (await fixture.ada.create('Before the trouble')).key;
  });
  beforeEach(() => void fixture.log.splice(0));
  afterEach(async () => {
    fixture.script.script = () => undefined;
    // The breaker closes again with the first call that goes well.
    while ((await fixture.ada.call('GET', `/requests/${key}`)).status !== 200)
      await new Promise(resolve => setImmediate(resolve));
  });
  after(async () => {
    await fixture?.stop();
    assert.deepEqual(fixture?.zendesk.violations, []);
  });

  /** @typedef {import('../scripted-helpdesk.js').Fate} Fate */
  /** @type {[string, Fate, RegExp, string?][]} */
  const faults = [
    ['is down', 'down', /cannot be reached/],
    ...[403, 404].map(
      status =>
        /** @type {[string, Fate, RegExp]} */ ([
          `is behind a proxy that answers ${status}`,
          { ...loginPage, status },
          /page instead of data/,
        ]),
    ),
    ['gives half an answer', 'half', /broken off/],
    ['shows its page for signing in', loginPage, /page instead of data.*ZENDESK_TOKEN/],
    [
      'has an expired key',
      { status: 401, body: { error: "Couldn't authenticate you" } },
      /refuses the key.*ZENDESK_TOKEN/,
    ],
    ['lacks a right', { status: 403, body: { error: 'Forbidden' } }, /right is missing.*role of that agent/],
    ['redirects', { status: 302, headers: { Location: '/login' } }, /redirect/],
    ['has had too many calls', { status: 429, headers: { 'Retry-After': '2' } }, /too many calls/, '2'],
    ['has had too many calls and says no time', { status: 429 }, /too many calls/],
    ['fails', { status: 503, body: '<h1>No</h1>' }, /has failed/],
  ];
  for (const [what, fate, message, seconds] of faults)
    test(`${what}: 503 for customers, advice for the operator`, async () => {
      fixture.script.script = () => fate;
      const response = await fixture.ada.call('GET', `/requests/${key}`);
      if (seconds) assert.equal(response.headers.get('Retry-After'), seconds);
      else assert.ok(response.headers.get('Retry-After'));
      const problem = await assertProblem(response, 503);
      assert.doesNotMatch(JSON.stringify(problem), /Zendesk|Basic|TOKEN/i);
      assert.match(fixture.log.join(''), message);
      assert.ok(!fixture.log.join('').includes(fixture.zendesk.token));
    });

  test('never answers: a read is given up', async () => {
    const zendesk = createZendesk(/** @type {any} */ ({ url: fixture.script.url, user: 'x', token: 'y' }));
    fixture.script.script = () => 'silent';
    await assert.rejects(zendesk.http.get('/users/me.json', AbortSignal.timeout(50)), {
      name: 'TimeoutError',
    });
  });

  test('a status that nobody knows is open, with its own name', async () => {
    const { ada, data } = fixture;
    data.setStatus(data.get(key), 'frozen', 99);
    const { status, statusLabel, actions } = await ada.get(`/requests/${key}`);
    assert.deepEqual([status, statusLabel], ['open', 'frozen']);
    assert.ok(actions.includes('close'));
    data.setStatus(data.get(key), 'open');
  });

  test('a refusal is one in Zendesk’s words, and what says that it was done and was not, too', async () => {
    const { ada, script, data } = fixture;
    const json = { body: 'Hello?', attachmentIds: [] };
    const details = { base: [{ description: 'Only 5000 comments are allowed.' }] };
    script.script = ({ method }) =>
      method === 'PUT' ? { status: 422, body: { error: 'RecordInvalid', details } } : undefined;
    const refused = await assertProblem(await ada.call('POST', `/requests/${key}/comments`, { json }), 422);
    assert.match(refused.detail, /Only 5000 comments/);
    script.script = ({ method }) =>
      method === 'PUT' ? { body: { ticket: {}, audit: { events: [] } } } : undefined;
    await assertProblem(await ada.call('POST', `/requests/${key}/comments`, { json }), 422);
    await assertProblem(await ada.call('PATCH', `/requests/${key}`, { json: { status: 'closed' } }), 422);
    assert.equal(data.get(key).comments.length, 1);
  });

  test('a ticket that is closed for good, by hand or by a merge, is shown, and refuses with what to do', async () => {
    const { ada, data } = fixture;
    const merged = await ada.create('Merged');
    data.setStatus(data.get(merged.key), 'closed');
    assert.equal((await ada.get(`/requests/${merged.key}`)).closed, true);
    const json = { body: 'Hello?', attachmentIds: [] };
    const tries = [
      await ada.call('POST', `/requests/${merged.key}/comments`, { json }),
      await ada.call('PATCH', `/requests/${merged.key}`, { json: { status: 'open' } }),
    ];
    for (const response of tries)
      assert.match((await assertProblem(response, 422)).detail, /Please raise a new one/);
  });

  test('a ticket that is deleted, or is somebody else’s now, is gone', async () => {
    const { ada, data, agent, script } = fixture;
    const deleted = await ada.create('To be deleted');
    const moved = await ada.create('To be moved');
    data.delete(deleted.key);
    data.get(moved.key).requester = agent;
    for (const gone of [deleted, moved])
      await assertProblem(await ada.call('GET', `/requests/${gone.key}`), 404);
    const keys = (await ada.get('/requests?status=all')).items.map((/** @type {any} */ item) => item.key);
    assert.ok(!keys.includes(deleted.key) && !keys.includes(moved.key));
    // Between the look and the write.
    const late = await ada.create('Deleted meanwhile');
    script.script = ({ method }) => {
      if (method === 'PUT') data.delete(late.key);
      return undefined;
    };
    const json = { body: 'Too late', attachmentIds: [] };
    const { detail } = await assertProblem(
      await ada.call('POST', `/requests/${late.key}/comments`, { json }),
      422,
    );
    assert.match(detail, /no longer there/);
  });

  test('odd keys and ids reach nothing', async () => {
    const { ada, zendesk } = fixture;
    const calls = zendesk.calls.length;
    for (const odd of [
      '..',
      '../users',
      `${key}/comments`,
      `${key}?x=1`,
      '%00',
      `${key}'`,
      `${key} OR 1=1`,
      '-1',
      `${key}.json`,
    ])
      assert.equal((await ada.call('GET', `/requests/${encodeURIComponent(odd)}`)).status, 404, odd);
    for (const odd of [key, `${key}-`, `../${key}-1`, '1-2-3', 'a-b', `${key}-1/..`])
      assert.equal((await ada.call('GET', `/attachments/${encodeURIComponent(odd)}`)).status, 404, odd);
    assert.deepEqual(
      zendesk.calls.slice(calls).filter(call => /tickets\/|attachments/.test(call)),
      [],
    );
  });

  for (const when of /** @type {const} */ (['down', 'done, then down']))
    test(`a write that breaks off (${when}) is there once after it is repeated`, async () => {
      const { ada, data, script } = fixture;
      const count = data.tickets.length;
      const writes = (/** @type {{ method: string, path: string }} */ { method, path }) =>
        path.includes('/tickets') && method !== 'GET' ? when : undefined;
      const file = await ada.upload('log.txt');
      const json = { summary: `Once ${when}`, description: 'd', attachmentIds: [file.id] };
      const once = randomUUID();
      script.script = writes;
      await assertProblem(await ada.call('POST', '/requests', { json, key: once }), 503);
      script.script = () => undefined;
      const made = await ada.call('POST', '/requests', { json, key: once });
      assert.equal(made.status, 201);
      assert.equal(data.tickets.length, count + 1);

      const comment = { body: `Once ${when}`, attachmentIds: [] };
      const commentKey = randomUUID();
      const path = `/requests/${key}/comments`;
      const before = data.get(key).comments.length;
      script.script = writes;
      await assertProblem(await ada.call('POST', path, { json: comment, key: commentKey }), 503);
      script.script = () => undefined;
      const added = await (await ada.call('POST', path, { json: comment, key: commentKey })).json();
      assert.equal(added.body, comment.body);
      assert.equal(data.get(key).comments.length, before + 1);
    });

  test('two customers may have the same key', async () => {
    const { ada, bob, data } = fixture;
    const [count, same] = [data.tickets.length, randomUUID()];
    await ada.create('One key', same);
    await bob.create('One key', same);
    assert.equal(data.tickets.length, count + 2);
  });

  test('a file that Zendesk does not take is refused in its words, and nothing is made', async () => {
    const { ada, data } = fixture;
    const count = data.tickets.length;
    data.maxFileBytes = 5;
    const { id } = await ada.upload('big.txt');
    const json = { summary: 'Big', description: 'd', attachmentIds: [id] };
    const { detail } = await assertProblem(await ada.call('POST', '/requests', { json }), 422);
    data.maxFileBytes = 1e6;
    assert.match(detail, /“big\.txt”.*too large/);
    assert.equal(data.tickets.length, count);
  });

  test('a customer with the address of another one, of an agent, or with none, is a user of its own', async () => {
    const { client, ada, data } = fixture;
    for (const name of ['carl', 'dora', 'mallory']) {
      const other = client(name);
      assert.deepEqual((await other.get('/requests?status=all')).items, []);
      await assertProblem(await other.call('GET', `/requests/${key}`), 404);
      const made = await other.create('Mine');
      const { requester } = data.get(made.key);
      assert.deepEqual(
        [requester.role, requester.email, requester.external_id?.slice(0, 2)],
        ['end-user', null, 'c-'],
      );
      await assertProblem(await ada.call('GET', `/requests/${made.key}`), 404);
    }
  });

  test('a user whom the search does not find yet is waited for, and not made a second time', async () => {
    const { client, ada, data, log } = fixture;
    const user = data.addUser('fresh@example.com', 'Fresh');
    data.unindexed.add(user.id);
    const fresh = client('fresh');
    const json = { summary: 'First', description: 'd', attachmentIds: [] };
    const response = await fresh.call('POST', '/requests', { json });
    assert.equal(response.headers.get('Retry-After'), '60');
    await assertProblem(response, 503);
    assert.match(log.join(''), /does not find it yet/);
    // Nobody else waits with this customer.
    await ada.get(`/requests/${key}`);
    data.unindexed.clear();
  });

  test('a customer with the second address of somebody is a user of its own', async () => {
    const { client, data } = fixture;
    data.addUser('haldane@example.com', 'Haldane').otherAddresses = ['hal@example.com'];
    const { requester } = data.get((await client('hal').create('Mine')).key);
    assert.deepEqual([requester.email, requester.external_id], [null, 'c-9']);
  });

  test('a webhook that is forged, old, broken, repeated or about nothing changes nothing', async () => {
    const { tell, zendesk } = fixture;
    await assertProblem(await tell({ ticket: key }, { secret: 'x'.repeat(32) }), 403);
    await assertProblem(
      await tell({ ticket: key }, { time: new Date(Date.now() - 3_600_000).toISOString() }),
      403,
    );
    await assertProblem(await tell({ ticket: key }, { time: 'yesterday' }), 403);
    await assertProblem(await tell('{"ticket":'), 400);
    const calls = zendesk.calls.length;
    const odd = [null, [], { ticket: '../admin' }, { ticket: -7 }, { ticket: '' }, { note: key }];
    for (const body of odd) assert.equal((await tell(body)).status, 202);
    assert.equal(zendesk.calls.length, calls);
    const time = new Date().toISOString();
    const flood = await Promise.all(
      Array.from({ length: 60 }, (_, count) => tell({ ticket: key, count }, { time })),
    );
    assert.ok(flood.every(({ status }) => status === 202 || status === 503));
    while (zendesk.calls.length === calls) await new Promise(resolve => setImmediate(resolve));
    assert.ok(zendesk.calls.length - calls < 40, `${zendesk.calls.length - calls}`);
    assert.equal((await tell({ ticket: key, count: 1 }, { time })).status, 204);
    // An event of Zendesk's own.
    assert.equal(
      (await tell({ type: 'zen:event-type:ticket.comment_added', detail: { id: key } })).status,
      202,
    );
  });
});
