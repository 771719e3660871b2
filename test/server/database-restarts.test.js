/**
 * PostgreSQL is restarted while clients write and read: the server goes on, answers 503 meanwhile, and loses or doubles nothing.
 * DATABASE_RESTARTS sets how often; default 12.
 */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { ApiClient, assertProblem } from './api-client.js';
import { EventReader } from './event-reader.js';
import { missing, startPostgres } from './postgres-server.js';
import { makeFolder, removeFolder, runAgentCommand, startServer } from './server-process.js';

const restarts = Number(process.env['DATABASE_RESTARTS'] ?? 12);
const clients = 10;

describe('restarts of the database under load', { skip: missing, timeout: 600_000 }, () => {
  const folder = makeFolder();
  /** @type {Awaited<ReturnType<typeof startPostgres>>} */
  let database;
  /** @type {import('./server-process.js').Server} */
  let server;
  /** @type {ApiClient} */
  let ada;

  before(async () => {
    // Lost writes would be PostgreSQL's own without fsync.
    database = await startPostgres({ fsync: true });
    server = await startServer({
      DATA_DIR: folder,
      DATABASE_URL: database.url,
      WRITES_PER_MINUTE: '1000000',
    });
    ada = new ApiClient(server.api);
  });
  after(async () => {
    await server?.stop();
    await database?.stop();
    removeFolder(folder);
  });

  test('end no server, and lose and double no request', async () => {
    let running = true;
    /** @type {string[]} */
    const sent = [];
    /** @type {Set<number>} */
    const statuses = new Set();

    /** Creates one request: the same call, with the same key, until it is answered with success. @param {string} summary */
    async function create(summary) {
      const key = crypto.randomUUID();
      for (;;) {
        const json = { summary, description: 'While the database restarts.', attachmentIds: [] };
        const response = await ada.call('POST', '/requests', { json, key });
        statuses.add(response.status);
        if (response.status === 201) return;
        await pause(50);
      }
    }

    const loads = Array.from({ length: clients }, async (_, client) => {
      for (let count = 0; running; count++) {
        const summary = `restart ${client}-${count}`;
        await create(summary);
        sent.push(summary);
        statuses.add((await ada.call('GET', '/requests?limit=5')).status);
      }
    });
    for (let count = 0; count < restarts; count++) {
      const before = sent.length;
      await database.restart(count % 2 ? 'immediate' : 'fast');
      // The load goes through again before the next restart.
      while (sent.length < before + clients) await pause(20);
    }
    running = false;
    await Promise.all(loads);

    const stored = [];
    for (let cursor = ''; ;) {
      const response = await ada.call('GET', `/requests?status=all&limit=100&q=restart${cursor}`);
      const { items, nextCursor } = await response.json();
      stored.push(...items.map((/** @type {{ summary: string }} */ { summary }) => summary));
      if (!nextCursor) break;
      cursor = `&cursor=${nextCursor}`;
    }
    assert.deepEqual(stored.sort(), sent.sort());
    // 409: the answer to the first call with a key was lost, and it still ran.
    assert.deepEqual(
      [...statuses].filter(status => ![200, 201, 409, 503].includes(status)),
      [],
      server.output(),
    );
    assert.ok(statuses.has(503), 'a restart was noticed');
    console.log(`${restarts} restarts, ${sent.length} requests, lost 0, doubled 0`);
  });

  test('a notification after them reaches an open event stream', async () => {
    const reader = await EventReader.open(ada);
    await database.restart('immediate');
    let created;
    do
      created = await ada.call('POST', '/requests', {
        json: { summary: 'News', description: 'd', attachmentIds: [] },
      });
    while (created.status === 503);
    const { key } = await created.json();
    for (let event = await reader.next(); event.data.key !== key;) event = await reader.next();
    reader.close();
  });

  test('make the server not ready until the database is back, while it lives', async () => {
    const status = async (/** @type {string} */ path) => (await fetch(server.origin + path)).status;
    assert.deepEqual([await status('/healthz'), await status('/readyz')], [200, 200]);
    await database.pause();
    try {
      assert.deepEqual([await status('/healthz'), await status('/readyz')], [200, 503]);
      // The pages look up the session, and support's command the requests.
      const page = await fetch(`${server.origin}/`, { headers: { Cookie: 'support_session=any' } });
      assert.ok(Number(page.headers.get('Retry-After')) >= 1);
      await assertProblem(page, 503);
      assert.match((await runAgentCommand(folder, 'list')).output, /not available just now/);
    } finally {
      await database.resume();
    }
    while ((await status('/readyz')) !== 200) await pause(20);
  });

  test('a locked table is 503 with Retry-After, and not a call that hangs', async () => {
    const client = new Client({ connectionString: database.url });
    await client.connect();
    await client.query('begin');
    await client.query('lock table requests in access exclusive mode');
    const response = await ada.call('GET', '/requests');
    assert.ok(Number(response.headers.get('Retry-After')) >= 1);
    await assertProblem(response, 503);
    await client.query('rollback');
    await client.end();
    assert.equal((await ada.call('GET', '/requests')).status, 200);
  });
});
