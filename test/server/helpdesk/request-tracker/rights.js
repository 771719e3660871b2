/** What the check of a key says, and `init` with it, at RT itself. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { test } from 'node:test';
import { makeFolder, removeFolder } from '../../server-process.js';
import { zone } from './fixture.js';

const { Reader } = await import('../../../../server/src/config/reader.ts');
const { loadConfig } = await import('../../../../server/src/config/load.ts');
const { init } = await import('../../../../server/src/init.ts');
const { requestTracker } = await import('../../../../server/src/helpdesks/request-tracker/index.ts');

/** @param {() => import('./fixture.js').Fixture} at */
export function testRights(at) {
  test('a check names the rights that are missing, as RT does', async () => {
    const { rt, ada } = at();
    await ada.create('To look at');
    const check = async (/** @type {Record<string, string>} */ settings) => {
      /** @type {string[]} */
      const errors = [];
      const values = { url: rt.url, queue: 'Support', timeZone: zone, ...settings };
      const findings = await requestTracker.read(new Reader('helpdesk', values, errors), {}).check();
      assert.deepEqual(errors, []);
      return findings.filter(({ ok }) => !ok).map(({ text }) => text);
    };
    const user = 'support-panel';
    const token = rt.tokens[user] ?? '';
    assert.deepEqual(await check({ user, token }), []);
    assert.match(String(await check({ user, token: 'wrong' })), /refuses the key \(401\)/);
    assert.match(String(await check({ user: 'marta', token })), /the token is that of another user/);
    assert.match(
      String(await check({ user, token, queue: 'Nowhere' })),
      /queue Nowhere: Forbidden: there is no such queue, or the right SeeQueue is missing/,
    );
    assert.match(String(await check({ user, token, timeZone: 'UTC' })), /the time zone is not UTC/);
    const rights = await check({ user: 'reader', token: rt.tokens['reader'] ?? '' });
    assert.deepEqual(
      rights.map(text => /the right (\w+) is missing/.exec(text)?.[1]),
      ['ReplyToTicket', 'CommentOnTicket', 'ModifyTicket'],
    );
    assert.match(
      String(await check({ user: 'powerless', token: rt.tokens['powerless'] ?? '' })),
      /the right SeeQueue is missing/,
    );
    assert.match(String(await check({ url: 'http://127.0.0.1:1', user, token })), /cannot be reached/);
  });

  test('init asks for it, says what is missing, and writes what works', async () => {
    const { rt } = at();
    const path = join(makeFolder(), 'server.mjs');
    let output = '';
    const sink = new Writable({
      write: (chunk, _encoding, done) => {
        output += chunk;
        done();
      },
    });
    const settings = (/** @type {string} */ user) => [rt.url, user, rt.tokens[user], 'Support', zone];
    const answers = [
      ...['', '', '', '', ''],
      ...['request-tracker', ...settings('reader'), 'again', ...settings('support-panel')],
    ];
    await init(path, Readable.from(answers.map(line => `${line}\n`)), sink, {});
    assert.match(output, /MISSING .*the right ReplyToTicket is missing/);
    assert.match(output, /ok +ReplyToTicket is there/);
    assert.ok((await loadConfig(path, {})).helpdesk);
    const { default: written } = await import(path);
    assert.deepEqual(written.desk, undefined);
    assert.equal(written.helpdesk.token, rt.tokens['support-panel']);
    // Until its webhook is there, changes come by polling.
    assert.equal(written.helpdesk.hookSecret, undefined);
    assert.match(readFileSync(path, 'utf8'), /\/\/ hookSecret: "[\w-]{48}"/);
    removeFolder(dirname(path));
  });
}
