/** Memory of a server that is idle, and with 1,000 open event streams. With 100 uploads at once: `benchUploads`. */
import { ApiClient } from '../../test/server/api-client.js';
import { EventReader } from '../../test/server/event-reader.js';
import { makeFolder, removeFolder, startServer } from '../../test/server/server-process.js';
import { memoryOf } from './process-memory.js';
import { small } from './size.js';

const streams = small ? 20 : 1000;
const customers = small ? 2 : 100;

/** @param {string} name @param {Record<string, string>} environment */
export async function benchMemory(name, environment) {
  const folder = makeFolder();
  const server = await startServer({
    DATA_DIR: folder,
    SUPPORT_DEMO: '1',
    DEMO_CUSTOMERS: String(customers),
    ...environment,
  });
  const client = (/** @type {number} */ number) =>
    new ApiClient(server.api, { Authorization: `Bearer demo-customer-${number}` });
  const idle = memoryOf(server.pid);
  const readers = [];
  while (readers.length < streams)
    readers.push(await EventReader.open(client((readers.length % customers) + 1)));
  const open = memoryOf(server.pid);
  // Each of the customer's streams hears of it.
  const { key } = await client(1).create('For all streams');
  for (const reader of readers.filter((_, index) => index % customers === 0)) {
    const { data } = await reader.next();
    if (data.key !== key) throw new Error(`a stream heard of ${data.key}`);
  }
  console.log(`\n${name}: memory idle ${idle}, with ${streams} open streams ${open}`);
  for (const reader of readers) reader.close();
  await server.stop();
  removeFolder(folder);
}
