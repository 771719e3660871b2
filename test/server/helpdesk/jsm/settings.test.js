/** The settings of Jira Service Management, what `init` asks and finds out, and what the log-in of the service account may do. */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { after, before, describe, test } from 'node:test';
import 'tsx';
import { startJsm } from './server.js';

const { Reader } = await import('../../../../server/src/config/reader.ts');
const { readConfig } = await import('../../../../server/src/config/config.ts');
const { loadConfig } = await import('../../../../server/src/config/load.ts');
const { init } = await import('../../../../server/src/init.ts');
const { jiraServiceManagement } =
  await import('../../../../server/src/helpdesks/jira-service-management/index.ts');

const kind = 'jira-service-management';
const complete = {
  url: 'https://example.atlassian.net/',
  user: 'panel@example.com',
  token: 'TOP-SECRET',
  accountId: 'qm:1',
  serviceDesk: 'CS',
  requestType: '25',
};

/** What is wrong with settings. @param {Record<string, unknown>} values */
function problems(values, environment = {}) {
  /** @type {string[]} */
  const errors = [];
  const reader = new Reader('helpdesk', values, errors);
  jiraServiceManagement.read(reader, environment);
  reader.end();
  return errors;
}

test('a complete configuration is one, also with the token from the environment', () => {
  assert.deepEqual(problems(complete), []);
  const { token: _, ...without } = complete;
  assert.deepEqual(problems(without, { JIRA_TOKEN: 'x' }), []);
  assert.equal(problems(without).length, 1);
  const helpdesk = { type: 'jira-service-management', ...complete };
  assert.ok(readConfig({ identify: () => null, helpdesk }).helpdesk);
});

/** @type {[string, Record<string, unknown>, RegExp][]} */
const wrong = [
  ['no settings at all', {}, /^helpdesk\.requestType is missing/],
  ['an address that is none', { ...complete, url: 'jira' }, /^helpdesk\.url is "jira"/],
  [
    'a type by its name',
    { ...complete, requestType: 'Get help' },
    /^helpdesk\.requestType.*an id such as 25/,
  ],
  ['another writer', { ...complete, commentsAs: 'me' }, /service-account or customer-token/],
  [
    'customers’ tokens without a function',
    { ...complete, commentsAs: 'customer-token' },
    /customerToken is missing/,
  ],
  [
    'a token that is a text',
    { ...complete, customerToken: 'TOP-SECRET' },
    /customerToken has to be a function/,
  ],
  [
    'a first line without a name',
    { ...complete, commentLine: 'Customer ({ref}):' },
    /with \{name\} and \{ref\}/,
  ],
  [
    'a first line with nothing of its own',
    { ...complete, commentLine: '{name} {ref}' },
    /with \{name\} and \{ref\}/,
  ],
  ['a first line of two', { ...complete, commentLine: 'By {name}\n({ref})' }, /one line with/],
  ['one address for all', { ...complete, fallbackAddress: 'all@example.com' }, /with \{key\} in it/],
  ['a service field by its name', { ...complete, serviceField: 'Where' }, /customfield_10050/],
  ['a field by its name', { ...complete, markField: 'Mark' }, /customfield_10050/],
  ['a short secret', { ...complete, hookSecret: 'TOP-SECRET' }, /hookSecret.*at least 32/],
  ['an unknown member', { ...complete, queue: 'x' }, /helpdesk\.queue is not known/],
];
for (const [what, values, message] of wrong)
  test(`${what} is an error that says what to do`, () => {
    const errors = problems(values);
    assert.match(errors.join('\n'), new RegExp(message.source, 'm'));
    assert.doesNotMatch(errors.join('\n'), /TOP-SECRET/);
  });

describe('with a service desk', { timeout: 60_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'support-requests-jsm-'));
  /** @type {Awaited<ReturnType<typeof startJsm>>} */
  let jsm;
  before(async () => {
    jsm = await startJsm();
  });
  after(async () => {
    await jsm.stop();
    rmSync(folder, { recursive: true });
    assert.deepEqual(jsm.violations, []);
  });

  /** @param {import('./data.js').User} user @param {Record<string, unknown>} [more] */
  async function check(user, more) {
    const { emailAddress, token, accountId } = user;
    const values = { ...complete, url: jsm.url, user: emailAddress, token, accountId, ...more };
    return jiraServiceManagement.read(new Reader('helpdesk', values, []), {}).check();
  }
  const missing = (/** @type {readonly { ok: boolean, text: string }[]} */ findings) =>
    findings.filter(({ ok }) => !ok).map(({ text }) => text);

  test('an agent’s key is enough to begin with; nothing is written', async () => {
    const agent = jsm.data.addUser('agent@example.com', 'Panel', 'agent');
    assert.deepEqual(missing(await check(agent)), []);
    jsm.data.addRequest({ reporter: agent, creator: agent, requestTypeId: '25', values: { summary: 's' } });
    const findings = await check(agent);
    assert.deepEqual(missing(findings), []);
    assert.match(findings.map(({ text }) => text).join('\n'), /“Time to first response” says when/);
    assert.ok(jsm.calls.every(call => call.startsWith('GET ')));
  });

  test('what is missing is named, with what to do', async () => {
    const agent = jsm.data.addUser('agent2@example.com', 'Panel', 'agent');
    const customer = jsm.data.addUser('customer@example.com', 'Somebody');
    /** @type {[import('./data.js').User, Record<string, unknown>, RegExp][]} */
    const rows = [
      [agent, { url: 'http://127.0.0.1:1' }, /cannot be reached/],
      [agent, { token: 'old' }, /refuses the key \(401\).*JIRA_TOKEN/],
      [
        agent,
        { accountId: 'qm:1' },
        /token belongs to the account qm:.*, not to qm:1: set helpdesk\.accountId/,
      ],
      [agent, { serviceDesk: 'XX' }, /no service desk XX/],
      [agent, { requestType: '99' }, /no request type 99/],
      [agent, { requestType: '27' }, /make these fields optional.*Approver/],
      [agent, { markField: 'customfield_10050' }, /add the field customfield_10050/],
      [
        agent,
        { serviceField: 'customfield_10051' },
        /add the field customfield_10051 \(helpdesk.serviceField\)/,
      ],
      [agent, { requestType: '26', serviceField: 'customfield_10055' }, /is none from which one option/],
      [agent, { requestType: '26', serviceField: 'customfield_10053' }, /is none from which one option/],
      [customer, {}, /role Service Desk Team[\s\S]*has to be an agent/],
    ];
    for (const [user, more, message] of rows)
      assert.match(missing(await check(user, more)).join('\n'), message);
  });

  test('init asks, tries, and writes a configuration that starts', async () => {
    const { emailAddress, token, accountId } = jsm.data.addUser('init@example.com', 'Panel', 'admin');
    let output = '';
    const sink = new Writable({
      write: (chunk, _encoding, done) => {
        output += chunk;
        done();
      },
    });
    const path = join(folder, 'server.mjs');
    const settings = [jsm.url, emailAddress, 'wrong', accountId, 'CS', '25'];
    const answers = [
      ...['', '', '', '', '', 'jira-service-management'],
      ...[...settings, 'again'],
      // What was right is there as it was.
      ...['', '', token, '', '', ''],
    ];
    await init(path, Readable.from(answers.map(line => `${line}\n`)), sink, {});
    assert.match(output, /MISSING {2}Jira Service Management refuses the key/);
    assert.match(output, /ok {2}the request type 25 is there/);
    assert.ok((await loadConfig(path, {})).helpdesk);
    const text = readFileSync(path, 'utf8');
    assert.match(text, /hooks\/jira-service-management/);
    assert.match(text, /\/\/ hookSecret: "[\w-]{48}"/);
    assert.match(output, /token of the service account \[as before\]/);
    assert.doesNotMatch(output, /\[wrong\]/);
    const { default: written } = await import(path);
    const { type: _, ...answered } = written.helpdesk;
    assert.deepEqual(answered, { ...complete, url: jsm.url, user: emailAddress, token, accountId });
  });

  test('init asks for no token that is in the environment, and writes none', async () => {
    const { emailAddress, token, accountId } = jsm.data.addUser('variable@example.com', 'Panel', 'admin');
    let output = '';
    const sink = new Writable({
      write: (chunk, _encoding, done) => {
        output += chunk;
        done();
      },
    });
    const path = join(folder, 'variable.mjs');
    const answers = [...['', '', '', '', '', kind], jsm.url, emailAddress, accountId, 'CS', '25'];
    await init(path, Readable.from(answers.map(line => `${line}\n`)), sink, { JIRA_TOKEN: token });
    assert.match(output, /An API token of the service account: from JIRA_TOKEN/);
    assert.match(output, /ok {2}the request type 25 is there/);
    assert.ok(!readFileSync(path, 'utf8').includes(token));
    assert.ok((await loadConfig(path, { JIRA_TOKEN: token })).helpdesk);
  });
});
