import { after, before } from 'node:test';
import { ApiClient } from './api-client.js';
import { missing, startPostgres } from './postgres-server.js';
import { makeFolder, removeFolder, startServer } from './server-process.js';

/**
 * Starts a server with 60 writes per minute for the tests of a suite. The returned function, to be called from `before` on, gives the
 * server and a client for each of its two customers.
 */
export function setUpServer() {
  const folder = makeFolder();
  /** @type {Awaited<ReturnType<typeof startPostgres>> | undefined} */
  let database;
  /** @type {import('./server-process.js').Server} */
  let server;

  before(async () => {
    // The embedded database works as well, but takes seconds to create.
    database = missing ? undefined : await startPostgres();
    server = await startServer({
      DATA_DIR: folder,
      DATABASE_URL: database?.url ?? '',
      WRITES_PER_MINUTE: '60',
    });
  });
  after(async () => {
    await server?.stop();
    await database?.stop();
    removeFolder(folder);
  });

  return () => ({
    server,
    ada: new ApiClient(server.api),
    grace: new ApiClient(server.api, { Authorization: 'Bearer demo-customer-2' }),
  });
}
