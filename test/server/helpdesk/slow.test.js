/** Each helpdesk as one that takes a call and does not answer: the server ends the call by itself. The clock is the test's. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, afterEach, before, describe, mock, test } from 'node:test';
import 'tsx';
import { assertProblem } from '../api-client.js';
import { startScriptedHelpdesk } from './scripted-helpdesk.js';

const { createServer } = await import('../../../server/src/create-server.ts');
const { createMemoryStore } = await import('../../../server/src/stores/browser/memory-store.ts');
const { Reader } = await import('../../../server/src/config/reader.ts');
const { withBreaker } = await import('../../../server/src/operation/breaker.ts');
const { helpdeskKinds } = await import('../../../server/src/helpdesks/index.ts');

/** @type {Record<string, object>} */
const settings = {
  'jira-service-management': {
    user: 'x',
    token: 'SECRET',
    accountId: 'a',
    serviceDesk: 'CS',
    requestType: '25',
  },
  redmine: { key: 'SECRET', project: 'support', customers: 'email' },
  'request-tracker': { token: 'SECRET', user: 'panel', queue: 'Support' },
  whmcs: { identifier: 'x', secret: 'SECRET', department: '1', timeZone: 'UTC' },
  zammad: { token: 'SECRET', group: 'Users' },
  zendesk: { user: 'panel@example.com', token: 'SECRET' },
};

describe('a helpdesk that does not answer', { timeout: 120_000 }, () => {
  /** @type {Awaited<ReturnType<typeof startScriptedHelpdesk>>} */
  let double;
  /** @type {string[]} */
  const log = [];
  before(async () => {
    double = await startScriptedHelpdesk();
    double.script = () => 'silent';
    mock.timers.enable({ apis: ['setTimeout'] });
  });
  after(async () => {
    mock.timers.reset();
    await double.stop();
  });
  afterEach(() => {
    double.calls.splice(0);
    log.splice(0);
  });

  /** @param {import('../../../server/src/helpdesks/shared/kind.ts').HelpdeskKind} kind */
  function open({ type }) {
    /** @type {string[]} */
    const errors = [];
    const kind = helpdeskKinds.find(one => one.type === type);
    const read = kind?.read(new Reader('helpdesk', { url: double.url, ...settings[type] }, errors), {});
    assert.deepEqual(errors, []);
    assert.ok(read);
    return read.open({
      customers: { ownerOf: async () => '41', customerOf: async () => 'ada', bind: async () => '41' },
      now: Date.now,
      report: error => void log.push(String(error)),
    });
  }

  /** @param {import('../../../server/src/app/desk.ts').Helpdesk} desk */
  const appOf = desk =>
    createServer({
      desk,
      store: createMemoryStore(),
      identify: () => ({ key: 'ada', name: 'Ada', email: 'ada@example.com' }),
      onError: error => void log.push(String(error)),
    });

  /** @param {ReturnType<typeof appOf>} app @param {string} method @param {string} path @param {unknown} [json] */
  const call = (app, method, path, json) =>
    app(
      new Request(`http://panel.example/api/support${path}`, {
        method,
        headers: { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID() },
        ...(json === undefined ? {} : { body: JSON.stringify(json) }),
      }),
    );

  const draft = { summary: 's', description: 'd', attachmentIds: [] };
  const calls = /** @type {const} */ ([
    ['GET', '/requests?status=all', undefined, 10_000],
    ['GET', '/requests/7', undefined, 10_000],
    ['POST', '/requests', draft, 45_000],
  ]);

  /** The answer to a call, once so much time has gone by. @param {Promise<Response>} work @param {number} mostMs @param {number} stepMs */
  async function answerAfter(work, mostMs, stepMs) {
    /** @type {Response | undefined} */
    let response;
    work.then(
      found => (response = found),
      () => undefined,
    );
    while (!double.calls.length) await new Promise(resolve => setImmediate(resolve));
    for (let ms = 0; !response && ms <= mostMs; ms += stepMs) {
      mock.timers.tick(stepMs);
      for (let turn = 0; turn < 100 && !response; turn++) await new Promise(resolve => setImmediate(resolve));
    }
    assert.ok(response, `it goes on after ${mostMs} ms`);
    assert.match(response.headers.get('Retry-After') ?? '', /^\d+$/);
    await assertProblem(response, 503);
    assert.doesNotMatch(log.join(''), /SECRET/);
  }

  for (const kind of helpdeskKinds) {
    for (const [method, path, json, mostMs] of calls)
      test(`${kind.label}: ${method} ${path} ends by the server's own limit`, async () => {
        await answerAfter(call(appOf(open(kind)), method, path, json), mostMs, 1000);
      });

    test(`${kind.label}: a read ends by the limit that is configured`, async () => {
      const app = appOf(withBreaker(open(kind), { readMs: 100 }));
      await answerAfter(call(app, 'GET', '/requests?status=all'), 100, 100);
      assert.match(log.join(''), /did not answer within 100 ms/);
    });
  }
});
