/** A configured server before the test server of WHMCS, with a script between them that can break the connection. */
import 'tsx';
import { ApiClient } from '../../api-client.js';
import { missing, startPostgres } from '../../postgres-server.js';
import { makeFolder, removeFolder } from '../../server-process.js';
import { startScriptedHelpdesk } from '../scripted-helpdesk.js';
import { timeZone } from './data.js';
import { startWhmcs } from './server.js';

const { readConfig } = await import('../../../../server/src/config/config.ts');
const { startConfiguredServer } = await import('../../../../server/src/configured-server.ts');
const { createLog } = await import('../../../../server/src/operation/log.ts');
const { signatureOf } = await import('../../../../server/src/operation/webhooks.ts');

const hookSecret = 'a-secret-of-at-least-32-characters';

/** By the bearer token of their calls. @type {Record<string, { key: string, name: string, email?: string }>} */
const customers = {
  ada: { key: 'c-1', name: 'Ada Adams', email: 'ada@example.com' },
  bob: { key: 'c-2', name: 'Bob Brown', email: 'bob@example.com' },
  carl: { key: 'c-3', name: 'Carl', email: 'ADA@example.com' },
  dora: { key: 'c-4', name: 'Dora' },
  eve: { key: 'c-5', name: 'Eve', email: 'eve@example.com' },
  twice: { key: 'c-6', name: 'Twice', email: 'twice@example.com' },
};

/**
 * @typedef {Awaited<ReturnType<typeof setUp>>} Fixture
 * @param {{ helpdesk?: Record<string, unknown>, config?: object }} [options]
 */
export async function setUp({ helpdesk = {}, config = {} } = {}) {
  const folder = makeFolder();
  // The embedded database works as well, but takes longer to create.
  const database = missing ? undefined : await startPostgres();
  const whmcs = await startWhmcs();
  const { data } = whmcs;
  const ada = data.addClient('ada@example.com', 'Ada Adams');
  const bob = data.addClient('bob@example.com', 'Bob Brown');
  for (const name of ['Twice One', 'Twice Two']) data.addClient('twice@example.com', name);
  const eve = data.addContact(ada, 'eve@example.com', 'Eve Contact');
  const script = await startScriptedHelpdesk(whmcs.url);
  /** @type {string[]} */
  const log = [];
  const read = readConfig(
    {
      port: 0,
      dataDir: folder,
      ...(database && { databaseUrl: database.url }),
      identify: (/** @type {Request} */ request) =>
        customers[request.headers.get('Authorization')?.replace('Bearer ', '') ?? ''] ?? null,
      helpdesk: {
        type: 'whmcs',
        url: `${script.url}/whmcs/`,
        identifier: whmcs.identifier,
        secret: whmcs.secret,
        department: '1',
        timeZone,
        hookSecret,
        ...helpdesk,
      },
      ...config,
    },
    {},
  );
  const server = await startConfiguredServer(read, createLog('warn', { write: line => void log.push(line) }));
  const api = `${server.url}/api/support`;
  const client = (/** @type {string} */ name) => new ApiClient(api, { Authorization: `Bearer ${name}` });
  return {
    whmcs,
    data,
    script,
    log,
    server,
    api,
    client,
    clients: { ada, bob, eve },
    ada: client('ada'),
    bob: client('bob'),
    /** What WHMCS's hook sends. @param {unknown} body */
    tell: (body, { secret = hookSecret, seconds = Math.floor(Date.now() / 1000) } = {}) => {
      const text = typeof body === 'string' ? body : JSON.stringify(body);
      return fetch(`${server.url}/api/hooks/whmcs`, {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          'Support-Signature': signatureOf(secret, text, seconds),
        },
        body: text,
      });
    },
    async stop() {
      await server.close();
      await script.stop();
      await whmcs.stop();
      await database?.stop();
      removeFolder(folder);
    },
  };
}
