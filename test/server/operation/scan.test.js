import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer as createTcpServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import 'tsx';

const { createServer } = await import('../../../server/src/create-server.ts');
const { createScan } = await import('../../../server/src/operation/scan.ts');
const { createMemoryStore } = await import('../../../server/src/stores/browser/memory-store.ts');

/** What the tests' signatures find. */
const virus = 'This is the virus of the tests.';

/** @param {import('../../../server/src/operation/scan.ts').Scanner} scanner */
function serverWith(scanner) {
  const store = createMemoryStore();
  /** @type {unknown[]} */
  const errors = [];
  const server = createServer({
    store,
    scan: createScan(scanner),
    identify: () => ({ key: 'ada', name: 'Ada Byron' }),
    onError: error => void errors.push(error),
  });
  /** @param {string | Buffer} content @param {string} [key] */
  const upload = async (content, key = crypto.randomUUID()) => {
    const body = new FormData();
    body.append('file', new File([content], 'invoice.pdf'));
    const url = 'http://desk.example/api/support/attachments';
    return server(new Request(url, { method: 'POST', body, headers: { 'Idempotency-Key': key } }));
  };
  return { store, upload, errors };
}

/** Clean, infected, clean and large; and what the customer reads. @param {ReturnType<typeof serverWith>} server */
async function check({ store, upload }) {
  const large = Buffer.alloc(3 * 1024 * 1024, 'clean ');
  for (const content of ['some bytes', large, '']) assert.equal((await upload(content)).status, 201);
  const bytes = await store.unsentBytes('ada');
  const refused = await upload(Buffer.concat([large.subarray(0, 1_000_000), Buffer.from(virus)]));
  const problem = await refused.json();
  assert.equal(refused.status, 422, JSON.stringify(problem));
  assert.match(problem.detail, /^“invoice.pdf” is not taken: our virus scanner has found something in it/);
  assert.equal(problem.errors[0].field, 'file');
  assert.equal(await store.unsentBytes('ada'), bytes);
}

/** The file of clamd, from Debian's package. */
const clamd = '/usr/sbin/clamd';
const noClamd = existsSync(clamd) || process.env['CI'] ? false : `no ${clamd}: apt-get install clamav-daemon`;

describe('virus scans', { timeout: 120_000 }, () => {
  test('by clamd, over its socket and over TCP', { skip: noClamd }, async t => {
    const folder = mkdtempSync(join(tmpdir(), 'support-requests-clamd-'));
    chmodSync(folder, 0o777);
    const port = await freePort();
    const socket = join(folder, 'socket');
    const database = join(folder, 'database');
    mkdirSync(database);
    writeFileSync(join(database, 'test.ndb'), `Test.Virus:0:*:${Buffer.from(virus).toString('hex')}\n`);
    const lines = ['Foreground yes', `DatabaseDirectory ${database}`, `LocalSocket ${socket}`];
    lines.push('TCPAddr 127.0.0.1', `TCPSocket ${port}`, 'LogFile /dev/null');
    writeFileSync(join(folder, 'clamd.conf'), `${lines.join('\n')}\n`);
    const daemon = spawn(clamd, ['-c', join(folder, 'clamd.conf')], { stdio: 'ignore' });
    t.after(async () => {
      daemon.kill();
      if (daemon.exitCode === null) await once(daemon, 'exit');
      rmSync(folder, { recursive: true });
    });
    const deadline = Date.now() + 30_000;
    while (!existsSync(socket)) {
      assert.equal(daemon.exitCode, null, 'clamd has ended');
      assert.ok(Date.now() < deadline, 'clamd does not listen');
      await new Promise(resolve => setTimeout(resolve, 50));
    }
    await check(serverWith({ clamd: socket }));
    await check(serverWith({ clamd: `127.0.0.1:${port}` }));
  });

  test('by a double that speaks INSTREAM', async t => {
    const double = await startDouble();
    t.after(() => void double.close());
    await check(serverWith({ clamd: `127.0.0.1:${portOf(double)}` }));
  });

  test('by a command', async () => {
    const code = `let t = ''; process.stdin.on('data', d => t += d).on('end', () => process.exit(t.includes(${JSON.stringify(virus)}) ? 1 : 0))`;
    await check(serverWith({ command: [process.execPath, '-e', code] }));
  });

  test('that cannot be made take no file, and the same call goes well later', async t => {
    const double = await startDouble();
    const clamd = `127.0.0.1:${portOf(double)}`;
    const { upload, store, errors } = serverWith({ clamd });
    double.close();
    const key = crypto.randomUUID();
    const refused = await upload('some bytes', key);
    assert.equal(refused.status, 503);
    assert.ok(Number(refused.headers.get('Retry-After')) > 0);
    assert.match(String(errors[0]), /Scanner: /);
    assert.equal(await store.unsentBytes('ada'), 0);
    const again = await startDouble(Number(clamd.split(':')[1]));
    t.after(() => void again.close());
    assert.equal((await upload('some bytes', key)).status, 201);
    for (const command of [['/nowhere/scanner'], ['sh', '-c', 'exit 2']])
      assert.equal((await serverWith({ command }).upload('x')).status, 503);
  });
});

async function freePort() {
  const server = createTcpServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const port = portOf(server);
  server.close();
  await once(server, 'close');
  return port;
}

/** @param {import('node:net').Server} server */
const portOf = server => /** @type {import('node:net').AddressInfo} */ (server.address()).port;

async function startDouble(port = 0) {
  const server = createTcpServer(socket => {
    let held = Buffer.alloc(0);
    let file = Buffer.alloc(0);
    const command = Buffer.from('zINSTREAM\0');
    let begun = false;
    socket.on('data', data => {
      held = Buffer.concat([held, data]);
      if (!begun && held.length >= command.length) {
        assert.deepEqual(held.subarray(0, command.length), command);
        held = held.subarray(command.length);
        begun = true;
      }
      while (begun && held.length >= 4) {
        const length = held.readUInt32BE();
        if (held.length < 4 + length) return;
        file = Buffer.concat([file, held.subarray(4, 4 + length)]);
        held = held.subarray(4 + length);
        if (length === 0)
          return void socket.end(file.includes(virus) ? 'stream: Test.Virus FOUND\0' : 'stream: OK\0');
      }
    });
  }).listen(port, '127.0.0.1');
  await once(server, 'listening');
  return server;
}
