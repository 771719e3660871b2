/** The settings of WHMCS, what `init` asks and finds out, and what the credential may do. */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { after, afterEach, before, describe, test } from 'node:test';
import 'tsx';
import { timeZone } from './data.js';
import { startWhmcs } from './server.js';

const { Reader } = await import('../../../../server/src/config/reader.ts');
const { readConfig } = await import('../../../../server/src/config/config.ts');
const { loadConfig } = await import('../../../../server/src/config/load.ts');
const { init } = await import('../../../../server/src/init.ts');
const { whmcs: kind } = await import('../../../../server/src/helpdesks/whmcs/index.ts');

const complete = {
  url: 'https://billing.example.com/',
  identifier: 'abc',
  secret: 'TOP-SECRET',
  department: '1',
  timeZone,
};

/** What is wrong with settings. @param {Record<string, unknown>} values */
function problems(values, environment = {}) {
  /** @type {string[]} */
  const errors = [];
  const reader = new Reader('helpdesk', values, errors);
  kind.read(reader, environment);
  reader.end();
  return errors;
}

test('a complete configuration is one, also with the secrets from the environment', () => {
  assert.deepEqual(problems({ ...complete, accessKey: 'x' }), []);
  const { secret: _, ...without } = complete;
  assert.deepEqual(problems(without, { WHMCS_SECRET: 'x', WHMCS_ACCESS_KEY: 'y' }), []);
  assert.equal(problems(without).length, 1);
  assert.ok(readConfig({ identify: () => null, helpdesk: { type: 'whmcs', ...complete } }).helpdesk);
});

/** @type {[string, Record<string, unknown>, RegExp][]} */
const wrong = [
  ['no settings at all', {}, /^helpdesk\.department is missing/],
  ['no time zone', { ...complete, timeZone: '' }, /^helpdesk\.timeZone/],
  ['a time zone that is none', { ...complete, timeZone: 'Mars' }, /^helpdesk\.timeZone is "Mars"/],
  ['an address that is none', { ...complete, url: 'billing' }, /^helpdesk\.url is "billing"/],
  ['a department by its name', { ...complete, department: 'Support' }, /^helpdesk\.department.*such as 1/],
  ['departments without that for new requests', { ...complete, departments: ['2'] }, /with the department/],
  ['other customers', { ...complete, customers: 'name' }, /one of email, key/],
  ['a closing status that is none', { ...complete, closeStatus: 'Done' }, /one of closedStatuses/],
  ['a reopening status that is closed', { ...complete, reopenStatus: 'Closed' }, /none of closedStatuses/],
  ['a short secret', { ...complete, hookSecret: 'TOP-SECRET' }, /hookSecret.*at least 32/],
  ['a secret that is no text', { ...complete, secret: ['TOP-SECRET'] }, /helpdesk\.secret/],
  ['an unknown member', { ...complete, queue: 'x' }, /helpdesk\.queue is not known/],
];
for (const [what, values, message] of wrong)
  test(`${what} is an error that says what to do`, () => {
    const errors = problems(values);
    assert.match(errors.join('\n'), new RegExp(message.source, 'm'));
    assert.doesNotMatch(errors.join('\n'), /TOP-SECRET/);
  });

describe('with a WHMCS', { timeout: 60_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'support-requests-whmcs-'));
  /** @type {Awaited<ReturnType<typeof startWhmcs>>} */
  let whmcs;
  before(async () => {
    whmcs = await startWhmcs();
  });
  afterEach(() => {
    whmcs.state.accessKey = undefined;
  });
  after(async () => {
    await whmcs.stop();
    rmSync(folder, { recursive: true });
    assert.deepEqual(whmcs.violations, []);
  });

  /** @param {Record<string, unknown>} [more] */
  async function check(more) {
    const { identifier, secret, url } = whmcs;
    const values = { ...complete, url: `${url}/whmcs`, identifier, secret, ...more };
    return kind.read(new Reader('helpdesk', values, []), {}).check();
  }
  const missing = (/** @type {readonly { ok: boolean, text: string }[]} */ findings) =>
    findings.filter(({ ok }) => !ok).map(({ text }) => text);

  test('a credential with the actions is enough; nothing is written', async () => {
    assert.deepEqual(missing(await check()), []);
    const client = whmcs.data.addClient('ada@example.com', 'Ada Adams');
    const base = { client: client.id, contact: 0, deptid: 1, priority: 'Low', service: '' };
    whmcs.data.addTicket({ ...base, subject: 's', message: 'm' });
    assert.deepEqual(missing(await check()), []);
    assert.equal(whmcs.data.tickets.length, 1);
    assert.equal(whmcs.data.tickets[0]?.notes.length, 0);
  });

  test('what is missing is named, with what to do', async () => {
    /** @type {[Record<string, unknown>, RegExp][]} */
    const rows = [
      [{ url: 'http://127.0.0.1:1' }, /cannot be reached/],
      [{ secret: 'old' }, /refuses the key: Authentication Failed.*WHMCS_SECRET/],
      [{ department: '9' }, /no department 9: .*1 \(Technical & Support\), 2 \(Sales\)/],
      [{ waitingStatuses: ['Pending'] }, /no status Pending: .*Answered/],
      [{ timeZone: 'Pacific/Honolulu' }, /the time zone of WHMCS is not Pacific\/Honolulu/],
    ];
    for (const [more, message] of rows) assert.match(missing(await check(more)).join('\n'), message);
    whmcs.state.accessKey = 'sesame';
    assert.match(missing(await check()).join('\n'), /Invalid IP.*API IP Access Restriction/);
    assert.deepEqual(missing(await check({ accessKey: 'sesame' })), []);
  });

  test('each action that the role lacks is named', async () => {
    const all = [...whmcs.role];
    for (const action of all) {
      whmcs.role.delete(action);
      assert.match(missing(await check()).join('\n'), new RegExp(`do ${action}: .*API Roles`), action);
      whmcs.role.add(action);
    }
    assert.equal(all.length, 13);
  });

  test('init asks, tries, and writes a configuration that starts', async () => {
    let output = '';
    const sink = new Writable({
      write: (chunk, _encoding, done) => {
        output += chunk;
        done();
      },
    });
    const path = join(folder, 'server.mjs');
    const settings = [`${whmcs.url}/whmcs`, whmcs.identifier, 'wrong', '1', 'email', timeZone];
    const answers = [
      ...['', '', '', '', '', 'whmcs'],
      ...[...settings, 'again'],
      ...settings.map(answer => (answer === 'wrong' ? whmcs.secret : answer)),
    ];
    await init(path, Readable.from(answers.map(line => `${line}\n`)), sink, {});
    assert.match(output, /MISSING {2}WHMCS refuses the key/);
    assert.match(output, /ok {2}the department 1 is there/);
    assert.ok((await loadConfig(path, {})).helpdesk);
    const text = readFileSync(path, 'utf8');
    assert.match(text, /hooks\/whmcs/);
    assert.match(text, /\/\/ hookSecret: "[\w-]{48}"/);
  });
});
