import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { ApiClient } from './api-client.js';
import { missing, startPostgres } from './postgres-server.js';
import { makeFolder, removeFolder, startServer } from './server-process.js';

const writes = 1000;

/**
 * Sends requests over several connections until each has its response. In the middle the server is killed during several writes,
 * and started again; a write without a response is retried with the same Idempotency-Key.
 *
 * @param {Record<string, string>} environment
 */
async function writeThroughKill(environment) {
  const settings = { ...environment, SUPPORT_DEMO: '1', WRITES_PER_MINUTE: '1000000' };
  let server = await startServer(settings);
  const seeded = (await new ApiClient(server.api).get('/requests?status=all&limit=1')).total;
  const left = Array.from({ length: writes }, (_, index) => ({ index, key: randomUUID() }));
  /** @type {Map<number, any>} */
  const responses = new Map();
  let failures = 0;
  /** @type {Promise<void> | undefined} */
  let restart;

  const killAndRestart = async () => {
    assert.equal(await server.stop('SIGKILL'), null);
    server = await startServer(settings);
  };

  const send = async (/** @type {{ index: number, key: string }} */ { index, key }) => {
    const json = { summary: `Write ${index}`, description: 'Just once.', attachmentIds: [] };
    for (;;) {
      try {
        const response = await new ApiClient(server.api).call('POST', '/requests', { json, key });
        if (response.status === 201) return responses.set(index, await response.json());
        // Until the database notices that the killed server is gone, the call counts as running.
        assert.equal(response.status, 409, await response.text());
        await wait(20);
      } catch (error) {
        if (!(error instanceof TypeError)) throw error;
        failures++;
        await restart;
      }
    }
  };

  const work = async () => {
    for (let next = left.shift(); next; next = left.shift()) {
      await send(next);
      if (responses.size >= writes / 2) restart ??= killAndRestart();
    }
  };
  await Promise.all(Array.from({ length: 12 }, work));

  const client = new ApiClient(server.api);
  const rows = [];
  for (let cursor = ''; cursor !== null;) {
    const page = await client.get(
      `/requests?status=all&q=just%20once&limit=100${cursor && `&cursor=${cursor}`}`,
    );
    rows.push(...page.items);
    cursor = page.nextCursor;
  }
  const { total } = await client.get('/requests?status=all&limit=1');
  await server.stop();
  return { responses, failures, rows, added: total - seeded };
}

/** @param {Awaited<ReturnType<typeof writeThroughKill>>} result */
function assertExactlyOnce({ responses, failures, rows, added }) {
  assert.ok(failures > 0, 'the server was not killed in the middle of a write');
  assert.deepEqual([responses.size, rows.length, added], [writes, writes, writes]);
  // The responses match the stored requests.
  const stored = new Map(rows.map(row => [row.key, row.summary]));
  for (const { key, summary } of responses.values()) assert.equal(stored.get(key), summary);
  assert.equal(new Set(rows.map(row => row.summary)).size, writes);
}

describe(
  'a server that is killed during 1,000 writes stores each of them once',
  { concurrency: true, timeout: 240_000 },
  () => {
    test('with the embedded database', async t => {
      const folder = makeFolder();
      t.after(() => removeFolder(folder));
      assertExactlyOnce(await writeThroughKill({ DATA_DIR: folder }));
    });

    test('with a PostgreSQL server', { skip: missing }, async t => {
      const folder = makeFolder();
      const database = await startPostgres();
      t.after(async () => {
        await database.stop();
        removeFolder(folder);
      });
      assertExactlyOnce(await writeThroughKill({ DATA_DIR: folder, DATABASE_URL: database.url }));
    });
  },
);
