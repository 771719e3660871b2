/** Servers as they are run, killed while they send mails. */
import assert from 'node:assert/strict';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, test } from 'node:test';
import 'tsx';
import { root } from '../../../scripts/build/paths.js';
import { ApiClient } from '../api-client.js';
import { missing, startPostgres } from '../postgres-server.js';
import { makeFolder, removeFolder } from '../server-process.js';
import { until } from './until.js';
import { startSmtpReceiver } from './smtp-receiver.js';

const { openPglite } = await import('../../../server/src/stores/sql/pglite.ts');
const { openPostgres } = await import('../../../server/src/stores/sql/postgres.ts');

const skip = spawnSync('openssl', ['version']).status === 0 ? false : 'no openssl';
const requests = 12;

/** A key, and a certificate for it that only those trust who are told to. @param {string} folder */
function makeCertificate(folder) {
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  execFileSync(
    'openssl',
    [
      ...[
        'req',
        '-x509',
        '-newkey',
        'ec',
        '-pkeyopt',
        'ec_paramgen_curve:prime256v1',
        '-nodes',
        '-days',
        '2',
      ],
      ...['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost', '-keyout', key, '-out', cert],
    ],
    { stdio: 'ignore' },
  );
  return { key: readFileSync(key), cert: readFileSync(cert), path: cert };
}

/** @param {string} folder @param {Record<string, string>} environment */
async function startServer(folder, environment) {
  const config = join(folder, 'server.json');
  writeFileSync(
    config,
    JSON.stringify({
      port: 0,
      identify: {
        header: { key: 'X-Customer', email: 'X-Email', trustedAddresses: ['127.0.0.1/32'] },
      },
      mail: { from: 'support@panel.example', to: 'desk@panel.example', gatherSeconds: 0 },
    }),
  );
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', join(root, 'server/src/cli.ts'), '--config', config],
    {
      cwd: root,
      env: { ...process.env, DATA_DIR: folder, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const exited = once(child, 'exit');
  /** @type {string[]} */
  const output = [];
  child.stderr.setEncoding('utf8').on('data', text => output.push(text));
  const url = await new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', line => {
      output.push(line);
      const listening = /Listening on ([^\s,]+)/.exec(line)?.[1];
      if (listening) resolve(listening);
    });
    child.once('exit', code => reject(new Error(`The server ended with ${code}: ${output.join('\n')}`)));
  });
  return {
    client: (/** @type {string} */ customer) =>
      new ApiClient(`${url}/api/support`, {
        'X-Customer': customer,
        'X-Email': `${customer}@customers.example`,
      }),
    output: () => output.join('\n'),
    /** @param {NodeJS.Signals} signal */
    stop: async signal => {
      if (child.exitCode === null && child.signalCode === null) child.kill(signal);
      await exited;
    },
  };
}

/**
 * Customers raise requests, of which support is told. The server is killed while the SMTP server holds its answer.
 *
 * @param {import('node:test').TestContext} t
 * @param {Record<string, string>} environment
 * @param {(folder: string) => Promise<import('../../../server/src/stores/sql/database.ts').Database>} open the database, while no server with an embedded one runs
 * @param {boolean} isShared whether a second server runs on the database
 */
async function sendThroughKill(t, environment, open, isShared) {
  const folders = [makeFolder(), makeFolder()];
  const [first = '', second = ''] = folders;
  const certificate = makeCertificate(first);
  const receiver = await startSmtpReceiver({ secure: true, key: certificate.key, cert: certificate.cert });
  const settings = {
    ...environment,
    SMTP_URL: `smtps://desk:right@localhost:${receiver.port}`,
    NODE_EXTRA_CA_CERTS: certificate.path,
  };
  /** @type {Awaited<ReturnType<typeof startServer>>[]} */
  const servers = [];
  t.after(async () => {
    for (const server of servers) await server.stop('SIGKILL');
    await receiver.close();
    folders.forEach(removeFolder);
  });

  /** @type {string[]} */
  const held = [];
  /** @type {() => void} */
  let release = () => {};
  const released = new Promise(resolve => (release = () => resolve(undefined)));
  receiver.take = async ({ headers }) => {
    if (receiver.mails.length < 3) return;
    held.push(headers['message-id'] ?? '');
    await released;
  };
  const doomed = await startServer(first, settings);
  servers.push(doomed);
  for (let index = 0; index < requests; index++)
    await doomed.client(`customer-${index}`).create(`Request ${index}`);
  await until(() => held.length === 2);
  await doomed.stop('SIGKILL');
  // What it was sending arrives all the same: the SMTP server had all of it.
  release();
  receiver.take = () => undefined;
  const arrived = () => receiver.mails.map(({ headers }) => headers['message-id'] ?? '');
  await until(() => held.every(id => arrived().includes(id)));

  const database = await open(first);
  // Two minutes later, as far as the mails know that the dead server was sending.
  await database.query('update mail_deliveries set next_at = 0 where attempts > 0');
  await database.close();
  servers.push(await startServer(isShared ? second : first, settings));
  await until(() => new Set(arrived()).size === requests && arrived().length === requests + held.length);
  assert.deepEqual(
    new Set(receiver.mails.map(({ headers }) => headers['subject']?.replace(/ \[.*/, ''))),
    new Set(Array.from({ length: requests }, (_, index) => `Request ${index}`)),
  );
  // Only what was under way came twice, and says so by its id.
  const twice = arrived().filter((id, index, all) => all.indexOf(id) !== index);
  assert.deepEqual(twice.sort(), [...held].sort());
  assert.ok(receiver.logins.every(login => login === 'desk:right'));
  for (const server of servers) {
    assert.doesNotMatch(server.output(), /desk:right|@customers\.example|@panel\.example/);
    await server.stop('SIGTERM');
  }
}

describe('a server that is killed while it sends mails loses none', { skip, timeout: 240_000 }, () => {
  test('with the embedded database', t =>
    sendThroughKill(t, { DATABASE_URL: '' }, folder => openPglite(join(folder, 'postgres')), false));

  test('with PostgreSQL, and another server', { skip: missing }, async t => {
    const postgres = await startPostgres();
    t.after(() => postgres.stop());
    await sendThroughKill(t, { DATABASE_URL: postgres.url }, () => openPostgres(postgres.url, 1), true);
  });
});
