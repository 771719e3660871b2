import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import 'tsx';
import { SimpleHelpdesk, unavailable } from '../helpdesk/simple-helpdesk.js';

const { createServer } = await import('../../../server/src/create-server.ts');
const { createLog, reportTo, withObservation } = await import('../../../server/src/operation/log.ts');
const { createMetrics } = await import('../../../server/src/operation/metrics.ts');
const { countSweeps } = await import('../../../server/src/operation/sweeps.ts');
const { openPglite } = await import('../../../server/src/stores/sql/pglite.ts');
const { openSqlStore } = await import('../../../server/src/stores/sql/sql-store.ts');
const { recordForWebhooks } = await import('../../../server/src/stores/sql/webhook-outbox.ts');
const { createMemoryStore } = await import('../../../server/src/stores/browser/memory-store.ts');

const base = '/api/support';

function setUp() {
  /** @type {any[]} */
  const lines = [];
  const log = createLog('debug', {
    write: (/** @type {string} */ line) => void lines.push(JSON.parse(line)),
  });
  const metrics = createMetrics(() => 3);
  const helpdesk = new SimpleHelpdesk();
  const server = createServer({
    desk: metrics.measured(helpdesk),
    store: createMemoryStore(),
    identify: request =>
      request.headers.has('Authorization') ? { key: 'k-4711', name: 'Ada Secretname' } : null,
    onError: reportTo(log),
  });
  const app = withObservation(server, base, log, metrics);
  /** @param {string} method @param {string} path @param {unknown} [json] @param {Record<string, string>} [headers] */
  const call = (method, path, json, headers = {}) =>
    app(
      new Request(`http://desk.example${base}${path}`, {
        method,
        headers: {
          Authorization: 'Bearer secret-token',
          Cookie: 'sid=secret-cookie',
          'Content-Type': 'application/json',
          'Idempotency-Key': randomUUID(),
          ...headers,
        },
        ...(json === undefined ? {} : { body: JSON.stringify(json) }),
      }),
    );
  return { lines, metrics, helpdesk, call };
}

const body = { summary: 'secret-summary', description: 'secret-text', attachmentIds: [] };

test('each call is a line with its operation, and nothing of the customer', async () => {
  const { lines, helpdesk, call } = setUp();
  assert.equal((await call('POST', '/requests', body)).status, 201);
  helpdesk.fault = () => {
    throw Object.assign(new Error('broken'), {
      config: { body: 'secret-in-error' },
      request: 'secret-request',
    });
  };
  const failed = await call('POST', '/requests', body, { 'X-Request-Id': 'from-the-proxy-1' });
  assert.equal(failed.headers.get('X-Request-Id'), 'from-the-proxy-1');
  await call('GET', '/requests/secret-key?q=secret-words');
  await call('GET', '/nowhere/secret-path', undefined, {
    'X-Request-Id': 'a b\u00e4\u00e4\u00e4\u00e4\u00e4',
  });
  const text = JSON.stringify(lines);
  assert.doesNotMatch(text, /secret|4711|Secretname/);
  const answered = lines.filter(({ msg }) => msg === 'Answered');
  assert.deepEqual(
    answered.map(({ method, operation, status }) => [method, operation, status]),
    [
      ['POST', 'createRequest', 201],
      ['POST', 'createRequest', 500],
      ['GET', 'getRequest', 404],
      ['GET', 'other', 404],
    ],
  );
  assert.equal(new Set(answered.map(({ requestId }) => requestId)).size, 4);
  // The error belongs to its call.
  const error = lines.find(({ msg }) => msg === 'Failed');
  assert.deepEqual([error.requestId, error.error.message], ['from-the-proxy-1', 'broken']);
});

test('what passes by itself is a warning', async () => {
  const { lines, helpdesk, call } = setUp();
  helpdesk.fault = unavailable;
  assert.equal((await call('POST', '/requests', body)).status, 503);
  assert.equal(lines.find(({ msg }) => msg === 'Not available').level, 40);
});

test('the metrics count calls, the helpdesk and open streams', async () => {
  const { metrics, helpdesk, call } = setUp();
  await call('POST', '/requests', body);
  await call('GET', '/config');
  helpdesk.fault = unavailable;
  await call('POST', '/requests', body);
  const text = await metrics.text();
  for (const line of [
    'support_http_request_duration_seconds_count{operation="createRequest",status="201"} 1',
    'support_http_request_duration_seconds_count{operation="createRequest",status="503"} 1',
    'support_http_request_duration_seconds_count{operation="getConfig",status="200"} 1',
    'support_helpdesk_duration_seconds_count{method="createRequest",outcome="ok"} 1',
    'support_helpdesk_duration_seconds_count{method="createRequest",outcome="failed"} 1',
    'support_event_streams 3',
  ])
    assert.ok(text.includes(`\n${line}\n`), line);
  assert.doesNotMatch(text, /secret|4711/);
});

test(
  'the metrics say what waits (turns of calls, uploads, webhooks), and what was swept',
  { timeout: 120_000 },
  async t => {
    const database = await openPglite();
    t.after(() => database.close());
    const targets = [
      {
        url: 'http://127.0.0.1:9/',
        secret: 'x'.repeat(32),
        events: /** @type {const} */ (['request.created']),
      },
    ];
    const sweeps = countSweeps();
    const store = await openSqlStore(database, undefined, recordForWebhooks(targets), sweeps.swept);
    const queues = new Map();
    const metrics = createMetrics(() => 0, database, queues, sweeps);
    const server = createServer({
      store,
      queues,
      identify: () => ({ key: 'ada', name: 'Ada' }),
      limits: { maxCalls: 2 },
      onError: error => assert.fail(String(error)),
    });
    const call = (/** @type {string} */ path, /** @type {RequestInit} */ init = {}) =>
      server(
        new Request(`http://desk.example${base}${path}`, {
          ...init,
          headers: { 'Idempotency-Key': randomUUID(), ...init.headers },
        }),
      );
    const headers = { 'Content-Type': 'application/json' };
    const created = await call('/requests', { method: 'POST', headers, body: JSON.stringify(body) });
    assert.equal(created.status, 201);
    const form = new FormData();
    form.append('file', new File(['bytes'], 'a.txt', { type: 'text/plain' }));
    assert.equal((await call('/attachments', { method: 'POST', body: form })).status, 201);
    /** @type {() => void} */
    let open = () => {};
    const opened = new Promise(resolve => (open = () => resolve(undefined)));
    const listRequests = store.listRequests.bind(store);
    Object.assign(store, {
      listRequests: async (/** @type {Parameters<typeof listRequests>} */ ...args) => {
        await opened;
        return listRequests(...args);
      },
    });
    const calls = ['/requests', '/requests?q=one', '/requests?q=two', '/requests'].map(path => call(path));
    /** @param {readonly string[]} lines */
    const assertLines = async lines => {
      const text = await metrics.text();
      for (const line of lines) assert.ok(text.includes(`\n${line}\n`), `${line}\n${text}`);
    };
    await new Promise(resolve => setImmediate(resolve));
    await assertLines([
      'support_turns{queue="calls",state="running"} 2',
      'support_turns{queue="calls",state="waiting"} 1',
      'support_turns{queue="searches",state="running"} 1',
      'support_turns{queue="searches",state="waiting"} 1',
      'support_turns{queue="uploads",state="running"} 0',
      'support_webhook_deliveries{state="waiting"} 1',
      'support_unsent_uploads 1',
    ]);
    open();
    for (const answer of await Promise.all(calls)) assert.equal(answer.status, 200);
    await assertLines([
      'support_turns{queue="calls",state="running"} 0',
      'support_turns{queue="searches",state="waiting"} 0',
    ]);
    await store.sweep({ uploads: Date.now() + 1, calls: 0 });
    sweeps.swept('retention', 3);
    sweeps.swept('retention', 4);
    await assertLines([
      'support_unsent_uploads 0',
      'support_swept_total{kind="unsent"} 1',
      'support_sweeps_total{kind="retention"} 2',
      'support_swept_total{kind="retention"} 7',
      'support_swept_total{kind="orphan"} 0',
    ]);
  },
);
