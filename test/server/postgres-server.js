/** A PostgreSQL server for tests, on the loopback address, in a temporary folder, from the binaries of Debian's package. */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { freePort } from './free-port.js';

const home = '/usr/lib/postgresql';

function findBinaries() {
  const versions = existsSync(home) ? readdirSync(home) : [];
  return versions
    .sort((a, b) => Number(b) - Number(a))
    .map(version => join(home, version, 'bin'))
    .find(folder => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')));
}

const binaries = findBinaries();

/** `skip` of node:test: the reason where PostgreSQL is missing, else false. In CI nothing is skipped. */
export const missing =
  binaries || process.env['CI'] ? false : `no PostgreSQL below ${home}: apt-get install postgresql`;
if (missing) console.log(`Skipped on PostgreSQL: ${missing}`);

/** User and group for the server, which does not run as root. */
function unprivileged() {
  if (process.getuid?.() !== 0) return {};
  const id = (/** @type {string} */ flag) =>
    Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

/**
 * @param {{ fsync?: boolean, standbyOf?: number }} [options] Without fsync it is faster; data then survive a killed process but no power
 * failure. `standbyOf`: the port of a server whose copy this one is; it only reads until `promote`.
 */
export async function startPostgres({ fsync = false, standbyOf } = {}) {
  if (!binaries) throw new Error(`There is no PostgreSQL below ${home}. Run: apt-get install postgresql`);
  const folder = mkdtempSync(join(tmpdir(), 'support-requests-postgres-'));
  const user = unprivileged();
  if (user.uid !== undefined) chownSync(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  const options = { ...user, cwd: folder, env: { PATH: process.env['PATH'], LC_ALL: 'C.UTF-8' } };
  const [program, args] =
    standbyOf === undefined
      ? ['initdb', ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-sync']]
      : [
          'pg_basebackup',
          ['-D', data, '-h', '127.0.0.1', '-p', String(standbyOf), '-U', 'postgres', '-R', '-c', 'fast'],
        ];
  execFileSync(join(binaries, program), args, { ...options, stdio: 'ignore' });
  const port = await freePort();
  const settings = { fsync: fsync ? 'on' : 'off', unix_socket_directories: folder, max_connections: '60' };
  /** @type {import('node:child_process').ChildProcess} */
  let server;
  /** @type {string[]} */
  const log = [];
  async function run() {
    server = spawn(
      join(/** @type {string} */ (binaries), 'postgres'),
      [
        ...['-D', data, '-h', '127.0.0.1', '-p', String(port)],
        ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
      ],
      { ...options, stdio: ['ignore', 'ignore', 'pipe'] },
    );
    await new Promise((resolve, reject) => {
      createInterface({ input: /** @type {import('node:stream').Readable} */ (server.stderr) }).on(
        'line',
        line => {
          log.push(line);
          if (/ready to accept (read-only )?connections/.test(line)) resolve(undefined);
        },
      );
      server.once('exit', code => reject(new Error(`PostgreSQL ended with ${code}:\n${log.join('\n')}`)));
    });
    server.removeAllListeners('exit');
  }
  /** @param {NodeJS.Signals} signal */
  async function end(signal) {
    server.kill(signal);
    await once(server, 'exit');
  }
  await run();
  const url = (/** @type {string} */ database) => `postgres://postgres@127.0.0.1:${port}/${database}`;

  return {
    url: url('postgres'),
    port,
    /** Lines of its log. */
    log,
    /**
     * Stops it and starts it again on the same port.
     * @param {'fast' | 'immediate'} mode ends sessions and shuts down in order, or leaves the recovery to the next start
     */
    async restart(mode) {
      await end(mode === 'fast' ? 'SIGINT' : 'SIGQUIT');
      await run();
    },
    /** Makes a standby the server that writes. */
    promote: () =>
      execFileSync(join(/** @type {string} */ (binaries), 'pg_ctl'), ['promote', '-D', data], {
        ...options,
        stdio: 'ignore',
      }),
    /** Ends it as a crash does, for good; `stop` still has to be called. */
    crash: () => end('SIGQUIT'),
    /** Stops it until `resume`. */
    pause: () => end('SIGINT'),
    resume: run,
    async stop() {
      if (server.exitCode === null && server.signalCode === null) await end('SIGINT');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
