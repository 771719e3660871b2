/**
 * The server under load, beside a bare hono route on the same machine in the same run. Bounded by a number of calls. In the end it counts
 * what is in the database.
 */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import autocannon from 'autocannon';
import { root } from '../../scripts/build/paths.js';
import { ApiClient } from '../../test/server/api-client.js';
import { EventReader } from '../../test/server/event-reader.js';
import { makeFolder, removeFolder, startServer } from '../../test/server/server-process.js';
import { memoryOf } from './process-memory.js';
import { small } from './size.js';

const customers = small ? 4 : 200;
const connections = 16;
const reads = small ? 80 : 4000;
/** A multiple of twice the customers: each of two servers writes as many for each. */
const comments = small ? 40 : 2000;
const warmUp = small ? 32 : 500;
const uploads = small ? 16 : 100;

const client = (/** @type {string} */ api, /** @type {number} */ number) =>
  new ApiClient(api, { Authorization: `Bearer demo-customer-${number}` });

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
export async function benchBare(body) {
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
  await autocannon({ url, connections, amount: 2 * warmUp });
  const result = await autocannon({ url, connections, amount: reads });
  print('a bare hono route, the same bytes', result);
  console.log(`${'memory'.padEnd(42)}   ${memoryOf(child.pid ?? 0)}`);
  child.kill();
  await once(child, 'exit');
}

/** Comments, one after another for each connection, each with a key and a text of its own. @param {string[]} keys @param {string} text */
function commentCalls(keys, text) {
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
        body: JSON.stringify({ body: `${text} ${count}`, attachmentIds: [] }),
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

/** Counts the comments that are stored: as many as were written, each once. @param {ApiClient[]} clients @param {string[]} keys @param {number} written */
async function assertOnce(clients, keys, written) {
  const bodies = [];
  for (const [index, each] of clients.entries()) bodies.push(...(await readThread(each, keys[index] ?? '')));
  assert.equal(bodies.length, written, 'comments in the database');
  assert.equal(new Set(bodies).size, written, 'different comments in the database');
}

/** 100 uploads of 3 MiB at once, of a customer each. @param {string} name @param {Record<string, string>} environment */
export async function benchUploads(name, environment) {
  const folder = makeFolder();
  const server = await startServer({
    DATA_DIR: folder,
    DEMO_CUSTOMERS: String(uploads),
    SUPPORT_DEMO: '1',
    ...environment,
  });
  const before = memoryOf(server.pid);
  const bytes = new Uint8Array(3 * 1024 * 1024).fill(120);
  const started = performance.now();
  const sent = await Promise.all(
    Array.from({ length: uploads }, (_, index) => client(server.api, index + 1).send('large.bin', bytes)),
  );
  const seconds = (performance.now() - started) / 1000;
  for (const response of sent) assert.equal(response.status, 201, await response.text());
  console.log(
    `\n${name}: ${uploads} uploads of 3 MiB at once in ${seconds.toFixed(1)} s; memory ${before} before, ${memoryOf(server.pid)} after`,
  );
  await server.stop();
  removeFolder(folder);
}

/** @param {string} name @param {Record<string, string>} environment */
export async function benchServer(name, environment) {
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
  const expected = 2 * comments;
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
  await autocannon({ url, connections, amount: warmUp, requests: [listCalls()] });
  print('lists', await autocannon({ url, connections, amount: reads, requests: [listCalls()] }));
  const alone = await autocannon({
    url,
    connections,
    amount: comments,
    requests: [commentCalls(keys, 'Alone')],
  });
  print('comments', alone);
  const [listed, commented] = await Promise.all([
    autocannon({ url, connections: connections / 2, amount: reads / 2, requests: [listCalls()] }),
    autocannon({
      url,
      connections: connections / 2,
      amount: comments,
      requests: [commentCalls(keys, 'Mixed')],
    }),
  ]);
  print('lists, while comments are written', listed);
  print('comments, while lists are read', commented);
  console.log(`${'memory'.padEnd(42)}   ${memoryOf(server.pid)}`);

  await allEvents;
  assert.equal(alone['2xx'] + commented['2xx'], expected, 'comments that were taken');
  await assertOnce(clients, keys, expected);
  console.log(`${expected} comments answered, each once in the database; ${events} events heard`);
  for (const reader of readers) reader.close();
  const list = JSON.stringify(await client(server.api, 1).get('/requests?status=open&limit=20'));
  await server.stop();
  removeFolder(folder);
  return list;
}

/** Two servers on one database, each with half of the connections. @param {string} name @param {Record<string, string>} environment */
export async function benchTwoServers(name, environment) {
  console.log(`\n${name}, two servers (each line is one of the two, at the same time)`);
  const folders = [makeFolder(), makeFolder()];
  const servers = await Promise.all(
    folders.map(folder =>
      startServer({
        DATA_DIR: folder,
        DEMO_CUSTOMERS: String(customers),
        SUPPORT_DEMO: '1',
        DEMO_TEAM: '',
        WRITES_PER_MINUTE: '1000000',
        ...environment,
      }),
    ),
  );
  const [{ api }] = /** @type {[import('../../test/server/server-process.js').Server]} */ (
    /** @type {unknown} */ (servers)
  );
  const clients = Array.from({ length: customers }, (_, index) => client(api, index + 1));
  const keys = [];
  for (const each of clients) keys.push((await each.create('Under load')).key);
  const half = connections / 2;
  /** @param {string} about @param {(number: number) => any} calls of the server with this number @param {number} amount */
  async function onEach(about, calls, amount) {
    const results = await Promise.all(
      servers.map(({ origin }, number) =>
        autocannon({ url: origin, connections: half, amount: amount / 2, requests: [calls(number)] }),
      ),
    );
    for (const result of results) print(about, result);
    const both = results.reduce((sum, { requests, duration }) => sum + requests.total / duration, 0);
    console.log(`${`${about}, both together`.padEnd(42)} ${both.toFixed(0).padStart(6)} requests/s`);
    return results.reduce((sum, result) => sum + result['2xx'], 0);
  }
  await onEach('lists, warming up', listCalls, warmUp);
  await onEach('lists', listCalls, reads);
  const taken = await onEach('comments', number => commentCalls(keys, `At ${number}`), comments);
  assert.equal(taken, comments, 'comments that were taken');
  await assertOnce(clients, keys, comments);
  await Promise.all(servers.map(server => server.stop()));
  folders.forEach(removeFolder);
}
