/** A configured server before Redmine, or before a double of it. */
import 'tsx';
import { ApiClient } from '../../api-client.js';
import { makeFolder, removeFolder } from '../../server-process.js';

const { readConfig } = await import('../../../../server/src/config/config.ts');
const { startConfiguredServer } = await import('../../../../server/src/configured-server.ts');
const { createLog } = await import('../../../../server/src/operation/log.ts');

/** Customers by their bearer tokens. @type {Record<string, import('../../../../server/src/app/customer.ts').Customer>} */
export const customers = {
  ada: { key: 'k-ada', name: 'Ada Byron', email: 'ada@example.com' },
  bob: { key: 'K/Bob №7', name: 'Боб Иванов', email: 'bob@example.com' },
  // The same address as Ada's.
  twin: { key: 'k-twin', name: 'Ada Twin', email: 'Ada@example.com' },
  mute: { key: 'k-mute', name: 'Mononymous' },
  // The address of an agent, and the login of an administrator.
  thief: { key: 'admin', name: 'Thief', email: 'marta@example.com' },
};

/** @param {Record<string, unknown>} helpdesk members of `helpdesk` @param {Record<string, unknown>} [more] */
export async function startServer(helpdesk, more = {}) {
  const folder = makeFolder();
  /** @type {string[]} */
  const log = [];
  const config = readConfig({
    port: 0,
    dataDir: folder,
    identify: (/** @type {Request} */ request) =>
      customers[request.headers.get('Authorization')?.replace('Bearer ', '') ?? ''] ?? null,
    helpdesk: { type: 'redmine', project: 'support', pollSeconds: 1, ...helpdesk },
    limits: { maxAttachmentBytes: 8 * 1024 * 1024, writesPerMinute: 6000 },
    ...more,
  });
  const server = await startConfiguredServer(
    config,
    createLog('warn', { write: line => void log.push(line) }),
  );
  const api = `${server.url}/api/support`;
  return {
    url: server.url,
    api,
    log,
    /** @param {string} as */
    client: as => new ApiClient(api, { Authorization: `Bearer ${as}` }),
    async stop() {
      await server.close();
      removeFolder(folder);
    },
  };
}
