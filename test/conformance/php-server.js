import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { root } from '../../scripts/build/paths.js';

export const script = join(root, 'demo/php/index.php');

/** Why the PHP backend can't run here; `undefined` where it can. */
export function whyNoPhp() {
  const { status, stdout } = spawnSync('php', ['-m'], { encoding: 'utf8' });
  if (status !== 0) return 'there is no php here';
  return /^pdo_sqlite$/m.test(stdout) ? undefined : 'php is here without pdo_sqlite';
}

/**
 * PHP's own server on a port that it chooses, with several workers, as only these can show a race.
 * @param {Record<string, string>} [env]
 */
export async function servePhp(env = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'support-php-'));
  const own = { SUPPORT_DATABASE: join(folder, 'support.sqlite'), ...env };
  // A group of its own: PHP leaves its workers behind when it is ended alone.
  const server = spawn('php', ['-S', '127.0.0.1:0', script], {
    detached: true,
    env: { ...process.env, PHP_CLI_SERVER_WORKERS: '4', ...own },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const stop = () => server.pid && process.kill(-server.pid);
  process.once('exit', stop);
  /** @type {string[]} */
  const log = [];
  const origin = await new Promise((resolve, reject) => {
    server.on('error', reject);
    server.on('exit', code => reject(new Error(`php ended with ${code}:\n${log.join('\n')}`)));
    createInterface(server.stderr).on('line', line => {
      log.push(line);
      const started = /Development Server \((http:\S+)\) started/.exec(line);
      if (started) resolve(started[1]);
    });
  });
  return {
    base: `${origin}/api/support`,
    env: own,
    log,
    async close() {
      const ended = new Promise(done => server.once('close', done));
      process.removeListener('exit', stop);
      stop();
      await ended;
      rmSync(folder, { recursive: true });
    },
  };
}
