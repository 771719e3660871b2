/**
 * The server under load, beside a bare hono route on the same machine in the same run: `npm run bench:server`.
 * Everything stays on loopback and is bounded by a number of calls. In the end it counts what is in the database.
 */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import autocannon from 'autocannon';
import { root } from '../scripts/build/paths.js';
import { ApiClient } from '../test/server/api-client.js';
import { EventReader } from '../test/server/event-reader.js';
import { missing, startPostgres } from '../test/server/postgres-server.js';
import { makeFolder, removeFolder, startServer } from '../test/server/server-process.js';

const customers = 200;
const connections = 16;
const reads = 4000;
const comments = 2000;

const client = (/** @type {string} */ api, /** @type {number} */ number) =>
  new ApiClient(api, { Authorization: `Bearer demo-customer-${number}` });

/** MB that the process has now, and had at most; Linux only. @param {number} pid */
function memoryOf(pid) {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const read = (/** @type {string} */ name) =>
    Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1]) / 1024;
  return `${read('VmRSS').toFixed(0)} MB (at most ${read('VmHWM').toFixed(0)})`;
}

/** @param {string} name @param {import('autocannon').Result} result */
function print(name, { requests, duration, latency, non2xx, errors }) {
  const columns = [
    name.padEnd(42),
    `${(requests.total / duration).toFixed(0).padStart(6)} requests/s`,
    `p50 ${latency.p50} ms`,
    `p99 ${latency.p99} ms`,
    ...(non2xx + errors ? [`${non2xx} refused, ${errors} failed`] : []),
  ];
  console.log(columns.join('   '));
}

/** The same bytes as a list of the server, from a route that does nothing. @param {string} body */
async function benchBare(body) {
  const code = `
    import { serve } from '@hono/node-server';
    import { Hono } from 'hono';
    const hono = new Hono().get('/', ({ body }) => body(${JSON.stringify(body)}, 200, { 'Content-Type': 'application/json' }));
    serve({ fetch: hono.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) => console.log(port));`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
    // hono is a dependency of the server's package.
    cwd: join(root, 'server'),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [port] = await once(child.stdout, 'data');
  const url = `http://127.0.0.1:${String(port).trim()}`;
  await autocannon({ url, connections, amount: 1000 });
  const result = await autocannon({ url, connections, amount: reads });
  print('a bare hono route, the same bytes', result);
  console.log(`${'memory'.padEnd(42)}   ${memoryOf(child.pid ?? 0)}`);
  child.kill();
  await once(child, 'exit');
}

/** Comments, one after another for each connection, each with a key and a text of its own. */
function commentCalls(/** @type {string[]} */ keys) {
  let count = 0;
  return {
    method: /** @type {const} */ ('POST'),
    setupRequest: (/** @type {any} */ request) => {
      const number = (count++ % customers) + 1;
      return {
        ...request,
        path: `/api/support/requests/${keys[number - 1]}/comments`,
        headers: {
          Authorization: `Bearer demo-customer-${number}`,
          'Content-Type': 'application/json',
          'Idempotency-Key': randomUUID(),
        },
        body: JSON.stringify({ body: `Comment ${count}`, attachmentIds: [] }),
      };
    },
  };
}

function listCalls() {
  let count = 0;
  return {
    method: /** @type {const} */ ('GET'),
    setupRequest: (/** @type {any} */ request) => ({
      ...request,
      path: '/api/support/requests?status=open&limit=20',
      headers: { Authorization: `Bearer demo-customer-${(count++ % customers) + 1}` },
    }),
  };
}

/** Every comment of a request. @param {ApiClient} api @param {string} key */
async function readThread(api, key) {
  const bodies = [];
  for (let cursor = ''; cursor !== null;) {
    const page = await api.get(`/requests/${key}/comments?limit=100${cursor && `&cursor=${cursor}`}`);
    bodies.push(...page.items.map((/** @type {any} */ item) => item.body));
    cursor = page.nextCursor;
  }
  return bodies;
}

/** 100 uploads of 3 MiB at once, of a customer each. @param {string} name @param {Record<string, string>} environment */
async function benchUploads(name, environment) {
  const folder = makeFolder();
  const server = await startServer({
    DATA_DIR: folder,
    DEMO_CUSTOMERS: '100',
    SUPPORT_DEMO: '1',
    ...environment,
  });
  const before = memoryOf(server.pid);
  const bytes = new Uint8Array(3 * 1024 * 1024).fill(120);
  const started = performance.now();
  const sent = await Promise.all(
    Array.from({ length: 100 }, (_, index) => client(server.api, index + 1).send('large.bin', bytes)),
  );
  const seconds = (performance.now() - started) / 1000;
  for (const response of sent) assert.equal(response.status, 201, await response.text());
  console.log(
    `\n${name}: 100 uploads of 3 MiB at once in ${seconds.toFixed(1)} s; memory ${before} before, ${memoryOf(server.pid)} after`,
  );
  await server.stop();
  removeFolder(folder);
}

/** @param {string} name @param {Record<string, string>} environment */
async function benchServer(name, environment) {
  console.log(`\n${name}, ${customers} customers with an event stream each`);
  const folder = makeFolder();
  const server = await startServer({
    DATA_DIR: folder,
    DEMO_CUSTOMERS: String(customers),
    SUPPORT_DEMO: '1',
    DEMO_TEAM: '',
    WRITES_PER_MINUTE: '1000000',
    ...environment,
  });
  const clients = Array.from({ length: customers }, (_, index) => client(server.api, index + 1));
  const keys = [];
  for (const each of clients) keys.push((await each.create('Under load')).key);

  const readers = await Promise.all(clients.map(each => EventReader.open(each)));
  let events = 0;
  const expected = comments;
  const allEvents = Promise.all(
    readers.map(async (reader, index) => {
      for (let left = expected / customers; left > 0; left--) {
        const { data } = await reader.next();
        assert.equal(data.key, keys[index], 'an event of somebody else');
        events++;
      }
    }),
  );

  const url = server.origin;
  await autocannon({ url, connections, amount: 500, requests: [listCalls()] });
  print('lists', await autocannon({ url, connections, amount: reads, requests: [listCalls()] }));
  const [listed, commented] = await Promise.all([
    autocannon({ url, connections: connections / 2, amount: reads / 2, requests: [listCalls()] }),
    autocannon({ url, connections: connections / 2, amount: comments, requests: [commentCalls(keys)] }),
  ]);
  print('lists, while comments are written', listed);
  print('comments, while lists are read', commented);
  console.log(`${'memory'.padEnd(42)}   ${memoryOf(server.pid)}`);

  await allEvents;
  const bodies = [];
  for (const [index, each] of clients.entries()) bodies.push(...(await readThread(each, keys[index] ?? '')));
  assert.equal(commented['2xx'], comments, 'comments that were not taken');
  assert.equal(bodies.length, comments, 'comments in the database');
  assert.equal(new Set(bodies).size, comments, 'different comments in the database');
  console.log(
    `${commented['2xx']} comments answered, ${bodies.length} in the database, each once; ${events} events heard`,
  );
  for (const reader of readers) reader.close();
  const list = JSON.stringify(await client(server.api, 1).get('/requests?status=open&limit=20'));
  await server.stop();
  removeFolder(folder);
  return list;
}

await benchUploads('Embedded PostgreSQL (PGlite), files in a folder', {});
const body = await benchServer('Embedded PostgreSQL (PGlite)', {});
if (!missing) {
  const database = await startPostgres({ fsync: true });
  await benchServer('PostgreSQL server', { DATABASE_URL: database.url });
  await benchUploads('PostgreSQL server, files in it', { DATABASE_URL: database.url });
  await database.stop();
}
console.log('');
await benchBare(body);
