/** One customer with 10,000 requests searches for 100 words again and again, and gives up. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Client } from 'pg';
import { ApiClient } from './api-client.js';
import { multiplyRequests } from './multiply-requests.js';
import { missing, startPostgres } from './postgres-server.js';
import { makeFolder, removeFolder, startServer } from './server-process.js';

const words = Array.from({ length: 100 }, (_, index) => `w${index.toString(36)}xyz`).join(' ');
const searches = 24;

describe('searches of 100 words in 10,000 requests', { skip: missing, timeout: 180_000 }, () => {
  const folder = makeFolder();
  /** @type {Awaited<ReturnType<typeof startPostgres>>} */
  let database;
  /** @type {import('./server-process.js').Server} */
  let server;
  /** @type {Client} */
  let watcher;
  /** @type {ApiClient} */
  let neighbour;
  /** @type {ApiClient} */
  let attacker;

  before(async () => {
    database = await startPostgres();
    server = await startServer({ DATA_DIR: folder, DATABASE_URL: database.url });
    neighbour = new ApiClient(server.api);
    attacker = new ApiClient(server.api, { Authorization: 'Bearer demo-customer-2' });
    await neighbour.create('Of the neighbour');
    const json = { summary: 'One', description: 'It stopped again. '.repeat(110), attachmentIds: [] };
    const { key } = await (await attacker.call('POST', '/requests', { json })).json();
    await multiplyRequests(folder, database.url, key, 10_000);
    watcher = new Client({ connectionString: database.url });
    await watcher.connect();
  });
  after(async () => {
    await watcher?.end();
    await server?.stop();
    await database?.stop();
    removeFolder(folder);
  });

  /** When the statements of searches began that the database works on now. @returns {Promise<string[]>} */
  async function running() {
    const { rows } = await watcher.query(
      `select query_start::text as start from pg_stat_activity
      where state = 'active' and pid <> pg_backend_pid() and query like '%as words (word)%'`,
    );
    return rows.map(({ start }) => start);
  }

  test('keep one connection busy at a time, and none once they are given up', async () => {
    const giveUp = new AbortController();
    const calls = Array.from({ length: searches }, () =>
      fetch(`${server.api}/requests?status=all&q=${encodeURIComponent(words)}`, {
        headers: attacker.headers,
        signal: giveUp.signal,
      }).then(
        response => response.status,
        () => 'given up',
      ),
    );
    // A search is many short statements.
    for (let seen = 0; seen < 20;) {
      const now = await running();
      assert.ok(now.length <= 1, `${now.length} searches at once`);
      seen += now.length;
    }
    // While one runs and the others wait.
    assert.ok((await neighbour.get('/requests')).items.length > 0);
    giveUp.abort();
    const ends = await Promise.all(calls);
    assert.ok(ends.includes('given up'), String(ends));
    // The one that runs ends with its statement; another may begin before the server hears that it was given up.
    const begun = new Set();
    for (let quiet = 0; quiet < 100;) {
      const now = await running();
      for (const start of now) begun.add(start);
      quiet = now.length ? 0 : quiet + 1;
    }
    assert.ok(begun.size <= searches, `${begun.size} statements ran that nobody waited for`);
    assert.equal((await attacker.call('GET', '/requests?q=stopped')).status, 200);
  });
});
