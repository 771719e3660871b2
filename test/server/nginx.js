/** nginx with the configuration of server/deploy, on the loopback address. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { root } from '../../scripts/build/paths.js';
import { replaceOnce } from './balancer.js';
import { freePort } from './free-port.js';
import { makeFolder, removeFolder } from './server-process.js';

const binary = '/usr/sbin/nginx';

/** `skip` of node:test: the reason where nginx is missing, else false. In CI nothing is skipped. */
export const missingNginx =
  existsSync(binary) || process.env['CI'] ? false : `no ${binary}: apt-get install nginx-light`;
if (missingNginx) console.log(`Skipped behind nginx: ${missingNginx}`);

/** `nginx.conf` is a file of `conf.d`. */
export const readNginxConf = () => readFileSync(join(root, 'server/deploy/nginx.conf'), 'utf8');

/** The rest of the configuration, with everything in this folder. @param {string} folder @param {string} text */
function writeConfig(folder, text) {
  writeFileSync(join(folder, 'support.conf'), text);
  const paths = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    name => `${name}_temp_path ${folder}/${name};`,
  );
  // Else root's workers are somebody else, who may not write there.
  const user = process.getuid?.() === 0 ? 'user root;' : '';
  const file = join(folder, 'nginx.conf');
  writeFileSync(
    file,
    `${user} daemon off; pid ${folder}/pid; error_log stderr warn; worker_processes 1; worker_rlimit_nofile 8192;
    events { worker_connections 4096; }
    http { access_log off; ${paths.join(' ')} include ${folder}/support.conf; }`,
  );
  return file;
}

/** What nginx says of the configuration: nothing where it is right. @param {string} text */
export function checkNginxConf(text) {
  const folder = makeFolder();
  try {
    const { stderr, status, error } = spawnSync(
      binary,
      ['-t', '-q', '-p', folder, '-c', writeConfig(folder, text)],
      {
        encoding: 'utf8',
      },
    );
    if (error) throw error;
    return stderr || (status === 0 ? '' : `nginx ended with ${status}`);
  } finally {
    removeFolder(folder);
  }
}

/** Resolves once it serves calls. @param {number} server port of the server */
export async function startNginx(server) {
  const folder = makeFolder();
  const port = await freePort();
  let text = replaceOnce(readNginxConf(), 'listen 80;', `listen 127.0.0.1:${port};`);
  text = replaceOnce(text, 'http://support:8787', `http://127.0.0.1:${server}`);
  const child = spawn(binary, ['-p', folder, '-c', writeConfig(folder, text)], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let output = '';
  child.stderr.setEncoding('utf8').on('data', chunk => (output += chunk));
  const exited = once(child, 'exit');
  const api = `http://127.0.0.1:${port}/api/support`;
  for (;;) {
    if (child.exitCode !== null) throw new Error(`nginx ended with ${child.exitCode}: ${output}`);
    const answer = await fetch(`${api}/config`).catch(() => undefined);
    if (answer?.status === 200) break;
    await wait(20);
  }
  return {
    api,
    async stop() {
      child.kill('SIGTERM');
      await exited;
      removeFolder(folder);
    },
  };
}
