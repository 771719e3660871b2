/** Redmine itself behind the server. One start for all tests. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { command } from '../../../conformance/command.js';
import { assertProblem } from '../../api-client.js';
import { doMainJob } from '../main-job.js';
import { missing, startRedmine } from '../real-redmine.js';
import { startScriptedHelpdesk } from '../scripted-helpdesk.js';
import { customer, read } from './customer.js';
import { testIssues } from './issues.js';
import { mainJob } from './main-job.js';
import { testRights } from './rights.js';
import { startServer } from './set-up.js';
import { testUsers } from './users.js';

/** @typedef {Awaited<ReturnType<typeof startServer>>} Server */
/** @typedef {{ redmine: Awaited<ReturnType<typeof startRedmine>>, server: Server }} Fixture */

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

  for (const way of /** @type {const} */ (['with users of their own', 'with one user for all']))
    test(`the main job in the browser, ${way}`, () =>
      doMainJob({
        url: (way === 'with one user for all' ? shared : server).url,
        ada: { Authorization: 'Bearer ada' },
        grace: { Authorization: 'Bearer bob' },
        answer: redmine.reply,
        note: redmine.note,
        textOf: async key => JSON.stringify((await redmine.issue(key)).journals),
      }));
  test('the main job, with users of their own', () => mainJob(redmine, server, 'Ada Byron'));
  test('the main job, with one user for all', () => mainJob(redmine, shared, 'Panel Stein'));

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

  testUsers(() => ({ redmine, server }));
  testIssues(() => ({ redmine, server }));
  testRights(() => redmine);

  test('conforms to the contract', async () => {
    const { code, out } = await command([server.api, '--token', 'ada', '--other-token', 'bob', '--json']);
    const { checks } = JSON.parse(out);
    const failed = checks.filter((/** @type {any} */ { outcome }) => outcome === 'failed');
    assert.deepEqual(failed, [], server.log.join('') + redmine.log.join(''));
    assert.equal(code, 0, out);
  });
});
