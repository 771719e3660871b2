/** The settings of Zammad, what `init` finds out, what the access token may do, and the articles of the knowledge base. */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { after, before, describe, test } from 'node:test';
import 'tsx';
import { setUp, token } from './fixture.js';
import { startZammad } from './server.js';

const { Reader } = await import('../../../../server/src/config/reader.ts');
const { readConfig } = await import('../../../../server/src/config/config.ts');
const { loadConfig } = await import('../../../../server/src/config/load.ts');
const { init } = await import('../../../../server/src/init.ts');
const { zammad: kind } = await import('../../../../server/src/helpdesks/zammad/index.ts');

const complete = { url: 'https://zammad.example.com/', token: 'TOP-SECRET', group: 'Users' };

/** @param {Record<string, unknown>} values */
function read(values, environment = {}) {
  /** @type {string[]} */
  const errors = [];
  const reader = new Reader('helpdesk', values, errors);
  const configured = kind.read(reader, environment);
  reader.end();
  return { errors, configured };
}

test('a complete configuration is one, also with the token from the environment', () => {
  assert.deepEqual(read(complete).errors, []);
  const { token: _, ...without } = complete;
  assert.deepEqual(read(without, { ZAMMAD_TOKEN: 'x' }).errors, []);
  assert.equal(read(without).errors.length, 1);
  assert.ok(readConfig({ identify: () => null, helpdesk: { type: 'zammad', ...complete } }).helpdesk);
});

/** @type {[string, Record<string, unknown>, RegExp][]} */
const wrong = [
  ['no group', { url: complete.url, token: 'x' }, /^helpdesk\.group is missing/],
  ['an address that is none', { ...complete, url: 'zammad' }, /^helpdesk\.url is "zammad"/],
  ['another way to find customers', { ...complete, customers: 'name' }, /email, login/],
  ['a prefix with a blank', { ...complete, loginPrefix: 'a b' }, /loginPrefix/],
  ['an attribute that is not the customer’s', { ...complete, attributes: ['customer_id'] }, /attributes/],
  [
    'a service attribute that is not the customer’s',
    { ...complete, serviceAttribute: 'state' },
    /serviceAttr/,
  ],
  [
    'a service attribute that is a field, too',
    { ...complete, attributes: ['server'], serviceAttribute: 'server' },
    /serviceAttribute/,
  ],
  ['a knowledge base by its name', { ...complete, knowledgeBase: 'Help' }, /knowledgeBase/],
  ['a short secret', { ...complete, hookSecret: 'TOP-SECRET' }, /hookSecret.*at least 32/],
  ['an unknown member', { ...complete, queue: 'x' }, /helpdesk\.queue is not known/],
];
for (const [what, values, message] of wrong)
  test(`${what} is told, without secrets`, () => {
    const text = read(values).errors.join('\n');
    assert.match(text, message);
    assert.doesNotMatch(text, /TOP-SECRET/);
  });

describe('what the token may do', () => {
  /** @type {Awaited<ReturnType<typeof startZammad>>} */
  let zammad;
  /** @type {import('./data.js').User} */
  let service;
  before(async () => {
    zammad = await startZammad();
    service = zammad.data.addUser({
      email: 'panel@example.com',
      roles: ['Admin', 'Agent'],
      groups: { Users: ['full'] },
      token,
      tokenPermissions: ['ticket.agent', 'admin'],
      expired: false,
    });
    const select = { data_type: 'select', data_option: { options: { web_01: 'web-01' } } };
    zammad.data.objectAttributes.push(
      { ...select, name: 'server' },
      { ...select, name: 'old_server', active: false },
      { ...select, name: 'new_server', to_create: true },
      { name: 'rack', data_type: 'input', data_option: {} },
      { name: 'empty', data_type: 'select', data_option: { options: {} } },
    );
  });
  after(async () => {
    await zammad.stop();
    assert.deepEqual(zammad.violations, []);
  });

  /** What is wrong. @param {Partial<import('./data.js').User>} user @param {Record<string, unknown>} [settings] */
  async function findings(user, settings = {}) {
    const before = { ...service };
    Object.assign(service, user);
    const { configured } = read({ ...complete, url: zammad.url, token, ...settings });
    const found = await configured.check();
    Object.assign(service, before);
    const made = zammad.calls.filter(call => !call.startsWith('GET') && !call.includes('/search'));
    assert.deepEqual(made, [], 'nothing is written');
    return found.filter(({ ok }) => !ok).map(({ text }) => text);
  }

  test('everything that is needed', async () => {
    assert.deepEqual(await findings({}), []);
    assert.deepEqual(await findings({ tokenPermissions: ['ticket.agent', 'admin.user'] }), []);
    assert.deepEqual(await findings({}, { knowledgeBase: 1 }), []);
    assert.deepEqual(await findings({}, { serviceAttribute: 'server' }), []);
  });

  /** @type {[string, Partial<import('./data.js').User>, Record<string, unknown>, RegExp][]} */
  const missing = [
    ['the token is wrong', { token: 'other' }, {}, /refuses the key/],
    ['the token has expired', { expired: true }, {}, /refuses the key/],
    ['it is no agent', { roles: ['Admin'] }, {}, /ticket\.agent is missing/],
    ['the token is not for agents', { tokenPermissions: ['admin.user'] }, {}, /ticket\.agent is missing/],
    ['its user is no administrator', { roles: ['Agent'] }, {}, /admin\.user is missing/],
    ['there is no such group', {}, { group: 'Elsewhere' }, /group Elsewhere/],
    ['the group is not seen whole', { groups: { Users: ['create'] } }, {}, /"full" to the group Users/],
    ['there is no such state', {}, { closeState: 'done' }, /no state done/],
    ['there is no such priority', {}, { priorities: ['2 normal', '9 worst'] }, /no priority 9 worst/],
    ['the state does not close', {}, { closeState: 'open' }, /not of the type closed/],
    ['the state does not reopen', {}, { reopenState: 'closed' }, /is of the type closed/],
    [
      'attributes are not seen',
      { tokenPermissions: ['ticket.agent', 'admin.user'] },
      { serviceAttribute: 'server' },
      /admin\.object is missing/,
    ],
    ...['elsewhere', 'old_server', 'new_server', 'rack'].map(
      name =>
        /** @type {[string, {}, {}, RegExp]} */ ([
          `${name} is no attribute for services`,
          {},
          { serviceAttribute: name },
          /not there, not active, or no single selection/,
        ]),
    ),
    ['an attribute has no options', {}, { serviceAttribute: 'empty' }, /has no options/],
  ];
  for (const [what, user, settings, message] of missing)
    test(`${what}: it is named`, async () => {
      const found = await findings(user, settings);
      assert.match(found.join('\n'), message);
      assert.equal(found.length, 1, found.join('\n'));
      assert.ok(!found.join('').includes(token));
    });

  test('init asks, tries, says what is missing, and writes a configuration', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'init-'));
    let output = '';
    const sink = new Writable({
      write: (chunk, _encoding, done) => {
        output += chunk;
        done();
      },
    });
    const path = join(folder, 'server.mjs');
    const settings = (/** @type {string} */ group) => [zammad.url, token, group, '', ''];
    const answers = [
      ...['', '', '', '', '', 'zammad'],
      ...settings('Elsewhere'),
      'again',
      ...settings('Users'),
    ];
    await init(path, Readable.from(answers.map(line => `${line}\n`)), sink, {});
    assert.match(output, /MISSING {2}its user has not the access "full" to the group Elsewhere/);
    assert.match(output, /ok {2}it has the permission admin\.user/);
    assert.ok((await loadConfig(path, {})).helpdesk);
    const text = readFileSync(path, 'utf8');
    assert.match(text, /hooks\/zammad/);
    assert.match(text, /\/\/ hookSecret: "[\w-]{48}"/);
    rmSync(folder, { recursive: true });
  });

  test('Zammad is not there', async () => {
    const { configured } = read({ ...complete, url: 'http://127.0.0.1:1' });
    const [finding] = await configured.check();
    assert.match(finding?.text ?? '', /cannot be reached/);
  });
});

describe('articles', () => {
  /** @type {import('./fixture.js').Fixture} */
  let fixture;
  before(async () => {
    fixture = await setUp({ helpdesk: { knowledgeBase: 1 } });
    fixture.data.answers.push(
      { id: 71, title: 'Restart a server', body: 'Press Restart.', isPublic: true },
      { id: 72, title: 'Restart the customer', body: 'INTERNAL', isPublic: false },
    );
  });
  after(async () => {
    await fixture?.stop();
    assert.deepEqual(fixture?.zammad.violations, []);
  });

  test('public answers are found by words, and nothing internal', async () => {
    const { items } = await fixture.ada.get('/articles?q=restart');
    assert.deepEqual(
      items.map((/** @type {any} */ { id, title, excerpt, url }) => [id, title, excerpt, url]),
      [
        [
          '71',
          'Restart a server',
          'Press Restart.',
          `${fixture.script.url}/help/en-us/1-general/71-restart-a-server`,
        ],
      ],
    );
  });

  test('what Zammad has not is absent from Config', async () => {
    const { features, severities, types, ...config } = await fixture.ada.get('/config');
    assert.deepEqual(
      ['search', 'rating', 'services', 'people', 'incidents', 'close', 'reopen', 'articles'].filter(
        name => features[name],
      ),
      ['close', 'reopen', 'articles'],
    );
    assert.deepEqual([severities, types], [undefined, undefined]);
    assert.deepEqual([config.maxSummaryLength, config.commentFormats], [250, ['text']]);
  });
});
