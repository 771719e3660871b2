import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import 'tsx';
import { until } from './until.js';

const { startWebhooks } = await import('../../../server/src/operation/webhooks.ts');
const { openPglite } = await import('../../../server/src/stores/sql/pglite.ts');
const { openSqlStore } = await import('../../../server/src/stores/sql/sql-store.ts');
const { recordForWebhooks } = await import('../../../server/src/stores/sql/webhook-outbox.ts');

const secret = 'a secret of more than thirty-two characters';
const times = { lookMs: 10, retryMs: 1, answerMs: 2000, leaseMs: 60_000, attempts: 4 };

describe('webhooks', { timeout: 60_000 }, () => {
  /** @type {any} */
  let database;
  /** @type {import('node:http').Server} */
  let receiver;
  /** @type {{ body: any, text: string, signature: string }[]} */
  let received;
  /** @type {(body: any) => number | Promise<number>} */
  let answer;
  /** @type {any[]} */
  let targets;
  /** @type {any} */
  let store;
  /** @type {any[]} */
  let running;
  /** @type {string[]} */
  let reports;

  before(async () => {
    database = await openPglite();
    receiver = createServer(async (request, response) => {
      let text = '';
      for await (const chunk of request) text += chunk;
      const body = JSON.parse(text);
      received.push({ body, text, signature: String(request.headers['support-signature']) });
      response.writeHead(await answer(body), { Location: '/elsewhere' }).end();
    }).listen(0, '127.0.0.1');
    await once(receiver, 'listening');
    const { port } = /** @type {import('node:net').AddressInfo} */ (receiver.address());
    targets = [
      { url: `http://127.0.0.1:${port}/hook`, secret, events: ['request.created', 'comment.created'] },
    ];
    store = await openSqlStore(database, undefined, recordForWebhooks(targets));
  });
  beforeEach(() => {
    received = [];
    running = [];
    reports = [];
    answer = () => 204;
  });
  afterEach(async () => {
    for (const webhooks of running) await webhooks.stop();
    await store.clear();
  });
  after(async () => {
    receiver.closeAllConnections();
    receiver.close();
    await database.close();
  });

  const start = () =>
    running.push(
      startWebhooks({
        database,
        targets,
        now: Date.now,
        report: error => void reports.push(/** @type {Error} */ (error).message),
        times,
      }),
    );
  const create = (summary = 'Server down') =>
    store.addRequest('ada', {
      summary,
      description: 'It stopped.',
      authorName: 'Ada Byron',
      attachmentIds: [],
      fields: {},
      context: [],
      createdAt: 1000,
    });
  const left = async () => database.query('select attempts, failed from webhook_deliveries');
  test('tell nothing of a comment that was taken back before', async () => {
    const { added } = await create();
    const comment = {
      author: { name: 'Ada Byron', role: 'requester' },
      format: 'text',
      attachmentIds: [],
      createdAt: 2000,
      reopens: false,
    };
    await store.addComment('ada', added.key, { ...comment, id: 'com_1', body: 'A secret by mistake.' });
    await store.addComment('ada', added.key, { ...comment, id: 'com_2', body: 'Meant so.' });
    const retraction = { id: 'com_1', writer: 'ada', notBefore: 0, at: 3000 };
    assert.equal(await store.retractComment('ada', added.key, retraction), 'removed');
    start();
    await until(async () => !(await left()).length);
    const told = received.map(({ body }) => body.comment?.body ?? body.request.summary);
    assert.deepEqual(told.sort(), ['Meant so.', 'Server down']);
  });

  test('tell nothing more of it where an attempt has failed before', async () => {
    const { added } = await create();
    await store.addComment('ada', added.key, {
      id: 'com_1',
      author: { name: 'Ada Byron', role: 'requester' },
      body: 'A secret by mistake.',
      format: 'text',
      attachmentIds: [],
      createdAt: 2000,
      reopens: false,
    });
    answer = async ({ comment }) => {
      if (!comment) return 204;
      const retraction = { id: comment.id, writer: 'ada', notBefore: 0, at: 3000 };
      await store.retractComment('ada', added.key, retraction);
      return 500;
    };
    start();
    await until(async () => received.length >= 2 && !(await left()).length);
    assert.equal(received.filter(({ body }) => body.comment).length, 1);
    assert.deepEqual(reports, []);
  });

  test('tell of a new request and of a comment, signed', async () => {
    const { added } = await create();
    await store.addComment('ada', added.key, {
      id: 'com_1',
      author: { name: 'Marta', role: 'agent' },
      body: 'Is it up?',
      format: 'text',
      attachmentIds: [],
      createdAt: 2000,
      reopens: false,
    });
    start();
    await until(async () => !(await left()).length);
    const [request, comment] = received
      .map(({ body }) => body)
      .sort((a, b) => a.createdAt.localeCompare(b.createdAt));
    assert.equal(typeof request.id, 'string');
    assert.deepEqual(
      { ...request, id: '' },
      {
        id: '',
        type: 'request.created',
        createdAt: '1970-01-01T00:00:01.000Z',
        customer: 'ada',
        request: {
          key: added.key,
          author: { name: 'Ada Byron', role: 'requester' },
          summary: 'Server down',
          description: 'It stopped.',
        },
      },
    );
    assert.equal(comment.type, 'comment.created');
    assert.deepEqual(comment.comment, {
      author: { name: 'Marta', role: 'agent' },
      id: 'com_1',
      body: 'Is it up?',
      format: 'text',
    });
    for (const { text, signature } of received) {
      const [, seconds, given] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(signature) ?? [];
      assert.equal(given, createHmac('sha256', secret).update(`${seconds}.${text}`).digest('hex'));
      assert.ok(Math.abs(Number(seconds) - Date.now() / 1000) < 60);
    }
  });

  test('of a write that fails tell nothing', async () => {
    const call = { key: 'k', fingerprint: 'f', startedAt: 1 };
    const completion = { call, response: () => ({ status: 201, headers: {}, body: '' }) };
    await assert.rejects(store.addRequest('ada', { ...(await draft()), attachmentIds: [] }, completion));
    assert.deepEqual(await left(), []);
  });
  const draft = async () => ({
    summary: 's',
    description: 'd',
    authorName: 'Ada Byron',
    fields: {},
    context: [],
    createdAt: 1,
  });

  test('come again where the receiver fails or points elsewhere, with the same id', async () => {
    const answers = [500, 302, 200];
    answer = () => answers.shift() ?? 200;
    await create();
    start();
    await until(async () => !(await left()).length);
    assert.equal(received.length, 3);
    assert.equal(new Set(received.map(({ body }) => body.id)).size, 1);
  });

  test('that fail for good are left, and reported', async () => {
    answer = () => 500;
    await create();
    start();
    await until(() => reports.length > 0);
    assert.match(reports[0] ?? '', /^A webhook to 127\.0\.0\.1:\d+ has failed: HTTP 500$/);
    assert.deepEqual(await left(), [{ attempts: 4, failed: true }]);
    assert.equal(received.length, 4);
  });

  test('are delivered once by three servers at once', async () => {
    for (let count = 0; count < 30; count++) await create(`Request ${count}`);
    for (let count = 0; count < 3; count++) start();
    await until(async () => !(await left()).length);
    assert.equal(received.length, 30);
    assert.equal(new Set(received.map(({ body }) => body.id)).size, 30);
  });

  test('of a server that died are delivered by another one', async () => {
    await create();
    await database.query('update webhook_deliveries set attempts = 1, next_at = $1', [Date.now() + 200]);
    start();
    await until(async () => !(await left()).length);
    assert.equal(received.length, 1);
  });
});
