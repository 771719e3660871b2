/** A configured server before the test server of Jira, with a script between them that can break the connection. */
import 'tsx';
import { ApiClient } from '../../api-client.js';
import { missing, startPostgres } from '../../postgres-server.js';
import { makeFolder, removeFolder } from '../../server-process.js';
import { startScriptedHelpdesk } from '../scripted-helpdesk.js';
import { startJsm } from './server.js';

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
};

/**
 * @typedef {Awaited<ReturnType<typeof setUp>>} Fixture
 * @param {{ helpdesk?: (jsm: Awaited<ReturnType<typeof startJsm>>) => Record<string, unknown>, role?: 'agent' | 'admin', config?: object }} [options]
 */
export async function setUp({ helpdesk = () => ({}), role = 'admin', config = {} } = {}) {
  const folder = makeFolder();
  // The embedded database works as well, but takes longer to create.
  const database = missing ? undefined : await startPostgres();
  const jsm = await startJsm();
  const { data } = jsm;
  const service = data.addUser('panel@example.com', 'Panel', role);
  const agent = data.addUser('marta@example.com', 'Marta', 'agent');
  const script = await startScriptedHelpdesk(jsm.url);
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
        type: 'jira-service-management',
        url: script.url,
        user: service.emailAddress,
        token: service.token,
        accountId: service.accountId,
        serviceDesk: 'CS',
        requestType: '25',
        hookSecret,
        ...helpdesk(jsm),
      },
      ...config,
    },
    {},
  );
  const server = await startConfiguredServer(read, createLog('warn', { write: line => void log.push(line) }));
  const api = `${server.url}/api/support`;
  const client = (/** @type {string} */ name) => new ApiClient(api, { Authorization: `Bearer ${name}` });
  return {
    jsm,
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
    /** What Jira's automation sends. @param {unknown} body */
    tell: (body, secret = hookSecret) =>
      fetch(`${server.url}/api/hooks/jira-service-management`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${secret}` },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    async stop() {
      await server.close();
      await script.stop();
      await jsm.stop();
      await database?.stop();
      removeFolder(folder);
    },
  };
}
