/** Redmine itself behind the server. One start for all tests. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { command } from '../../../conformance/command.js';
import { assertProblem } from '../../api-client.js';
import { missing, startRedmine } from '../real-redmine.js';
import { startScriptedHelpdesk } from '../scripted-helpdesk.js';
import { customer, read } from './customer.js';
import { everything, mainJob } from './main-job.js';
import { testRights } from './rights.js';
import { startServer } from './set-up.js';

/** @typedef {Awaited<ReturnType<typeof startServer>>} Server */

describe('Redmine behind the server', { skip: missing, timeout: 1_200_000 }, () => {
  /** @type {Awaited<ReturnType<typeof startRedmine>>} */
  let redmine;
  /** With users of the customers' own. @type {Server} */
  let server;
  /** With one user for all, and a field for the keys of writes; a script stands before Redmine. @type {Server} */
  let shared;
  /** @type {Awaited<ReturnType<typeof startScriptedHelpdesk>>} */
  let scripted;
  before(async () => {
    redmine = await startRedmine();
    scripted = await startScriptedHelpdesk(redmine.url);
    server = await startServer({ url: redmine.url, key: redmine.keys['admin'] });
    shared = await startServer({
      url: scripted.url,
      key: redmine.keys['panel'],
      customers: 'field',
      customerField: 'Customer key',
      markField: 'Write key',
    });
  });
  after(async () => {
    await server?.stop();
    await shared?.stop();
    await scripted?.stop();
    await redmine?.stop();
  });

  test('the main job, with users of their own', () => mainJob(redmine, server, 'Ada Byron'));
  test('the main job, with one user for all', () => mainJob(redmine, shared, 'Panel Stein'));

  test('who is found, and who is made', async () => {
    const user = async (/** @type {string} */ login) =>
      (await redmine.call('GET', `/users.json?name=${login}`, undefined, 'admin')).users.find(
        (/** @type {any} */ one) => one.login.startsWith(login),
      );
    const authorOf = async (/** @type {string} */ as) => {
      const { key } = await customer(server, as).client.create(`Of ${as}`);
      return (await redmine.issue(key)).author;
    };
    const { id: ada } = await user('customer-k-ada');
    assert.equal((await authorOf('ada')).id, ada);
    // One address, two customers.
    const twin = await authorOf('twin');
    assert.notEqual(twin.id, ada);
    assert.equal((await user('customer-k-twin')).mail, 'customer-k-twin@customers.invalid');
    assert.equal((await authorOf('mute')).name, 'Mononymous -');
    // An agent's address, and an administrator's login, are no way to become one.
    assert.equal((await authorOf('thief')).id, (await user('customer-admin')).id);
    assert.match((await user('customer-_')).login, /^customer-_[0-9a-f]{32}$/);
    const byLogin = await startServer({ url: redmine.url, key: redmine.keys['admin'], customers: 'login' });
    try {
      assert.deepEqual(await customer(byLogin, 'thief').keys(), await customer(server, 'thief').keys());
    } finally {
      await byLogin.stop();
    }
  });

  test('who is locked in Redmine reads on, and is refused to write', async () => {
    const mute = customer(server, 'mute');
    const { key } = await mute.client.create('Before');
    const { id } = (await redmine.issue(key)).author;
    const lock = (/** @type {number} */ status) =>
      redmine.call('PUT', `/users/${id}.json`, { user: { status } }, 'admin');
    await lock(3);
    assert.match((await assertProblem(await mute.comment(key, 'x'), 422)).detail, /locked/);
    assert.ok((await mute.keys()).includes(key));
    await lock(1);
    await read(await mute.comment(key, 'y'));
  });

  test('statuses keep their names, and what Redmine does not allow is refused', async () => {
    const ada = customer(server, 'ada');
    const { key } = await ada.client.create('Statuses');
    await redmine.change(key, { status_id: 4 });
    const waiting = await ada.get(key);
    assert.deepEqual([waiting.statusLabel, waiting.awaiting], ['Feedback', 'requester']);
    assert.ok((await ada.keys('status=awaiting')).includes(key));
    await redmine.change(key, { status_id: 6 });
    const rejected = await ada.get(key);
    assert.deepEqual([rejected.statusLabel, rejected.closed], ['Rejected', true]);
    assert.deepEqual(await ada.comments(key), []);
    // The workflow of customers leads nowhere from here.
    for (const response of [await ada.set(key, 'open'), await ada.comment(key, 'Why?')])
      assert.match((await assertProblem(response, 422)).detail, /does not let you reopen/);
    assert.deepEqual(await ada.comments(key), []);
  });

  test('what is moved or deleted meanwhile is gone, and odd ids are none', async () => {
    const ada = customer(server, 'ada');
    const moved = await ada.client.create('To be moved');
    const deleted = await ada.client.create('To be deleted');
    await redmine.change(moved.key, { project_id: 'billing' });
    await redmine.call('DELETE', `/issues/${deleted.key}.json`, undefined, 'admin');
    for (const key of [
      moved.key,
      deleted.key,
      '0',
      '01',
      '1e1',
      '-1',
      '999999999',
      '..%2Fusers',
      '%2E%2E',
      '1%2F..',
      'nobody',
    ]) {
      await assertProblem(await ada.client.call('GET', `/requests/${key}`), 404);
      await assertProblem(await ada.comment(key, 'x'), 404);
      await assertProblem(await ada.client.call('GET', `/attachments/${key}-1`), 404);
    }
    const keys = await ada.keys();
    assert.ok(!keys.includes(moved.key) && !keys.includes(deleted.key));
    await assertProblem(await ada.client.call('GET', '/requests?cursor=forged'), 400);
  });

  test('a file that Redmine does not take is refused in its words, and nothing is added', async () => {
    const ada = customer(server, 'ada');
    const file = await read(
      await ada.client.send('big.bin', new Uint8Array(5 * 1024 * 1024), 'application/octet-stream'),
    );
    const before = await ada.keys();
    const json = { summary: 'Big', description: 'd', attachmentIds: [file.id] };
    const { detail } = await assertProblem(await ada.client.call('POST', '/requests', { json }), 422);
    assert.match(detail, /exceeds the maximum/);
    assert.deepEqual(await ada.keys(), before);
    // Empty files are files.
    const empty = await read(await ada.client.send('empty.txt', ''));
    assert.equal((await ada.client.create('Empty', undefined, [empty.id])).attachments[0].size, 0);
  });

  test('what the page says of the customer is a private note', async () => {
    const ada = customer(server, 'ada');
    const json = {
      summary: 'With context',
      description: 'd',
      attachmentIds: [],
      context: [{ id: 'server', label: 'Server', value: 'web-07' }],
    };
    const { key } = await read(await ada.client.call('POST', '/requests', { json }));
    const [{ notes, private_notes: isPrivate }] = (await redmine.issue(key)).journals;
    assert.deepEqual([notes, isPrivate], ['Server: web-07', true]);
    assert.doesNotMatch(await everything(server, 'ada', key), /web-07/);
  });

  test('where Redmine has Markdown, plain texts stay plain and Markdown stays Markdown', async () => {
    const at = await startServer({ url: redmine.url, key: redmine.keys['admin'], formatting: 'common_mark' });
    try {
      const ada = customer(at, 'ada');
      assert.deepEqual((await ada.client.get('/config')).commentFormats, ['text', 'markdown']);
      const { key } = await ada.client.create('Formats');
      const plain = '1. a *b* _c_ <d> [e](f) `g`\n# h\n- i \\ j & k\n42) l\n  + m | n ~o~ 3 > 2';
      const made = await read(await ada.comment(key, plain, { format: 'text' }));
      assert.deepEqual([made.body, made.format], [plain, 'text']);
      const marked = 'A **bold** [link](https://example.com)';
      const rich = await read(await ada.comment(key, marked, { format: 'markdown' }));
      assert.deepEqual([rich.body, rich.format], [marked, 'markdown']);
      const { journals } = await redmine.issue(key);
      assert.match(journals[0].notes, /^1\\\. a \\\*b\\\*/);
      assert.equal(journals[1].notes, marked);
    } finally {
      await at.stop();
    }
  });

  test('a write whose answer is lost is found by the key that the issue carries', async () => {
    const ada = customer(shared, 'ada');
    /** @param {string} method @param {RegExp} path @param {() => Promise<Response>} send */
    async function lose(method, path, send) {
      let lost = 0;
      scripted.script = call =>
        call.method === method && path.test(call.path) && !lost++ ? 'done, then down' : undefined;
      await assertProblem(await send(), 503);
      const again = await read(await send());
      assert.equal(lost, 1);
      return again;
    }
    const key = randomUUID();
    const json = { summary: 'Once', description: 'd', attachmentIds: [] };
    const request = await lose('POST', /^\/issues\.json/, () =>
      ada.client.call('POST', '/requests', { json, key }),
    );
    const once = await ada.client.get('/requests?status=all&limit=100');
    assert.equal(once.items.filter((/** @type {any} */ item) => item.summary === 'Once').length, 1);
    const commentKey = randomUUID();
    const comment = { json: { body: 'Only once', attachmentIds: [] }, key: commentKey };
    const path = `/requests/${request.key}/comments`;
    const found = await lose('PUT', /^\/issues\//, () => ada.client.call('POST', path, comment));
    assert.deepEqual(
      (await ada.comments(request.key)).map((/** @type {any} */ { id }) => id),
      [found.id],
    );
  });

  testRights(() => redmine);

  test('conforms to the contract', async () => {
    const { code, out } = await command([server.api, '--token', 'ada', '--other-token', 'bob', '--json']);
    const { checks } = JSON.parse(out);
    const failed = checks.filter((/** @type {any} */ { outcome }) => outcome === 'failed');
    assert.deepEqual(failed, [], server.log.join('') + redmine.log.join(''));
    assert.equal(code, 0, out);
  });
});
