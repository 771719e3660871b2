import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../../scripts/build/paths.js';

const cli = join(root, 'conformance/cli.js');

/**
 * Runs the command as a person does. Not synchronously: the server may be in this process.
 * @param {readonly string[]} args
 * @param {{ program?: string, cwd?: string, env?: Record<string, string> }} [options]
 * @returns {Promise<{ code: number | null, out: string, errors: string }>}
 */
export function command(args, { program = cli, cwd = root, env = {} } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...args], { cwd, env: { ...process.env, ...env } });
    const [out, errors] = [/** @type {Buffer[]} */ ([]), /** @type {Buffer[]} */ ([])];
    child.stdout.on('data', chunk => out.push(chunk));
    child.stderr.on('data', chunk => errors.push(chunk));
    child.on('error', reject);
    child.on('close', code =>
      resolve({ code, out: Buffer.concat(out).toString(), errors: Buffer.concat(errors).toString() }),
    );
  });
}
