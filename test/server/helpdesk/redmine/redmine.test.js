/** Redmine itself behind the server. One start for all tests. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { command } from '../../../conformance/command.js';
import { missing, startRedmine } from '../real-redmine.js';
import { startServer } from './set-up.js';

describe('Redmine behind the server', { skip: missing, timeout: 600_000 }, () => {
  /** @type {Awaited<ReturnType<typeof startRedmine>>} */
  let redmine;
  /** @type {Awaited<ReturnType<typeof startServer>>} */
  let server;
  before(async () => {
    redmine = await startRedmine();
    server = await startServer({ url: redmine.url, key: redmine.keys['admin'] });
  });
  after(async () => {
    await server?.stop();
    await redmine?.stop();
  });

  /** @param {string} api */
  async function conforms(api) {
    const { code, out } = await command([api, '--token', 'ada', '--other-token', 'bob', '--json']);
    const { checks } = JSON.parse(out);
    const failed = checks.filter((/** @type {any} */ check) => check.outcome === 'failed');
    assert.deepEqual(failed, [], server.log.join('') + redmine.log.join(''));
    assert.equal(code, 0, out);
  }

  test('conforms to the contract', () => conforms(server.api));
});
