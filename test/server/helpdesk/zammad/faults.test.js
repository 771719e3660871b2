/** What goes wrong between the server and Zammad, or is odd there: each answer says what to do, nothing is doubled or leaked. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import { assertProblem } from '../../api-client.js';
import { loginPage } from '../scripted-helpdesk.js';
import { setUp, token } from './fixture.js';

const { createZammad } = await import('../../../../server/src/helpdesks/zammad/client.ts');

describe('Zammad in trouble', { timeout: 600_000 }, () => {
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
    assert.ok(!fixture.log.join('').includes(token));
  });
  after(async () => {
    await fixture?.stop();
    assert.deepEqual(fixture?.zammad.violations, []);
  });

  /** @typedef {import('../scripted-helpdesk.js').Fate} Fate */
  const error = (/** @type {string} */ text) => ({ error: text, error_human: text });
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
    ['shows its page for signing in', loginPage, /page instead of data.*ZAMMAD_TOKEN/],
    [
      'has an expired token',
      { status: 401, body: error('Not authorized (token expired)!') },
      /refuses the key.*ZAMMAD_TOKEN/,
    ],
    [
      'lets the token not write for others',
      { status: 403, body: error("Current user has no permission to use 'From'/'X-On-Behalf-Of'!") },
      /a right is missing.*admin\.user/,
    ],
    ['has had too many calls', { status: 429, headers: { 'Retry-After': '2' } }, /too many calls/, '2'],
    ['has had too many calls and says no time', { status: 429 }, /too many calls/],
    ['fails', { status: 502, body: '<h1>Bad Gateway</h1>' }, /has failed/],
    ['is being updated', { status: 302, headers: { Location: 'https://evil.example' } }, /redirect/],
  ];
  for (const [what, fate, message, seconds] of faults)
    test(`${what}: 503 for customers, advice for the operator`, async () => {
      fixture.script.script = () => fate;
      const response = await fixture.ada.call('GET', `/requests/${key}`);
      if (seconds) assert.equal(response.headers.get('Retry-After'), seconds);
      else assert.ok(response.headers.get('Retry-After'));
      const problem = await assertProblem(response, 503);
      assert.doesNotMatch(JSON.stringify(problem), /Zammad|ZAMMAD|admin\.user/);
      assert.match(fixture.log.join(''), message);
    });

  test('never answers: a read is given up', async () => {
    const zammad = createZammad(/** @type {any} */ ({ url: fixture.script.url, token: 'x' }));
    fixture.script.script = () => 'silent';
    await assert.rejects(zammad.http.get('/users/me', AbortSignal.timeout(50)), { name: 'TimeoutError' });
  });

  test('refuses a write: in its words, and nothing is there', async () => {
    const { ada, data } = fixture;
    const before = data.tickets.length;
    data.customersMayCreate = false;
    const json = { summary: 'Not here', description: 'd', attachmentIds: [] };
    const { detail } = await assertProblem(await ada.call('POST', '/requests', { json }), 422);
    data.customersMayCreate = true;
    assert.match(detail, /Invalid value.*group_id/);
    assert.equal(data.tickets.length, before);
    fixture.script.script = ({ method, path }) =>
      method === 'POST' && path.endsWith('/ticket_articles')
        ? { status: 403, body: error('Not authorized') }
        : undefined;
    const comment = { body: 'Hello?', attachmentIds: [] };
    const refused = await ada.call('POST', `/requests/${key}/comments`, { json: comment });
    assert.match((await assertProblem(refused, 422)).detail, /may not do this/);
  });

  test('a state that nobody knows is open, with its own name; one that is new is learned', async () => {
    const { ada, data } = fixture;
    data.setState(key, 'On the moon');
    const unknown = await ada.get(`/requests/${key}`);
    assert.deepEqual([unknown.status, unknown.statusLabel], ['open', 'On the moon']);
    assert.ok(unknown.actions.includes('close'));
    const { key: other } = await ada.create('Given up');
    data.states.push({ id: 12, name: 'given up', type: 'closed' });
    data.setState(other, 'given up');
    assert.equal((await ada.get(`/requests/${other}`)).closed, true);
    const keys = (await ada.get('/requests?status=closed')).items.map((/** @type {any} */ item) => item.key);
    assert.deepEqual(keys, [other]);
    data.setState(key, 'open');
  });

  test('a state that the group does not let customers leave is refused in Zammad’s words', async () => {
    const { ada, data } = fixture;
    const closed = await ada.create('Closed for good');
    data.setState(closed.key, 'closed');
    data.followUp = 'new_ticket';
    const answers = [
      await ada.call('PATCH', `/requests/${closed.key}`, { json: { status: 'open' } }),
      await ada.call('POST', `/requests/${closed.key}/comments`, {
        json: { body: 'Again.', attachmentIds: [] },
      }),
    ];
    data.followUp = 'yes';
    for (const answer of answers)
      assert.match((await assertProblem(answer, 422)).detail, /Cannot follow-up on a closed ticket/);
    assert.equal(data.articlesOf(closed.key).length, 1);
  });

  test('a change that Zammad answers with success and does not do is no success', async () => {
    fixture.script.script = ({ method, path }) =>
      method === 'PUT' && path.includes('/tickets/') ? { status: 200, body: { id: 1 } } : undefined;
    const answer = await fixture.ada.call('PATCH', `/requests/${key}`, { json: { status: 'closed' } });
    assert.match((await assertProblem(answer, 422)).detail, /does not let you close/);
  });

  test('a ticket that is deleted or merged is gone; one that is moved to another group stays the customer’s', async () => {
    const { ada, bob, data, agent } = fixture;
    const [deleted, merged, into, foreign, moved] = [
      await ada.create('Deleted'),
      await ada.create('Merged'),
      await ada.create('Into this'),
      await bob.create('Of Bob'),
      await ada.create('Moved'),
    ];
    const given = await ada.create('Given away');
    await ada.get('/requests?status=all');
    data.delete(deleted.key);
    data.answer(merged.key, agent, 'Merged along');
    data.merge(merged.key, into.key);
    data.merge(foreign.key, given.key);
    data.get(moved.key).group = 'Sales';
    data.get(given.key).customer_id = data.get(foreign.key).customer_id;
    for (const gone of [deleted, merged, given])
      await assertProblem(await ada.call('GET', `/requests/${gone.key}`), 404);
    const keys = (await ada.get('/requests?status=all&limit=100')).items.map(
      (/** @type {any} */ item) => item.key,
    );
    for (const gone of [deleted, merged, given]) assert.ok(!keys.includes(gone.key));
    assert.ok(keys.includes(moved.key));
    const { items } = await ada.get(`/requests/${into.key}/comments`);
    assert.ok(items.some((/** @type {any} */ { body }) => body === '<div>Merged along</div>'));
    assert.equal((await ada.get(`/requests/${moved.key}`)).summary, 'Moved');
    assert.equal((await bob.get(`/requests/${given.key}`)).summary, 'Given away');
  });

  test('does not take the note for agents: the request is there once, and the operator is told', async () => {
    const { ada, data, script, log } = fixture;
    script.script = call =>
      call.path.endsWith('/ticket_articles') && call.method === 'POST' ? { status: 500 } : undefined;
    const before = data.tickets.length;
    const context = [{ id: 'page', label: 'Page', value: 'Servers' }];
    const json = { summary: 'Noted', description: 'd', attachmentIds: [], context };
    assert.equal((await ada.call('POST', '/requests', { json })).status, 201);
    assert.equal(data.tickets.length, before + 1);
    assert.match(log.join(), /could not be noted: Zammad/);
  });

  test('odd keys and ids reach nothing', async () => {
    const calls = fixture.zammad.calls.length;
    for (const odd of [
      '..',
      '../1',
      '1/articles',
      '1?full=true',
      '%00',
      "1'",
      '1 OR 1=1',
      '-1',
      '1'.repeat(30),
    ])
      assert.equal((await fixture.ada.call('GET', `/requests/${encodeURIComponent(odd)}`)).status, 404, odd);
    for (const odd of ['1', '1-2', '../1-2-3', '1-2-3-4', 'a-b-c', '0-1-2', '1-2-..'])
      assert.equal(
        (await fixture.ada.call('GET', `/attachments/${encodeURIComponent(odd)}`)).status,
        404,
        odd,
      );
    assert.deepEqual(
      fixture.zammad.calls.slice(calls).filter(call => /ticket/.test(call)),
      [],
    );
  });

  for (const when of /** @type {const} */ (['down', 'done, then down']))
    test(`a write that breaks off (${when}) is there once after it is repeated`, async () => {
      const { ada, data, script } = fixture;
      const count = data.tickets.length;
      const writes = (/** @type {{ method: string, path: string }} */ { method, path }) =>
        method !== 'GET' && /\/(tickets(\/\d+)?\?expand=true|ticket_articles)$/.test(path) ? when : undefined;
      const { id } = await (await ada.send('once.txt', 'once')).json();
      const json = { summary: `Once ${when}`, description: 'd', attachmentIds: [id] };
      const once = randomUUID();
      script.script = writes;
      await assertProblem(await ada.call('POST', '/requests', { json, key: once }), 503);
      script.script = () => undefined;
      const made = await ada.call('POST', '/requests', { json, key: once });
      assert.equal(made.status, 201);
      assert.equal(data.tickets.length, count + 1);
      assert.equal((await made.json()).attachments.length, 1);

      for (const state of ['open', 'closed']) {
        data.setState(key, state);
        const comment = { body: `Once ${when} ${state}`, attachmentIds: [] };
        const commentKey = randomUUID();
        const path = `/requests/${key}/comments`;
        const before = data.articlesOf(key).length;
        script.script = writes;
        await assertProblem(await ada.call('POST', path, { json: comment, key: commentKey }), 503);
        script.script = () => undefined;
        const added = await (await ada.call('POST', path, { json: comment, key: commentKey })).json();
        assert.equal(added.body, comment.body);
        assert.equal(data.articlesOf(key).length, before + 1);
        assert.equal(data.get(key).state, 'open');
      }
    });

  test('files that Zammad’s web server does not take are refused, and nothing is made', async () => {
    const { ada, data } = fixture;
    const count = data.tickets.length;
    data.maxBodyBytes = 5000;
    const { id } = await (await ada.send('big.txt', 'x'.repeat(6000))).json();
    const json = { summary: 'Big', description: 'd', attachmentIds: [id] };
    const { detail } = await assertProblem(await ada.call('POST', '/requests', { json }), 422);
    data.maxBodyBytes = 50e6;
    assert.match(detail, /too large/);
    assert.equal(data.tickets.length, count);
  });

  test('Zammad before 6.5 says no totals', async () => {
    const { ada, data } = fixture;
    data.hasTotals = false;
    const page = await ada.get('/requests?status=all&limit=2');
    data.hasTotals = true;
    assert.deepEqual([page.items.length, 'total' in page], [2, false]);
    assert.ok(page.nextCursor);
  });

  test('10,000 tickets: a page asks for no more than a page', async () => {
    const { data, bob, zammad, agent } = fixture;
    await bob.create('First of many');
    const { customer_id } = /** @type {any} */ (data.tickets.at(-1));
    for (let count = 0; count < 10_000; count++) {
      const ticket = data.addTicket({
        title: `${count}`,
        group: 'Users',
        customer_id,
        created_by_id: agent.id,
      });
      data.articles.push({
        .../** @type {any} */ (data.articlesOf(key)[0]),
        id: data.id(),
        ticket_id: ticket.id,
        created_by_id: customer_id,
      });
    }
    const calls = zammad.calls.length;
    const page = await bob.get('/requests?status=all&limit=20');
    assert.equal(page.items.length, 20);
    assert.ok(page.total > 10_000);
    assert.ok(zammad.calls.length - calls < 40, `${zammad.calls.length - calls}`);
  });
});
