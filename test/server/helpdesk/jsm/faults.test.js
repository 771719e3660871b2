/** What goes wrong between the server and Jira Service Management, or is odd there: each answer says what to do, nothing is doubled or leaked. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import { assertProblem } from '../../api-client.js';
import { EventReader } from '../../event-reader.js';
import { assertLateLookTellsNothing } from '../out-of-order.js';
import { loginPage } from '../scripted-helpdesk.js';
import { setUp } from './fixture.js';

const { createJira } = await import('../../../../server/src/helpdesks/jira-service-management/client.ts');

describe('Jira Service Management in trouble', { timeout: 600_000 }, () => {
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
    assert.deepEqual(fixture?.jsm.violations, []);
  });

  /** @typedef {import('../scripted-helpdesk.js').Fate} Fate */
  const error = (/** @type {string} */ errorMessage) => ({ errorMessage });
  /** @type {[string, Fate, RegExp, string?][]} */
  const faults = [
    ['is down', 'down', /cannot be reached/],
    ['gives half an answer', 'half', /broken off/],
    ['shows its page for signing in', loginPage, /page instead of data.*JIRA_TOKEN/],
    [
      'has an expired key',
      { status: 401, body: error('You must be logged in.') },
      /refuses the key.*JIRA_TOKEN/,
    ],
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
      assert.doesNotMatch(JSON.stringify(problem), /Jira|JIRA|Basic/);
      assert.match(fixture.log.join(''), message);
      assert.ok(!fixture.log.join('').includes(fixture.service.token));
    });

  test('never answers: a read is given up', async () => {
    const { url, user, token } = { url: fixture.script.url, user: 'x', token: 'y' };
    const jira = createJira(/** @type {any} */ ({ url, user, token, serviceDesk: 'CS' }));
    fixture.script.script = () => 'silent';
    const given = AbortSignal.timeout(50);
    await assert.rejects(jira.http.get('/info', given), { name: 'TimeoutError' });
  });

  test('is without a right: what is not to be seen is not there, and a write is refused in Jira’s words', async () => {
    fixture.script.script = ({ method, path }) =>
      method === 'POST' && path.endsWith('/comment')
        ? { status: 403, body: error('You do not have the permission Add Comments.') }
        : undefined;
    const json = { body: 'Hello?', attachmentIds: [] };
    const { detail } = await assertProblem(
      await fixture.ada.call('POST', `/requests/${key}/comments`, { json }),
      422,
    );
    assert.match(detail, /Add Comments/);
    fixture.script.script = ({ path }) =>
      path.includes(`/request/${key}?`) ? { status: 403, body: error('No.') } : undefined;
    await assertProblem(await fixture.ada.call('GET', `/requests/${key}`), 404);
  });

  test('a category of a status that nobody knows is open, with its own name', async () => {
    fixture.data.setStatus(key, 'On the moon', 'UNDEFINED');
    const { status, statusLabel, actions } = await fixture.ada.get(`/requests/${key}`);
    assert.deepEqual([status, statusLabel], ['open', 'On the moon']);
    assert.ok(actions.includes('close'));
    const answer = await fixture.ada.call('PATCH', `/requests/${key}`, { json: { status: 'closed' } });
    const { detail } = await assertProblem(answer, 422);
    assert.match(detail, /does not let this request be changed/);
    fixture.data.setStatus(key, 'Waiting for support', 'INDETERMINATE');
  });

  test('a transition that leads elsewhere is no success', async () => {
    const { data, ada } = fixture;
    const { transitionsOf } = data;
    data.transitionsOf = () => [['11', 'Resolve this issue', 'In review', 'INDETERMINATE']];
    const answer = await ada.call('PATCH', `/requests/${key}`, { json: { status: 'closed' } });
    data.transitionsOf = transitionsOf;
    const { detail } = await assertProblem(answer, 422);
    assert.match(detail, /has not closed/);
  });

  test('a request that is deleted, or is in another service desk, is gone', async () => {
    const { ada, data } = fixture;
    const deleted = await ada.create('To be deleted');
    const moved = await ada.create('To be moved');
    await ada.get('/requests?status=all');
    data.delete(deleted.key);
    data.get(moved.key).serviceDeskId = '11';
    for (const gone of [deleted, moved])
      await assertProblem(await ada.call('GET', `/requests/${gone.key}`), 404);
    const keys = async () =>
      (await ada.get('/requests?status=all')).items.map((/** @type {any} */ item) => item.key);
    while ((await keys()).some((/** @type {string} */ one) => one === deleted.key || one === moved.key))
      await new Promise(resolve => setImmediate(resolve));
  });

  test('odd keys and ids reach nothing', async () => {
    const calls = fixture.jsm.calls.length;
    for (const odd of [
      '..',
      '../CS-1',
      'CS-1/comment',
      'CS-1?expand=x',
      'cs-1',
      '%00',
      "CS-1'",
      'CS-1 OR 1=1',
    ])
      assert.equal((await fixture.ada.call('GET', `/requests/${encodeURIComponent(odd)}`)).status, 404, odd);
    for (const odd of ['10001', '10001-', '../10001-1', '1-2-3', 'a-b'])
      assert.equal(
        (await fixture.ada.call('GET', `/attachments/${encodeURIComponent(odd)}`)).status,
        404,
        odd,
      );
    const made = fixture.jsm.calls.slice(calls).filter(call => /request\//.test(call));
    assert.deepEqual(made, []);
  });

  for (const when of /** @type {const} */ (['down', 'done, then down']))
    test(`a write that breaks off (${when}) is there once after it is repeated`, async () => {
      const { ada, data, script } = fixture;
      const count = data.requests.length;
      const writes = (/** @type {{ method: string, path: string }} */ { method, path }) =>
        method === 'POST' && /\/(request|comment)$/.test(path) ? when : undefined;
      const json = { summary: `Once ${when}`, description: 'd', attachmentIds: [] };
      const once = randomUUID();
      script.script = writes;
      await assertProblem(await ada.call('POST', '/requests', { json, key: once }), 503);
      script.script = () => undefined;
      const made = await ada.call('POST', '/requests', { json, key: once });
      assert.equal(made.status, 201);
      assert.equal(data.requests.length, count + 1);

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

  test('a file that Jira does not take is refused in its words, and nothing is made', async () => {
    const { ada, data } = fixture;
    const count = data.requests.length;
    data.maxFileBytes = 5;
    const { id } = await (await ada.send('big.txt', 'more than five')).json();
    const json = { summary: 'Big', description: 'd', attachmentIds: [id] };
    const { detail } = await assertProblem(await ada.call('POST', '/requests', { json }), 422);
    data.maxFileBytes = 1e6;
    assert.match(detail, /“big\.txt”.*too large/);
    assert.equal(data.requests.length, count);
  });

  test('a customer with the address of another one, or with none, never becomes that one', async () => {
    const { client, ada } = fixture;
    const carl = client('carl');
    assert.deepEqual((await carl.get('/requests?status=all')).items, []);
    await assertProblem(await carl.call('GET', `/requests/${key}`), 404);
    const json = { summary: 'Me too', description: 'd', attachmentIds: [] };
    for (const name of ['carl', 'dora']) {
      const { detail } = await assertProblem(await client(name).call('POST', '/requests', { json }), 422);
      assert.match(detail, /could not be set up/);
    }
    assert.equal((await ada.get(`/requests/${key}`)).key, key);
    assert.match(fixture.log.join(''), /c-3.*none could be made/);
  });

  test('a webhook that is forged, broken, repeated or about nothing changes nothing', async () => {
    const { tell, jsm } = fixture;
    await assertProblem(await tell({ issue: key }, 'x'.repeat(32)), 403);
    await assertProblem(await tell('{"issue":'), 400);
    const calls = jsm.calls.length;
    for (const body of [null, [], { issue: '../admin' }, { issue: 7 }, { issue: '' }])
      assert.equal((await tell(body)).status, 202);
    assert.equal(jsm.calls.length, calls);
    const flood = await Promise.all(Array.from({ length: 60 }, () => tell({ issue: key })));
    assert.ok(flood.every(({ status }) => status === 202 || status === 503));
    while (jsm.calls.length === calls) await new Promise(resolve => setImmediate(resolve));
    assert.ok(jsm.calls.length - calls < 20, `${jsm.calls.length - calls}`);
  });

  test('a webhook that comes once more tells what Jira has: nothing new', async () => {
    const { ada, agent, data, tell } = fixture;
    const [{ key: told }, { key: other }] = [await ada.create('Told'), await ada.create('Told after that')];
    const events = await EventReader.open(ada);
    /** @param {string} wanted @returns whose events came before */
    const before = async wanted => {
      for (const found = /** @type {string[]} */ ([]); ;) {
        const { data: event } = await events.next();
        if (event.key === wanted) return found;
        found.push(event.key);
      }
    };
    data.addComment(told, agent, 'Solved');
    await tell({ issue: told });
    await before(told);
    const again = [];
    for (let count = 0; count < 3; count++) {
      await tell({ issue: told });
      data.addComment(other, agent, 'Solved, too');
      await tell({ issue: other });
      again.push(...(await before(other)));
    }
    events.close();
    assert.ok(!again.includes(told), again.join());
  });

  test('webhooks whose looks end in another order tell an answer once', () =>
    assertLateLookTellsNothing({
      fixture,
      isLook: ({ method, path }, one) => method === 'GET' && path.includes(`/request/${one}?`),
      answer: one => fixture.data.addComment(one, fixture.agent, 'Solved'),
      tell: one => fixture.tell({ issue: one }),
    }));
});
