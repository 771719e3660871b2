/** What a helpdesk tells by itself, at a configured server with a database. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import 'tsx';
import { SimpleHelpdesk } from '../simple-helpdesk.js';
import { assertProblem, ApiClient } from '../../api-client.js';
import { EventReader } from '../../event-reader.js';
import { makeFolder, removeFolder } from '../../server-process.js';

const { readConfig } = await import('../../../../server/src/config/config.ts');
const { startConfiguredServer } = await import('../../../../server/src/configured-server.ts');
const { createLog } = await import('../../../../server/src/operation/log.ts');
const { signatureOf } = await import('../../../../server/src/operation/webhooks.ts');

const secret = 'a-secret-of-at-least-32-characters';

describe('the webhook of a helpdesk', { timeout: 60_000 }, () => {
  const folder = makeFolder();
  const helpdesk = new SimpleHelpdesk();
  /** @type {string[]} */
  const looks = [];
  /** @type {string[]} */
  const log = [];
  /** @type {(key: string) => any} */
  let look;
  const hook = {
    name: 'simple',
    secret,
    proof: /** @type {'signature' | 'secret'} */ ('signature'),
    keysOf: (/** @type {any} */ body) => (typeof body?.key === 'string' ? [body.key] : []),
    look: async (/** @type {string} */ key) => {
      looks.push(key);
      return look(key);
    },
  };
  /** @type {Awaited<ReturnType<typeof startConfiguredServer>>} */
  let server;
  /** @type {EventReader} */
  let events;
  let version = 0;

  before(async () => {
    const desk = Object.assign(helpdesk, { hook });
    const config = readConfig({
      port: 0,
      dataDir: folder,
      desk,
      identify: () => ({ key: 'ada', name: 'Ada' }),
    });
    server = await startConfiguredServer(config, createLog('warn', { write: line => void log.push(line) }));
    events = await EventReader.open(new ApiClient(`${server.url}/api/support`));
  });
  after(async () => {
    events.close();
    await server.close();
    removeFolder(folder);
  });
  beforeEach(() => {
    looks.splice(0);
    log.splice(0);
    hook.proof = 'signature';
    look = key => [{ kind: 'comment', customer: 'ada', key, updatedAt: 1000, version: ++version }];
  });

  const seconds = () => Math.floor(Date.now() / 1000);
  /** @param {unknown} body @param {{ at?: number, headers?: Record<string, string>, with?: string, method?: string }} [options] */
  function tell(body, { at = seconds(), headers, with: key = secret, method = 'POST' } = {}) {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    return fetch(`${server.url}/api/hooks/simple`, {
      method,
      headers: headers ?? { 'Support-Signature': signatureOf(key, text, at) },
      ...(method === 'POST' ? { body: text } : {}),
    });
  }
  /** @param {number} count */
  const looked = async count => {
    while (looks.length < count) await new Promise(resolve => setImmediate(resolve));
  };

  test('becomes an event, each change once', async () => {
    assert.equal((await tell({ key: '7' })).status, 202);
    assert.equal((await events.next()).data.key, '7');
    // The same version again: no event; the next one is that of 8.
    look = key => [
      { kind: 'comment', customer: 'ada', key, updatedAt: 9000, version: key === '7' ? version : ++version },
    ];
    assert.equal((await tell({ key: '7', again: true })).status, 202);
    await looked(2);
    assert.equal((await tell({ key: '8' })).status, 202);
    assert.equal((await events.next()).data.key, '8');
  });

  test('what is older has no effect, in whatever order it comes', async () => {
    const known = (version += 10);
    look = key => [{ kind: 'comment', customer: 'ada', key, updatedAt: 2000, version: known }];
    await tell({ key: '20' });
    assert.equal((await events.next()).data.key, '20');
    look = key => [{ kind: 'comment', customer: 'ada', key, updatedAt: 1000, version: known - 5 }];
    await tell({ key: '20', late: true });
    await looked(2);
    look = key => [{ kind: 'comment', customer: 'ada', key, updatedAt: 1000, version: ++version }];
    await tell({ key: '21' });
    assert.equal((await events.next()).data.key, '21');
  });

  test('a repeated call has no effect', async () => {
    const headers = { 'Support-Signature': signatureOf(secret, '{"key":"9"}', seconds()) };
    assert.equal((await tell({ key: '9' }, { headers })).status, 202);
    await looked(1);
    assert.equal((await tell({ key: '9' }, { headers })).status, 204);
    await tell({ key: '10' });
    await looked(2);
    assert.deepEqual(looks, ['9', '10']);
    await events.next();
    await events.next();
  });

  for (const [what, options] of /** @type {[string, any][]} */ ([
    ['without a signature', { headers: {} }],
    ['with a forged signature', { with: 'another-secret-of-32-characters!!!' }],
    ['with half a signature', { headers: { 'Support-Signature': 'v1=00' } }],
    ['that is old', { at: seconds() - 400 }],
    ['from the future', { at: seconds() + 400 }],
    [
      'with the signature of another body',
      { headers: { 'Support-Signature': signatureOf(secret, '{}', seconds()) } },
    ],
    ['with the secret itself', { headers: { Authorization: `Bearer ${secret}` } }],
  ]))
    test(`a call ${what} is refused`, async () => {
      const { detail } = await assertProblem(await tell({ key: '11' }, options), 403);
      assert.equal(detail, 'This call is not accepted.');
      assert.deepEqual(looks, []);
    });

  test('a helpdesk that can sign nothing has the secret in a header', async () => {
    hook.proof = 'secret';
    await assertProblem(await tell({ key: '12' }, { headers: { Authorization: 'Bearer wrong' } }), 403);
    assert.equal((await tell({ key: '12' }, { headers: { Authorization: `Bearer ${secret}` } })).status, 202);
    assert.equal((await events.next()).data.key, '12');
  });

  test('what is no call of it', async () => {
    const { headers } = await tell({}, { method: 'GET' });
    assert.equal(headers.get('Allow'), 'POST');
    await assertProblem(await tell('{"key":'), 400);
    await assertProblem(await tell('x'.repeat(70_000)), 413);
    for (const body of ['null', '[]', '{"key":7}']) assert.equal((await tell(body)).status, 202);
    assert.equal((await fetch(`${server.url}/api/hooks/other`, { method: 'POST' })).status, 404);
    assert.deepEqual(looks, []);
  });

  test('a flood for one request is a few looks', async () => {
    /** @type {(changes: any[]) => void} */
    let answer = () => {};
    look = () => new Promise(resolve => (answer = resolve));
    const statuses = await Promise.all(
      Array.from({ length: 100 }, (_, count) => tell({ key: '13', count }).then(({ status }) => status)),
    );
    assert.ok(statuses.every(status => status === 202 || status === 503));
    assert.ok(statuses.filter(status => status === 202).length > 10);
    // Two run, and what comes meanwhile is one more.
    assert.equal(looks.length, 2);
    look = () => [];
    answer([]);
    await looked(3);
    await tell({ key: '14' });
    await looked(4);
    assert.deepEqual(looks, ['13', '13', '13', '14']);
  });

  test('a flood of forged calls is reported once', async () => {
    await Promise.all(Array.from({ length: 30 }, () => tell({ key: '15' }, { with: 'x'.repeat(40) })));
    assert.ok(log.filter(line => line.includes(' refused; the last one')).length <= 1, log.join(''));
    assert.deepEqual(looks, []);
  });
});
