/** A configured server before the test server of Zendesk, with a script between them that can break the connection. */
import 'tsx';
import { createHmac } from 'node:crypto';
import { ApiClient } from '../../api-client.js';
import { missing, startPostgres } from '../../postgres-server.js';
import { makeFolder, removeFolder } from '../../server-process.js';
import { startScriptedHelpdesk } from '../scripted-helpdesk.js';
import { startZendesk } from './server.js';

const { readConfig } = await import('../../../../server/src/config/config.ts');
const { startConfiguredServer } = await import('../../../../server/src/configured-server.ts');
const { createLog } = await import('../../../../server/src/operation/log.ts');

const hookSecret = 'a-secret-of-at-least-32-characters';

/** By the bearer token of their calls. @type {Record<string, { key: string, name: string, email?: string }>} */
const customers = {
  ada: { key: 'c-1', name: 'Ada Adams', email: 'ada@example.com' },
  bob: { key: 'c-2', name: 'Bob Brown', email: 'bob@example.com' },
  carl: { key: 'c-3', name: 'Carl', email: 'ADA@example.com' },
  dora: { key: 'c-4', name: 'Dora' },
  mallory: { key: 'c-5', name: 'Mallory', email: 'marta@example.com' },
  nora: { key: 'c-7', name: 'Nora' },
  gina: { key: 'c-8', name: 'Gina', email: 'gina@example.com' },
  iris: { key: 'c-10', name: 'Iris', email: 'iris@example.com' },
  jan: { key: 'c-11', name: 'Jan', email: 'jan@example.com' },
  'random-ada': { key: 'c-12', name: 'name-of-ada', email: 'random-ada@example.com' },
  'random-bob': { key: 'c-13', name: 'name-of-bob', email: 'random-bob@example.com' },
  hal: { key: 'c-9', name: 'Hal', email: 'hal@example.com' },
  fresh: { key: 'c-6', name: 'Fresh', email: 'fresh@example.com' },
};

/**
 * @typedef {Awaited<ReturnType<typeof setUp>>} Fixture
 * @param {{ helpdesk?: Record<string, unknown>, config?: object }} [options]
 */
export async function setUp({ helpdesk = {}, config = {} } = {}) {
  const folder = makeFolder();
  // The embedded database works as well, but takes longer to create.
  const database = missing ? undefined : await startPostgres();
  const zendesk = await startZendesk();
  const { data } = zendesk;
  const panel = data.addUser('panel@example.com', 'Panel', 'admin');
  const agent = data.addUser('marta@example.com', 'Marta', 'agent');
  data.addUser('ada@example.com', 'A. Adams');
  const script = await startScriptedHelpdesk(zendesk.url);
  zendesk.state.origin = script.url;
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
        type: 'zendesk',
        url: script.url,
        user: 'panel@example.com',
        token: zendesk.token,
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
    zendesk,
    data,
    script,
    log,
    server,
    api,
    panel,
    agent,
    client,
    ada: client('ada'),
    bob: client('bob'),
    /** What Zendesk's webhook sends: https://developer.zendesk.com/documentation/webhooks/verifying/ @param {unknown} body */
    tell: (body, { secret = hookSecret, time = new Date().toISOString() } = {}) => {
      const text = typeof body === 'string' ? body : JSON.stringify(body);
      const signature = createHmac('sha256', secret)
        .update(time + text)
        .digest('base64');
      return fetch(`${server.url}/api/hooks/zendesk`, {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          'X-Zendesk-Webhook-Signature': signature,
          'X-Zendesk-Webhook-Signature-Timestamp': time,
        },
        body: text,
      });
    },
    async stop() {
      await server.close();
      await script.stop();
      await zendesk.stop();
      await database?.stop();
      removeFolder(folder);
    },
  };
}
