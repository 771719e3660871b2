/** The settings of Zendesk, what `init` asks and finds out, and what the agent may do. */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { after, before, describe, test } from 'node:test';
import 'tsx';
import { startZendesk } from './server.js';

const { Reader } = await import('../../../../server/src/config/reader.ts');
const { readConfig } = await import('../../../../server/src/config/config.ts');
const { loadConfig } = await import('../../../../server/src/config/load.ts');
const { init } = await import('../../../../server/src/init.ts');
const { zendesk: kind } = await import('../../../../server/src/helpdesks/zendesk/index.ts');

const complete = { url: 'https://example.zendesk.com/', user: 'panel@example.com', token: 'TOP-SECRET' };

/** What is wrong with settings. @param {Record<string, unknown>} values */
function problems(values, environment = {}) {
  /** @type {string[]} */
  const errors = [];
  const reader = new Reader('helpdesk', values, errors);
  kind.read(reader, environment);
  reader.end();
  return errors;
}

test('a complete configuration is one, also with the token from the environment', () => {
  assert.deepEqual(problems({ ...complete, forms: ['360001'], articles: true, people: true }), []);
  const { token: _, ...without } = complete;
  assert.deepEqual(problems(without, { ZENDESK_TOKEN: 'x' }), []);
  assert.equal(problems(without).length, 1);
  assert.ok(readConfig({ identify: () => null, helpdesk: { type: 'zendesk', ...complete } }).helpdesk);
});

/** @type {[string, Record<string, unknown>, RegExp][]} */
const wrong = [
  ['no settings at all', {}, /^helpdesk\.url is missing/],
  ['an address that is none', { ...complete, url: 'example' }, /^helpdesk\.url is "example"/],
  ['other customers', { ...complete, customers: 'name' }, /one of email, external_id/],
  ['a form by its name', { ...complete, forms: ['Support'] }, /ids of ticket forms/],
  ['articles by a word', { ...complete, articles: 'yes' }, /articles.*true or false/],
  ['a field by its name', { ...complete, serviceField: 'Server' }, /id of a ticket field/],
  ['colleagues by a word', { ...complete, people: 'yes' }, /people.*true or false/],
  ['a short secret', { ...complete, hookSecret: 'TOP-SECRET' }, /hookSecret.*at least 32/],
  ['an unknown member', { ...complete, queue: 'x' }, /helpdesk\.queue is not known/],
];
for (const [what, values, message] of wrong)
  test(`${what} is an error that says what to do`, () => {
    const errors = problems(values);
    assert.match(errors.join('\n'), new RegExp(message.source, 'm'));
    assert.doesNotMatch(errors.join('\n'), /TOP-SECRET/);
  });

describe('with a Zendesk', { timeout: 60_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'support-requests-zendesk-'));
  /** @type {Awaited<ReturnType<typeof startZendesk>>} */
  let zendesk;
  before(async () => {
    zendesk = await startZendesk();
    zendesk.data.addUser('panel@example.com', 'Panel', 'agent');
  });
  after(async () => {
    await zendesk.stop();
    rmSync(folder, { recursive: true });
    assert.deepEqual(zendesk.violations, []);
  });

  /** @param {Record<string, unknown>} [more] */
  async function check(more) {
    const values = { ...complete, url: zendesk.url, token: zendesk.token, ...more };
    return kind.read(new Reader('helpdesk', values, []), {}).check();
  }
  const missing = (/** @type {readonly { ok: boolean, text: string }[]} */ findings) =>
    findings.filter(({ ok }) => !ok).map(({ text }) => text);

  test('services are the options of a drop-down: what is none is named', async () => {
    const option = { name: 'Web', value: 'web' };
    const field = { type: 'tagger', active: true, custom_field_options: [option] };
    zendesk.data.fields.push({ id: 25, ...field }, { id: 26, ...field, type: 'text' });
    zendesk.data.fields.push(
      { id: 27, ...field, active: false },
      { id: 28, ...field, custom_field_options: [] },
    );
    assert.deepEqual(missing(await check({ serviceField: '25' })), []);
    for (const serviceField of ['26', '27', '29'])
      assert.match(
        missing(await check({ serviceField })).join(),
        /is not there, not active, or no drop-down/,
      );
    assert.match(missing(await check({ serviceField: '28' })).join(), /has no options/);
  });

  test('an agent who sees all tickets is enough; nothing is written', async () => {
    assert.deepEqual(missing(await check({ articles: true, people: true, serviceField: '25' })), []);
    assert.ok(zendesk.calls.every(call => call.startsWith('GET ')));
  });

  test('what is missing is named, with what to do', async () => {
    const restricted = zendesk.data.addUser('some@example.com', 'Some', 'agent');
    restricted.ticket_restriction = 'groups';
    zendesk.data.addUser('customer@example.com', 'Somebody');
    /** @type {[Record<string, unknown>, RegExp][]} */
    const rows = [
      [{ url: 'http://127.0.0.1:1' }, /cannot be reached/],
      [{ token: 'old' }, /refuses the key \(401\).*ZENDESK_TOKEN/],
      [{ user: 'customer@example.com' }, /right is missing|no agent/],
      [{ user: 'some@example.com' }, /sees only some tickets \(groups\).*"All"/],
      [{ forms: ['99'] }, /ticket form 99 is not there/],
    ];
    for (const [more, message] of rows) assert.match(missing(await check(more)).join('\n'), message);
    zendesk.data.collaboration = false;
    assert.match(missing(await check({ people: true })).join('\n'), /no CCs.*"Enable CCs"/);
    zendesk.data.collaboration = true;
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
    const settings = [zendesk.url, 'panel@example.com', 'wrong', 'email'];
    const answers = [
      ...['', '', '', '', '', 'zendesk'],
      ...[...settings, 'again'],
      ...settings.map(answer => (answer === 'wrong' ? zendesk.token : answer)),
    ];
    await init(path, Readable.from(answers.map(line => `${line}\n`)), sink, {});
    assert.match(output, /MISSING {2}Zendesk refuses the key/);
    assert.match(output, /ok {2}the agent sees all tickets/);
    assert.ok((await loadConfig(path, {})).helpdesk);
    assert.match(readFileSync(path, 'utf8'), /hooks\/zendesk/);
  });
});
