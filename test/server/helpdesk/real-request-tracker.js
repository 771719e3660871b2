/** Request Tracker 5 itself, on this machine: Debian's packages, SQLite, its standalone server. */
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { freePort } from '../free-port.js';

const run = promisify(execFile);

const library = '/usr/share/request-tracker5';
const packages = 'request-tracker5 rt5-standalone rt5-db-sqlite dbconfig-no-thanks msmtp-mta curl w3m';

/** `skip` of node:test: the reason where RT is missing, else false. In CI nothing is skipped. */
export const missing =
  existsSync(`${library}/libexec/rt-server`) || process.env['CI']
    ? false
    : `no Request Tracker below ${library}: apt-get install --no-install-recommends ${packages}`;
if (missing) console.log(`Skipped with Request Tracker: ${missing}`);

/** Another time zone than the server's, so that nothing depends on it. No mail leaves. With the usual cost each call takes 0.3 s for its token. */
const settings = (/** @type {string} */ folder, /** @type {number} */ port, more = '') => `
Set($rtname, 'example');
Set($Organization, 'example.com');
Set($WebDomain, '127.0.0.1');
Set($WebPort, ${port});
Set($WebPath, '');
Set($Timezone, 'America/New_York');
Set($DatabaseType, 'SQLite');
Set($DatabaseName, '${folder}/rt5.sqlite');
Set($MailCommand, 'mbox');
Set($BcryptCost, 4);
Set($LogToSyslog, undef);
Set($LogToSTDERR, 'warning');
${more}
1;
`;

const prelude = `
use strict; use warnings;
use lib '${library}/lib';
use RT -init;
use JSON;
my $system = RT->SystemUser;
sub done { my ($id, $message) = @_; die 'RT: '.($message // 'no') unless $id; return $id }
`;

/** What docs/helpdesks.md tells an administrator to click, and an agent; and a user who may nothing. */
const setUp = `
my %queues;
for my $name ('Support', 'Billing') {
  my $queue = RT::Queue->new($system);
  done($queue->Create(Name => $name, CorrespondAddress => lc($name).'@example.com'));
  $queues{$name} = $queue;
}
my %tokens;
sub user {
  my ($name, $real, @rights) = @_;
  my $user = RT::User->new($system);
  done($user->Create(Name => $name, RealName => $real, EmailAddress => "$name\\@example.com", Privileged => 1));
  my $token = RT::AuthToken->new($system);
  $tokens{$name} = ($token->Create(Owner => $user->id, Description => 'panel'))[2];
  return $user;
}
sub grant { my ($user, $queue, @rights) = @_; done($user->PrincipalObj->GrantRight(Right => $_, Object => $queues{$queue})) for @rights }
my @panel = qw(SeeQueue ShowTicket CreateTicket ReplyToTicket CommentOnTicket ModifyTicket);
grant(user('support-panel', 'Panel'), 'Support', @panel);
grant(user('reader', 'Reader'), 'Support', qw(SeeQueue ShowTicket CreateTicket));
user('powerless', 'Powerless');
my $agent = user('marta', 'Marta');
grant($agent, $_, @panel, qw(ShowTicketComments OwnTicket TakeTicket DeleteTicket)) for keys %queues;
# No mail: each takes RT half a second.
my $scrips = RT::Scrips->new($system);
$scrips->UnLimit;
while (my $scrip = $scrips->Next) {
  done($scrip->SetDisabled(1)) if $scrip->ActionObj->Name =~ /Notify|Autoreply|Forward/i;
}
print encode_json(\\%tokens);
`;

export async function startRequestTracker() {
  if (!existsSync(`${library}/libexec/rt-server`))
    throw new Error(`There is no Request Tracker. Run: apt-get install ${packages}`);
  const folder = mkdtempSync(join(tmpdir(), 'support-requests-rt-'));
  const port = await freePort();
  const file = join(folder, 'RT_SiteConfig.pm');
  writeFileSync(file, settings(folder, port));
  mkdirSync(join(folder, 'empty'));
  const options = {
    cwd: folder,
    env: {
      ...process.env,
      RT_SITE_CONFIG: file,
      RT_SITE_CONFIG_DIR: join(folder, 'empty'),
      LC_ALL: 'C.UTF-8',
    },
  };
  /** What an administrator does with RT's own library. @param {string} script @returns {Promise<string>} */
  async function perl(script) {
    const at = join(folder, 'script.pl');
    writeFileSync(at, prelude + script);
    return (await run('perl', [at], options)).stdout;
  }

  await run('rt-setup-database-5', ['--action', 'init', '--skip-create'], options);
  /** @type {Record<string, string>} */
  const tokens = JSON.parse(await perl(setUp));
  /** @type {string[]} */
  const log = [];
  /** @param {number} at @param {string} site its configuration */
  async function serve(at, site) {
    const server = spawn(
      `${library}/libexec/rt-server`,
      ['--host', '127.0.0.1', '--port', String(at), '--max-workers', '4'],
      { ...options, env: { ...options.env, RT_SITE_CONFIG: site }, stdio: ['ignore', 'ignore', 'pipe'] },
    );
    server.stderr.setEncoding('utf8').on('data', text => log.push(text));
    const url = `http://127.0.0.1:${at}`;
    while (!(await fetch(`${url}/REST/2.0/rt`).catch(() => undefined))) {
      if (server.exitCode !== null) throw new Error(`Request Tracker has ended: ${log.join('')}`);
      await pause(100);
    }
    return {
      url,
      async stop() {
        server.kill('SIGTERM');
        if (server.exitCode === null && server.signalCode === null) await once(server, 'exit');
      },
    };
  }
  const { url, stop } = await serve(port, file);

  /**
   * A call of RT's own API, as an agent.
   * @param {string} method @param {string} path @param {unknown} [json] @param {string} [as]
   */
  async function call(method, path, json, as = 'marta') {
    const response = await fetch(`${url}/REST/2.0${path}`, {
      method,
      headers: { Authorization: `token ${tokens[as]}`, 'Content-Type': 'application/json' },
      ...(json === undefined ? {} : { body: JSON.stringify(json) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`RT: ${response.status} ${text}`);
    return JSON.parse(text);
  }

  return {
    url,
    tokens,
    /** What it has complained about. */
    log,
    perl,
    call,
    /** What an agent writes to the customer. @param {string} ticket @param {string} body @param {string} [type] */
    reply: (ticket, body, type = 'text/plain') =>
      call('POST', `/ticket/${ticket}/correspond`, { Content: body, ContentType: type }),
    /** What agents write to each other. @param {string} ticket @param {string} body */
    note: (ticket, body) =>
      call('POST', `/ticket/${ticket}/comment`, { Content: body, ContentType: 'text/plain' }),
    /** @param {string} ticket @param {Record<string, unknown>} fields */
    change: (ticket, fields) => call('PUT', `/ticket/${ticket}`, fields),
    /** The same RT, with other settings. @param {string} more lines of its configuration */
    async configured(more) {
      const other = await freePort();
      const site = join(folder, `site-${other}.pm`);
      writeFileSync(site, settings(folder, other, more));
      return serve(other, site);
    },
    async stop() {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
