/** A helpdesk behind the server, by the port of server/src/app/desk.ts. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, beforeEach, describe, test } from 'node:test';
import 'tsx';
import { assertProblem } from '../api-client.js';

const { SimpleHelpdesk, unavailable } = await import('./simple-helpdesk.js');
const { createServer } = await import('../../../server/src/create-server.ts');
const { createEventHub } = await import('../../../server/src/app/event-hub.ts');
const { followChanges } = await import('../../../server/src/follow-changes.ts');
const { channel, readMessage } = await import('../../../server/src/stores/sql/changes.ts');
const { openHelpdeskStore } = await import('../../../server/src/stores/sql/sql-store.ts');
const { openPglite } = await import('../../../server/src/stores/sql/pglite.ts');

describe('a helpdesk behind the server', () => {
  /** @type {import('../../../server/src/stores/sql/database.ts').Database} */
  let database;
  /** @type {Awaited<ReturnType<typeof openHelpdeskStore>>} */
  let store;
  /** @type {InstanceType<typeof SimpleHelpdesk>} */
  let helpdesk;
  /** @type {(request: Request) => Promise<Response>} */
  let server;
  /** @type {unknown[]} */
  let errors = [];
  let now = 0;

  before(async () => {
    database = await openPglite();
    store = await openHelpdeskStore(database);
  });
  after(() => database.close());
  beforeEach(() => {
    helpdesk = new SimpleHelpdesk();
    errors = [];
    now = Date.UTC(2026, 2, 2);
    start(helpdesk);
  });

  /** @param {import('../../../server/src/app/desk.ts').Helpdesk} desk */
  function start(desk, more = {}) {
    server = createServer({
      desk,
      store,
      identify: request => {
        const key = request.headers.get('Authorization')?.replace('Bearer ', '');
        return key ? { key, name: key } : null;
      },
      now: () => (now += 1000),
      onError: error => errors.push(error),
      ...more,
    });
  }

  /** @param {string} method @param {string} path @param {{ json?: unknown, body?: any, key?: string, as?: string }} [options] */
  function call(method, path, { json, body, key = randomUUID(), as = 'ada' } = {}) {
    return server(
      new Request(`http://desk.example/api/support${path}`, {
        method,
        headers: {
          Authorization: `Bearer ${as}`,
          ...(json === undefined ? {} : { 'Content-Type': 'application/json' }),
          ...(method === 'POST' ? { 'Idempotency-Key': key } : {}),
        },
        ...(json === undefined ? { body } : { body: JSON.stringify(json) }),
      }),
    );
  }

  /** @param {Response} response */
  async function read(response, status = 200) {
    const text = await response.text();
    assert.equal(response.status, status, text);
    return JSON.parse(text);
  }

  /** @param {string} summary @param {string} [as] */
  const create = async (summary, as = 'ada', attachmentIds = /** @type {string[]} */ ([])) =>
    read(await call('POST', '/requests', { json: { summary, description: 'd', attachmentIds }, as }), 201);

  /** @param {string} text */
  async function upload(text) {
    const body = new FormData();
    body.append('file', new File([text], 'a.txt', { type: 'text/plain' }));
    return read(await call('POST', '/attachments', { body }), 201);
  }

  test('offers what it can', async () => {
    const { features } = await read(await call('GET', '/config'));
    assert.deepEqual(
      [features.search, features.close, features.read, features.events],
      [false, true, true, false],
    );
    await create('One');
    await create('Two');
    await create('Three');
    const first = await read(await call('GET', '/requests?limit=2&sort=key&q=ignored'));
    assert.deepEqual(
      first.items.map(item => item.summary),
      ['Three', 'Two'],
    );
    assert.equal('total' in first, false);
    const second = await read(await call('GET', `/requests?limit=2&cursor=${first.nextCursor}`));
    assert.deepEqual([second.items[0].summary, second.nextCursor], ['One', null]);
    await assertProblem(await call('GET', '/requests?cursor=forged'), 400);
    const { key } = first.items[0];
    const comments = await read(await call('GET', `/requests/${key}/comments?order=newest`));
    assert.equal('order' in comments, false);
  });

  test('gets the files of a request, and the server gives them to their customer only', async () => {
    const sent = await upload('for the desk');
    const { key, attachments } = await create('With a file', 'ada', [sent.id]);
    const [file] = attachments;
    assert.equal(file.id, 'file-1');
    const opened = await call('GET', `/attachments/${file.id}`);
    assert.equal(await opened.text(), 'for the desk');
    await assertProblem(await call('GET', `/attachments/${file.id}`, { as: 'bob' }), 404);
    // The upload is the helpdesk's now, and can't be sent twice.
    await assertProblem(await call('GET', `/attachments/${sent.id}`), 404);
    const json = { body: '', attachmentIds: [sent.id] };
    await assertProblem(await call('POST', `/requests/${key}/comments`, { json }), 422);
  });

  test('may see everything: the server keeps customers apart', async () => {
    const { key } = await create('Secret of Ada');
    helpdesk.reply(key, 'Secret of support', now);
    const json = { body: 'x', attachmentIds: [] };
    const calls = /** @type {const} */ ([
      ['GET', `/requests/${key}`],
      ['GET', `/requests/${key}/comments`],
      ['POST', `/requests/${key}/comments`, { json }],
      ['PATCH', `/requests/${key}`, { json: { status: 'closed' } }],
      ['PUT', `/requests/${key}/read`, { json: {} }],
      ['PUT', `/requests/${key}/rating`, { json: { score: 1 } }],
    ]);
    for (const [method, path, options] of calls) {
      const problem = await assertProblem(await call(method, path, { ...options, as: 'bob' }), 404);
      assert.doesNotMatch(JSON.stringify(problem), /Secret/);
    }
    assert.equal(helpdesk.replies.length, 1);
    assert.equal(helpdesk.tickets[0]?.closed, false);
    const follow = { summary: 's', description: 'd', followUpOf: key, attachmentIds: [] };
    const { warnings } = await read(await call('POST', '/requests', { json: follow, as: 'bob' }), 201);
    assert.equal(warnings.length, 1);
  });

  test('a list with somebody else’s request loses that one, and says so to the operator', async () => {
    await create('Mine');
    await create('Not mine', 'bob');
    const leaky = {
      capabilities: helpdesk.capabilities,
      deskFor: (/** @type {any} */ customer) => ({
        ...helpdesk.deskFor(customer),
        listRequests: async () => ({ items: helpdesk.tickets }),
      }),
    };
    start(leaky);
    const { items } = await read(await call('GET', '/requests'));
    assert.deepEqual(
      items.map(item => item.summary),
      ['Mine'],
    );
    assert.match(String(errors[0]), /of another customer/);
  });

  test('has read marks in the server', async () => {
    const { key } = await create('Help');
    const unread = async () => (await read(await call('GET', `/requests/${key}`))).unread;
    assert.equal(await unread(), false);
    const first = helpdesk.reply(key, 'One', (now += 1000));
    const last = helpdesk.reply(key, 'Two', (now += 1000));
    assert.equal(await unread(), true);
    assert.equal((await call('PUT', `/requests/${key}/read`, { json: { upTo: first } })).status, 204);
    assert.equal(await unread(), true);
    assert.equal((await call('PUT', `/requests/${key}/read`, { json: { upTo: last } })).status, 204);
    assert.equal((await call('PUT', `/requests/${key}/read`, { json: { upTo: first } })).status, 204);
    assert.equal(await unread(), false);
    await assertProblem(await call('PUT', `/requests/${key}/read`, { json: { upTo: 'no' } }), 422);
    helpdesk.reply(key, 'Three', (now += 1000));
    assert.equal((await read(await call('GET', '/requests'))).items[0].status, 'updated');
    assert.equal((await call('PUT', `/requests/${key}/read`, { json: {} })).status, 204);
    assert.equal(await unread(), false);
  });

  for (const when of /** @type {const} */ (['before', 'after'])) {
    test(`a write that breaks off ${when} it is stored there is stored once`, async () => {
      const sent = await upload('once');
      const json = { summary: 'Once', description: 'd', attachmentIds: [sent.id] };
      const key = randomUUID();
      helpdesk.fault = at => {
        if (at === when) unavailable();
      };
      const broken = await call('POST', '/requests', { json, key });
      assert.equal(broken.headers.get('Retry-After'), '3');
      await assertProblem(broken, 503);
      helpdesk.fault = () => {};
      const request = await read(await call('POST', '/requests', { json, key }), 201);
      assert.deepEqual([helpdesk.tickets.length, request.attachments.length], [1, 1]);
      const again = await call('POST', '/requests', { json, key });
      assert.equal(again.headers.get('Idempotency-Replayed'), 'true');

      const comment = { body: 'Once', attachmentIds: [] };
      const path = `/requests/${request.key}/comments`;
      const commentKey = randomUUID();
      helpdesk.fault = at => {
        if (at === when) throw new TypeError('an error that nobody expects');
      };
      await assertProblem(await call('POST', path, { json: comment, key: commentKey }), 500);
      helpdesk.fault = () => {};
      await read(await call('POST', path, { json: comment, key: commentKey }), 201);
      assert.equal(helpdesk.replies.length, 1);
    });
  }

  test('a write that is stored there belongs to its first body', async () => {
    const key = randomUUID();
    const json = { summary: 'First', description: 'd', attachmentIds: [] };
    helpdesk.fault = when => {
      if (when === 'after') unavailable();
    };
    await assertProblem(await call('POST', '/requests', { json, key }), 503);
    helpdesk.fault = () => {};
    await assertProblem(await call('POST', '/requests', { json: { ...json, summary: 'Second' }, key }), 422);
    // The first one is still what the key stands for.
    const { summary } = await read(await call('POST', '/requests', { json, key }), 201);
    assert.deepEqual([summary, helpdesk.tickets.length], ['First', 1]);
  });

  test('a refusal is for the customer, and leaves the key free', async () => {
    const { HelpdeskRefused } = await import('../../../server/src/app/desk.ts');
    const key = randomUUID();
    const json = { summary: 'No', description: 'd', attachmentIds: [] };
    helpdesk.fault = () => {
      throw new HelpdeskRefused('Your contract has ended.');
    };
    const { detail } = await assertProblem(await call('POST', '/requests', { json, key }), 422);
    assert.equal(detail, 'Your contract has ended.');
    helpdesk.fault = () => {};
    await read(await call('POST', '/requests', { json: { ...json, summary: 'Yes' }, key }), 201);
  });

  test('tells its changes as events, each once, and goes on where it was', async () => {
    const hub = createEventHub();
    await database.listen(
      channel,
      payload => hub.publish(readMessage(payload)),
      () => hub.gap(),
    );
    start(helpdesk, { events: hub });
    const { key } = await create('Live');
    const response = await call('GET', '/events');
    const reader = /** @type {any} */ (response.body).pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    /** @param {RegExp} pattern */
    const until = async pattern => {
      while (!pattern.test(text)) text += (await reader.read()).value;
    };
    const change = { kind: 'comment', customer: 'ada', key, updatedAt: (now += 1000) };
    // The same one twice, as a feed that begins again does, and one of somebody else.
    helpdesk.feed = [change, change, { ...change, customer: 'bob', key: 'bobs' }];
    const stop = new AbortController();
    const following = followChanges(helpdesk, store.changes, database, stop.signal, error =>
      errors.push(error),
    );
    await until(new RegExp(`"key":"${key}"`));
    const last = { ...change, key: 'last', updatedAt: (now += 1000) };
    helpdesk.feed = [...helpdesk.feed, last];
    await until(/"key":"last"/);
    assert.equal(text.match(/event: request/g)?.length, 2);
    assert.doesNotMatch(text, /bobs/);
    stop.abort();
    await following;
    assert.equal(await store.changes.cursor(), '4');
    assert.deepEqual(errors, []);
    await reader.cancel();
  });
});
