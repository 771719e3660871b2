/** A configured server before the real Request Tracker, with a script between them that can make it fail. */
import 'tsx';
import { ApiClient } from '../../api-client.js';
import { makeFolder, removeFolder } from '../../server-process.js';

const { readConfig } = await import('../../../../server/src/config/config.ts');
const { startConfiguredServer } = await import('../../../../server/src/configured-server.ts');
const { createLog } = await import('../../../../server/src/operation/log.ts');

export const hookSecret = 'a-secret-of-at-least-32-characters';

/** Customers by their bearer tokens. @type {Record<string, import('../../../../server/src/app/customer.ts').Customer>} */
const customers = {
  ada: { key: 'k-ada', name: 'Ada Byron', email: 'ada@example.com' },
  bob: { key: 'k-bob', name: 'Боб Иванов', email: 'bob@example.com' },
  // The same address as Ada's.
  twin: { key: 'k-twin', name: 'Ada Twin', email: 'Ada@example.com' },
  mute: { key: 'k-mute', name: 'No Address' },
  // The address of an agent.
  thief: { key: 'k-thief', name: 'Thief', email: 'marta@example.com' },
  double: { key: 'k-double', name: 'Doubled', email: 'double@example.com' },
  grace: { key: 'k-grace', name: 'Grace Hopper', email: 'grace@example.com' },
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
    helpdesk: { type: 'request-tracker', user: 'support-panel', queue: 'Support', ...helpdesk },
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
