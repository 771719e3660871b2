/** `support-requests-server --config …` in a process of its own, before a helpdesk. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { root } from '../../scripts/build/paths.js';
import { ApiClient } from '../../test/server/api-client.js';
import { freePort } from '../../test/server/free-port.js';
import { makeFolder, removeFolder } from '../../test/server/server-process.js';

/** @param {string} customer any word */
export const headersOf = customer => ({ Authorization: `Bearer ${customer}` });

/** @param {string} api @param {string} customer */
export const clientOf = (api, customer) => new ApiClient(api, headersOf(customer));

/**
 * Resolves when it is ready. Who has the bearer token `ada` is the customer of that name.
 *
 * @param {Record<string, unknown>} helpdesk
 * @param {{ databaseUrl?: string, port?: number }} [more]
 */
export async function startConfigured(helpdesk, { databaseUrl, port } = {}) {
  const folder = makeFolder();
  const chosen = port ?? (await freePort());
  const config = {
    port: chosen,
    dataDir: join(folder, 'data'),
    helpdesk,
    limits: { writesPerMinute: 1_000_000 },
    logLevel: 'info',
    ...(databaseUrl && { databaseUrl }),
  };
  const path = join(folder, 'server.mjs');
  writeFileSync(
    path,
    `export default {
      ...${JSON.stringify(config)},
      identify: request => {
        const customer = /^Bearer (\\w+)$/.exec(request.headers.get('Authorization') ?? '')?.[1];
        return customer ? { key: 'c-' + customer, name: 'name-of-' + customer, email: customer + '@example.com' } : null;
      },
    };`,
  );
  const child = spawn(process.execPath, [join(root, 'server/dist/cli.js'), '--config', path], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  /** @type {string[]} */
  const log = [];
  await new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', line => {
      log.push(line);
      if (line.includes('"Ready"')) resolve(undefined);
    });
    child.once('exit', code => reject(new Error(`The server ended with ${code}: ${log.join('\n')}`)));
  });
  const origin = `http://127.0.0.1:${chosen}`;
  return {
    origin,
    api: `${origin}/api/support`,
    port: chosen,
    pid: child.pid ?? 0,
    /** @param {NodeJS.Signals} [signal] */
    async stop(signal = 'SIGTERM') {
      if (child.exitCode === null && child.signalCode === null) child.kill(signal);
      await exited;
      removeFolder(folder);
    },
  };
}
