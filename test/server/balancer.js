/** HAProxy with the configuration of server/deploy, on the loopback address. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { root } from '../../scripts/build/paths.js';
import { freePort } from './free-port.js';
import { makeFolder, removeFolder } from './server-process.js';

const binary = '/usr/sbin/haproxy';

/** `skip` of node:test: the reason where HAProxy is missing, else false. In CI nothing is skipped. */
export const missing =
  existsSync(binary) || process.env['CI'] ? false : `no ${binary}: apt-get install haproxy`;
if (missing) console.log(`Skipped behind a balancer: ${missing}`);

/** Replaces what the file has once. @param {string} text @param {string} before @param {string} after */
export function replaceOnce(text, before, after) {
  const parts = text.split(before);
  if (parts.length !== 2) throw new Error(`The configuration has ${parts.length - 1} times "${before}"`);
  return parts.join(after);
}

/** Resolves once it serves calls. @param {readonly [number, number]} ports of the two servers */
export async function startBalancer([one, two]) {
  const folder = makeFolder();
  const port = await freePort();
  let config = readFileSync(join(root, 'server/deploy/haproxy.cfg'), 'utf8');
  config = replaceOnce(config, 'bind :8080', `bind 127.0.0.1:${port}`);
  config = replaceOnce(config, '10.0.0.11:8787', `127.0.0.1:${one}`);
  config = replaceOnce(config, '10.0.0.12:8787', `127.0.0.1:${two}`);
  config = replaceOnce(config, 'inter 2s', 'inter 200ms');
  const file = join(folder, 'haproxy.cfg');
  writeFileSync(file, config);
  const child = spawn(binary, ['-db', '-f', file], { stdio: ['ignore', 'ignore', 'pipe'] });
  let output = '';
  child.stderr.setEncoding('utf8').on('data', text => (output += text));
  const exited = once(child, 'exit');
  const origin = `http://127.0.0.1:${port}`;
  for (;;) {
    if (child.exitCode !== null) throw new Error(`HAProxy ended with ${child.exitCode}: ${output}`);
    const answer = await fetch(`${origin}/readyz`).catch(() => undefined);
    if (answer?.status === 200) break;
    await wait(20);
  }
  return {
    api: `${origin}/api/support`,
    async stop() {
      child.kill('SIGTERM');
      await exited;
      removeFolder(folder);
    },
  };
}
