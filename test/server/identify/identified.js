/** The server over an empty desk, with a way to identify customers. */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer as createHttpServer } from 'node:http';
import 'tsx';

const { createServer } = await import('../../../server/src/create-server.ts');
const { createMemoryStore } = await import('../../../server/src/stores/browser/memory-store.ts');

/** @param {import('../../../server/src/create-server.ts').Identify} identify */
export function serverFor(identify) {
  const server = createServer({ identify, store: createMemoryStore() });
  /** @param {string} path @param {Record<string, string>} headers @param {{ method?: string, json?: unknown, address?: string }} [more] */
  return (path, headers, { method = 'GET', json, address = '203.0.113.9' } = {}) =>
    server(
      new Request(`https://panel.example/api/support${path}`, {
        method,
        headers: {
          ...headers,
          ...(method === 'POST' ? { 'Idempotency-Key': randomUUID() } : {}),
          ...(json === undefined ? {} : { 'Content-Type': 'application/json' }),
        },
        ...(json === undefined ? {} : { body: JSON.stringify(json) }),
      }),
      { address },
    );
}

/** Who the answer of GET /config is for, or its status. @param {Response} response */
export async function userOf(response) {
  return response.status === 200 ? (await response.json()).user : response.status;
}

/** An HTTP server of the test's own. @param {import('node:http').RequestListener} listener */
export async function serveHttp(listener) {
  const server = createHttpServer(listener);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  const stop = async () => {
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  };
  return { url: `http://127.0.0.1:${port}/`, stop };
}

export const request = { summary: 'Help', description: 'd', attachmentIds: [] };
