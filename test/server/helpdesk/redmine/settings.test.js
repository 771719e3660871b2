/** The settings of Redmine, and what `init` asks for them. */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { test } from 'node:test';
import { startScriptedHelpdesk } from '../scripted-helpdesk.js';
import './set-up.js';

const { readConfig } = await import('../../../../server/src/config/config.ts');
const { init } = await import('../../../../server/src/init.ts');
const { escapeMarkdown, read } = await import('../../../../server/src/helpdesks/redmine/bodies.ts');
const { loginFor } = await import('../../../../server/src/helpdesks/redmine/people.ts');

const good = {
  type: 'redmine',
  url: 'https://redmine.example.com/below/',
  key: 'SECRET',
  project: 'support',
};

/** @param {Record<string, unknown>} helpdesk */
const errorOf = helpdesk => {
  try {
    readConfig({ dataDir: tmpdir(), identify: () => null, helpdesk: { ...good, ...helpdesk } });
  } catch (error) {
    return /** @type {Error} */ (error).message;
  }
  return '';
};

test('the settings of Redmine are read, and what is wrong is said by name', () => {
  assert.equal(errorOf({}), '');
  assert.equal(errorOf({ customers: 'field', customerField: 'Customer key', pollSeconds: 5 }), '');
  for (const [change, message] of /** @type {[Record<string, unknown>, RegExp][]} */ ([
    [{ url: 'redmine' }, /helpdesk\.url/],
    [{ key: undefined }, /helpdesk\.key.*REDMINE_KEY/],
    [{ project: '../x' }, /helpdesk\.project/],
    [{ customers: 'phone' }, /helpdesk\.customers.*email, login, field/],
    [{ customers: 'field' }, /helpdesk\.customerField is missing/],
    [{ formatting: 'html' }, /helpdesk\.formatting.*textile, markdown, common_mark, none/],
    [{ loginPrefix: 'a b' }, /helpdesk\.loginPrefix/],
    [{ pollSeconds: 0 }, /helpdesk\.pollSeconds/],
    [{ hookSecret: 'x'.repeat(40) }, /helpdesk\.hookSecret is not known/],
  ])) {
    assert.match(errorOf(change), message);
    assert.doesNotMatch(errorOf(change), /SECRET/);
  }
});

test('init asks for Redmine, tries it, and says what is missing', async () => {
  const double = await startScriptedHelpdesk();
  double.script = ({ path }) =>
    path.startsWith('/users/current')
      ? { body: { user: { id: 5, login: 'marta', admin: false } } }
      : path.startsWith('/users/5')
        ? { body: { user: { memberships: [] } } }
        : { body: { project: { id: 1, name: 'Support' } } };
  const folder = mkdtempSync(join(tmpdir(), 'support-requests-init-'));
  try {
    let output = '';
    const sink = new Writable({
      write: (chunk, _encoding, done) => {
        output += chunk;
        done();
      },
    });
    const path = join(folder, 'config.mjs');
    const answers = [
      '',
      '',
      '',
      '',
      '',
      'redmine',
      double.url,
      'KEY',
      '',
      'mail',
      '',
      '',
      '',
      '',
      'go-on',
      '',
      '',
    ];
    await init(path, Readable.from(answers.map(line => `${line}\n`)), sink, {});
    assert.match(output, /One of email, login, field, please/);
    assert.match(output, /MISSING {2}marta has to be an administrator/);
    const text = readFileSync(path, 'utf8');
    assert.match(text, /type: "redmine"/);
    assert.match(text, /formatting: "textile"/);
    assert.doesNotMatch(text, /hookSecret|webhook of/);
  } finally {
    rmSync(folder, { recursive: true });
    await double.stop();
  }
});

test('a plain text as Markdown is that text again', () => {
  const settings = /** @type {any} */ ({ formatting: 'common_mark' });
  for (const body of [
    '',
    'a',
    '* a\n1. b\n12) c\n# d',
    '\\',
    '\\*',
    '`a` & <b> [c](d) _e_ ~f~ | 1.5 - 2',
    '  - x\n\n===',
  ]) {
    assert.deepEqual(read(escapeMarkdown(body), settings), { body, format: 'text' });
  }
  assert.deepEqual(read('**a**', settings), { body: '**a**', format: 'markdown' });
  assert.deepEqual(read('**a**', /** @type {any} */ ({ formatting: 'textile' })), {
    body: '**a**',
    format: 'text',
  });
});

test('each key has a login of its own, which Redmine takes', () => {
  const keys = ['ada', 'Ada', 'a b', 'a/b', 'имя', '_ada', 'x'.repeat(60), 'x'.repeat(61)];
  const logins = keys.map(key => loginFor('customer-', key));
  assert.equal(new Set(logins.map(login => login.toLowerCase())).size, keys.length);
  for (const login of logins) assert.match(login, /^[a-z0-9_.@-]{1,60}$/);
});
