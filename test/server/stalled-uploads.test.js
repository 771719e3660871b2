import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { after, before, describe, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { ApiClient } from './api-client.js';
import { missing, startPostgres } from './postgres-server.js';
import { makeFolder, removeFolder, startServer } from './server-process.js';

const stalled = 300;
/** `maxUploads` of server/src/app/limits.ts. */
const atOnce = 8;

describe('300 uploads of one customer that stall', { timeout: 180_000 }, () => {
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
      WRITES_PER_MINUTE: '100000',
    });
  });
  after(async () => {
    await server?.stop();
    await database?.stop();
    removeFolder(folder);
  });

  test('are refused but for a few, and hold up nobody, not even that customer’s other calls', async () => {
    const { hostname, port } = new URL(server.origin);
    /** @type {string[]} */
    const heads = [];
    const sockets = Array.from({ length: stalled }, () => {
      const socket = connect(Number(port), hostname);
      socket.write(
        [
          'POST /api/support/attachments HTTP/1.1',
          `Host: ${hostname}:${port}`,
          'Authorization: Bearer demo-customer-1',
          'Content-Type: multipart/form-data; boundary=b',
          `Idempotency-Key: ${randomUUID()}`,
          'Content-Length: 3000000',
          '',
          '--b\r\nContent-Disposition: form-data; name="file"; filename="a"\r\nContent-Type: text/plain\r\n\r\nbytes',
        ].join('\r\n'),
      );
      socket.once('data', data => heads.push(String(data)));
      socket.on('error', () => undefined);
      return socket;
    });
    while (heads.length < stalled - atOnce) await wait(20);
    for (const head of heads) {
      assert.match(head, /^HTTP\/1\.1 429 /);
      assert.match(head, /^retry-after: \d+\r$/im);
    }
    const [ada, grace] = ['demo-customer-1', 'demo-customer-2'].map(
      token => new ApiClient(server.api, { Authorization: `Bearer ${token}` }),
    );
    assert.ok((await ada?.get('/requests')).items.length > 0);
    assert.ok((await grace?.get('/requests')).items.length > 0);
    assert.equal((await grace?.send('a.txt'))?.status, 201);
    assert.equal((await ada?.send('a.txt'))?.status, 429);
    assert.equal(heads.length, stalled - atOnce, 'the others still wait for their bytes');
    for (const socket of sockets) socket.destroy();
    // The server notices a closed connection asynchronously.
    let again;
    while ((again = await ada?.send('a.txt'))?.status === 429) await again.body?.cancel();
    assert.equal(again?.status, 201);
  });
});
