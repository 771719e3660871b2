/** Redmine 5 itself, on this machine: Debian's packages, SQLite, Puma. Everything that it writes is in a folder of its own. */
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { freePort } from '../free-port.js';

const run = promisify(execFile);

const library = '/usr/share/redmine';
const packages = 'redmine redmine-sqlite puma dbconfig-no-thanks';
const installed = existsSync(`${library}/config.ru`) && existsSync('/usr/bin/puma');

/** `skip` of node:test: the reason where Redmine is missing, else false. In CI nothing is skipped. */
export const missing =
  installed || process.env['CI']
    ? false
    : `no Redmine in ${library}: apt-get install --no-install-recommends ${packages}`;
if (missing) console.log(`Skipped with Redmine: ${missing}`);

/** What docs/helpdesks.md tells an administrator to click; an agent; and users with too few rights. */
const setUp = `
Redmine::DefaultData::Loader.load('en')
Setting.rest_api_enabled = '1'
Setting.login_required = '1'
Setting.attachment_max_size = '4096'
own = [:view_issues, :add_issues, :edit_own_issues, :add_issue_notes]
role = lambda do |name, permissions, visibility = 'own'|
  made = Role.create!(:name => name, :permissions => permissions, :issues_visibility => visibility)
  WorkflowRule.copy(nil, Role.find_by!(:name => 'Reporter'), nil, made)
  statuses = IssueStatus.all.index_by(&:name)
  Tracker.all.each do |tracker|
    WorkflowTransition.create!(:tracker => tracker, :role => made, :old_status => statuses['Closed'], :new_status => statuses['New'])
  end
  made
end
role.call('Customer', own)
role.call('Reader', [:view_issues], 'all')
role.call('Panel', own + [:view_private_notes, :set_notes_private], 'all')
support = Project.create!(:name => 'Support', :identifier => 'support', :is_public => false)
billing = Project.create!(:name => 'Billing', :identifier => 'billing', :is_public => false)
['Customer key', 'Write key', 'Unsearchable'].each do |name|
  IssueCustomField.create!(:name => name, :field_format => 'string', :projects => [support, billing], :is_filter => name != 'Unsearchable', :tracker_ids => Tracker.ids)
end
keys = { 'admin' => User.find_by_login('admin').api_key }
User.find_by_login('admin').update_columns(:must_change_passwd => false)
[['marta', 'Manager'], ['panel', 'Panel'], ['reader', 'Reader'], ['powerless', nil]].each do |login, name|
  user = User.new(:firstname => login.capitalize, :lastname => 'Stein', :mail => "#{login}@example.com")
  user.login = login
  user.random_password
  user.save!
  [support, billing].each { |project| Member.create!(:project => project, :principal => user, :roles => [Role.find_by!(:name => name)]) } if name
  keys[login] = user.api_key
end
puts JSON.generate(keys)
`;

/** @typedef {Record<string, unknown>} Json */

/** What agents do. @param {string} url @param {Record<string, string>} keys */
function agentsOf(url, keys) {
  /**
   * A call of Redmine's own API, as an agent.
   * @param {string} method @param {string} path @param {unknown} [json] @param {string} [as]
   * @returns {Promise<any>}
   */
  async function call(method, path, json, as = 'marta') {
    const send = () =>
      fetch(url + path, {
        method,
        headers: { 'X-Redmine-API-Key': keys[as] ?? '', 'Content-Type': 'application/json' },
        ...(json === undefined ? {} : { body: JSON.stringify(json) }),
      });
    let response = await send();
    // SQLite has one writer: whose transaction came second is undone with 500, and a person presses again.
    for (let again = 0; response.status === 500 && again < 5; again++) response = await send();
    const text = await response.text();
    if (!response.ok) throw new Error(`Redmine: ${method} ${path} ${response.status} ${text}`);
    return text.trim() ? JSON.parse(text) : undefined;
  }
  /** @param {string} name @param {string} content */
  async function upload(name, content) {
    const response = await fetch(`${url}/uploads.json?filename=${encodeURIComponent(name)}`, {
      method: 'POST',
      headers: { 'X-Redmine-API-Key': keys['marta'] ?? '', 'Content-Type': 'application/octet-stream' },
      body: content,
    });
    const { token } = /** @type {any} */ (await response.json()).upload;
    return { token, filename: name, content_type: 'text/plain' };
  }

  return {
    call,
    upload,
    /** @param {string} id @param {Json} issue */
    change: (id, issue) => call('PUT', `/issues/${id}.json`, { issue }),
    /** What an agent writes to the customer. @param {string} id @param {string} notes @param {Json} [more] */
    reply: (id, notes, more = {}) => call('PUT', `/issues/${id}.json`, { issue: { notes, ...more } }),
    /** What agents write to each other. @param {string} id @param {string} notes @param {Json} [more] */
    note: (id, notes, more = {}) =>
      call('PUT', `/issues/${id}.json`, { issue: { notes, private_notes: true, ...more } }),
    /** With journals. @param {string} id */
    issue: async id =>
      (await call('GET', `/issues/${id}.json?include=journals,attachments`, undefined, 'admin')).issue,
  };
}

export async function startRedmine() {
  if (!installed) throw new Error(`There is no Redmine. Run: apt-get install ${packages}`);
  const folder = mkdtempSync(join(tmpdir(), 'support-requests-redmine-'));
  for (const name of ['config', 'tmp', 'log', 'files', 'public/plugin_assets'])
    mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(
    join(folder, 'Gemfile'),
    `eval_gemfile '${library}/Gemfile'\ngem 'sqlite3', '~> 1.4'\ngem 'puma'\n`,
  );
  const database = `{ adapter: sqlite3, database: ${folder}/redmine.sqlite3, timeout: 20000 }`;
  writeFileSync(join(folder, 'config/database.yml'), `production: ${database}\n`);
  writeFileSync(join(folder, 'config/secret_key.txt'), 'secret-of-a-test'.repeat(4));
  writeFileSync(join(folder, 'set-up.rb'), setUp);
  const options = {
    cwd: library,
    env: {
      ...process.env,
      BUNDLE_GEMFILE: join(folder, 'Gemfile'),
      RAILS_ENV: 'production',
      REDMINE_LANG: 'en',
      // Debian's Redmine has several instances, below this folder of its own.
      REDMINE_INSTANCE: `../../../..${folder}`,
      SCHEMA: join(folder, 'schema.rb'),
      HOME: folder,
      // Another time zone than the server's, so that nothing depends on it.
      TZ: 'America/New_York',
      LC_ALL: 'C.UTF-8',
      RUBYOPT: '-W0',
    },
  };
  /** @param {readonly string[]} args */
  const bundle = async (...args) => (await run('bundle', args, options)).stdout;

  await bundle('install', '--local', '--quiet');
  await bundle('exec', 'rake', 'db:migrate');
  /** @type {Record<string, string>} */
  const keys = JSON.parse(await bundle('exec', 'bin/rails', 'runner', join(folder, 'set-up.rb')));
  const port = await freePort();
  const server = spawn(
    'bundle',
    ['exec', 'puma', '-b', `tcp://127.0.0.1:${port}`, '-e', 'production', '-t', '1:4'],
    { ...options, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  /** @type {string[]} */
  const log = [];
  for (const stream of [server.stdout, server.stderr])
    stream.setEncoding('utf8').on('data', text => log.push(text));
  const url = `http://127.0.0.1:${port}`;
  while (!(await fetch(`${url}/login`).catch(() => undefined))) {
    if (server.exitCode !== null) throw new Error(`Redmine has ended: ${log.join('')}`);
    await pause(100);
  }

  return {
    url,
    keys,
    /** What it has complained about. */
    log,
    ...agentsOf(url, keys),
    async stop() {
      server.kill('SIGTERM');
      if (server.exitCode === null && server.signalCode === null) await once(server, 'exit');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
