/** A configured server before the test server of Zammad, with a script between them that can break the connection. */
import { createHmac, randomUUID } from 'node:crypto';
import 'tsx';
import { ApiClient } from '../../api-client.js';
import { missing, startPostgres } from '../../postgres-server.js';
import { makeFolder, removeFolder } from '../../server-process.js';
import { startScriptedHelpdesk } from '../scripted-helpdesk.js';
import { startZammad } from './server.js';

const { readConfig } = await import('../../../../server/src/config/config.ts');
const { startConfiguredServer } = await import('../../../../server/src/configured-server.ts');
const { createLog } = await import('../../../../server/src/operation/log.ts');

const hookSecret = 'a-secret-of-at-least-32-characters';
export const token = 'TOP-SECRET-TOKEN';

/** By the bearer token of their calls. @type {Record<string, { key: string, name: string, email?: string }>} */
const customers = {
  ada: { key: 'c-1', name: 'Ada Adams', email: 'ada@example.com' },
  bob: { key: 'c-2', name: 'Bob Brown', email: 'bob@example.com' },
  carl: { key: 'c-3', name: 'Carl', email: 'ADA@example.com' },
  dora: { key: 'c-4', name: 'Dora' },
  eve: { key: 'c-5', name: 'Eve', email: 'marta@example.com' },
  fay: { key: 'c-6', name: 'Fay', email: 'fay@example.com' },
};

/** As the trigger of Zammad signs it. @param {string} body @param {string} [secret] */
export const hubSignature = (body, secret = hookSecret) =>
  `sha1=${createHmac('sha1', secret).update(body).digest('hex')}`;

/**
 * @typedef {Awaited<ReturnType<typeof setUp>>} Fixture
 * @param {{ helpdesk?: Record<string, unknown>, config?: object, permissions?: string[] }} [options]
 */
export async function setUp({ helpdesk = {}, config = {}, permissions = ['ticket.agent', 'admin'] } = {}) {
  const folder = makeFolder();
  // The embedded database works as well, but takes longer to create.
  const database = missing ? undefined : await startPostgres();
  const zammad = await startZammad();
  const { data } = zammad;
  const service = data.addUser({
    email: 'panel@example.com',
    firstname: 'Panel',
    roles: ['Admin', 'Agent'],
    groups: { Users: ['full'] },
    token,
    tokenPermissions: permissions,
  });
  const agent = data.addAgent('marta@example.com', 'Marta');
  const script = await startScriptedHelpdesk(zammad.url);
  /** @type {string[]} */
  const log = [];
  const read = readConfig(
    {
      port: 0,
      dataDir: folder,
      ...(database && { databaseUrl: database.url }),
      identify: (/** @type {Request} */ request) =>
        customers[request.headers.get('Authorization')?.replace('Bearer ', '') ?? ''] ?? null,
      helpdesk: { type: 'zammad', url: script.url, token, group: 'Users', hookSecret, ...helpdesk },
      ...config,
    },
    {},
  );
  const server = await startConfiguredServer(read, createLog('warn', { write: line => void log.push(line) }));
  const api = `${server.url}/api/support`;
  const client = (/** @type {string} */ name) => new ApiClient(api, { Authorization: `Bearer ${name}` });
  return {
    zammad,
    data,
    script,
    service,
    agent,
    log,
    server,
    api,
    client,
    ada: client('ada'),
    bob: client('bob'),
    /** What Zammad's webhook sends. @param {unknown} body @param {{ signature?: string, delivery?: string | null }} [options] */
    tell: (body, { signature, delivery = randomUUID() } = {}) => {
      const text = typeof body === 'string' ? body : JSON.stringify(body);
      return fetch(`${server.url}/api/hooks/zammad`, {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json; charset=utf-8',
          'X-Zammad-Trigger': 'Tell the customer panel',
          ...(delivery === null ? {} : { 'X-Zammad-Delivery': delivery }),
          'X-Hub-Signature': signature ?? hubSignature(text),
        },
        body: text,
      });
    },
    async stop() {
      await server.close();
      await script.stop();
      await zammad.stop();
      await database?.stop();
      removeFolder(folder);
    },
  };
}
