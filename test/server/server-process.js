/** The server as `npm run serve` starts it, in a process of its own. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { root } from '../../scripts/build/paths.js';

export const makeFolder = () => mkdtempSync(join(tmpdir(), 'support-requests-server-'));
/** @param {string} folder */
export const removeFolder = folder => rmSync(folder, { recursive: true, force: true });

/** Settings of the environment of the tests must not reach the server. */
const cleared = {
  DATABASE_URL: '',
  ATTACHMENTS_DIR: '',
  PUBLIC_URL: '',
  CORS_ORIGINS: '',
  SUPPORT_AGENT: '',
  WRITES_PER_MINUTE: '',
  DEMO_CUSTOMERS: '',
  DEMO_FIELDS: '',
  DEMO_TEAM: '',
};

/** @param {string} script @param {readonly string[]} args @param {Record<string, string>} environment */
function start(script, args, environment) {
  return spawn(process.execPath, [join(root, 'scripts', script), ...args], {
    cwd: root,
    env: { ...process.env, ...cleared, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/**
 * Resolves when the server is ready; rejects with its output where it ends before.
 *
 * @param {Record<string, string>} environment DATA_DIR at least; PORT is any free port by default
 */
export async function startServer(environment) {
  const child = start('serve.js', [], { PORT: '0', ...environment });
  const exited = once(child, 'exit');
  /** @type {string[]} */
  const output = [];
  child.stderr.setEncoding('utf8').on('data', text => output.push(text));
  await new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', line => {
      output.push(line);
      if (line === 'Ready') resolve(undefined);
    });
    child.once('exit', code => reject(new Error(`The server ended with ${code}: ${output.join('\n')}`)));
  });
  const text = output.join('\n');
  const origin = /Listening on (\S+),/.exec(text)?.[1] ?? '';
  return {
    origin,
    pid: child.pid ?? 0,
    api: `${origin}/api/support`,
    signInLinks: [...text.matchAll(/^Sign in as .*: (\S+)$/gm)].map(match => match[1] ?? ''),
    /** Its output so far. */
    output: () => output.join('\n'),
    /** @param {NodeJS.Signals} [signal] @returns {Promise<number | null>} the exit code */
    async stop(signal = 'SIGTERM') {
      if (child.exitCode === null && child.signalCode === null) child.kill(signal);
      return (await exited)[0];
    },
  };
}

/** `npm run agent -- …`. @param {string} dataFolder @param {readonly string[]} args */
export async function runAgentCommand(dataFolder, ...args) {
  const child = start('agent.js', args, { DATA_DIR: dataFolder });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', text => (output += text));
  }
  const [code] = await once(child, 'close');
  return { code, output: output.trim() };
}

/** @typedef {Awaited<ReturnType<typeof startServer>>} Server */
