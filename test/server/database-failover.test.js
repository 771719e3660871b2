/** The database fails over while clients write: to a standby, which first only reads and then is promoted. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { ApiClient, assertProblem } from './api-client.js';
import { EventReader } from './event-reader.js';
import { missing, startPostgres } from './postgres-server.js';
import { makeFolder, removeFolder, startServer } from './server-process.js';

const clients = 6;
const written = 30;

/** What stands before both databases, as an address that moves or a proxy does. @param {number} first the port that it leads to */
async function startRelay(first) {
  let target = first;
  /** @type {Set<import('node:net').Socket>} */
  const sockets = new Set();
  const server = createServer(socket => {
    const other = connect(target, '127.0.0.1');
    for (const [from, to] of /** @type {const} */ ([
      [socket, other],
      [other, socket],
    ])) {
      sockets.add(from);
      from.on('error', () => undefined);
      from.on('close', () => {
        sockets.delete(from);
        to.destroy();
      });
      from.pipe(to);
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    port: /** @type {import('node:net').AddressInfo} */ (server.address()).port,
    /** @param {number} port */
    leadTo(port) {
      target = port;
      cut();
    },
    stop() {
      server.close();
      cut();
    },
  };
}

/** @param {string} url @param {readonly string[]} statements */
async function run(url, ...statements) {
  const client = new Client({ connectionString: url });
  await client.connect();
  for (const statement of statements) await client.query(statement);
  await client.end();
}

test(
  'a failover to a standby ends no server, and loses and doubles no request',
  { skip: missing, timeout: 300_000 },
  async t => {
    const folder = makeFolder();
    const primary = await startPostgres();
    t.after(() => primary.stop());
    const standby = await startPostgres({ standbyOf: primary.port });
    t.after(() => standby.stop());
    // A commit is answered once the standby has it.
    await run(primary.url, `alter system set synchronous_standby_names = '*'`, 'select pg_reload_conf()');
    const relay = await startRelay(primary.port);
    t.after(() => relay.stop());
    const server = await startServer({
      DATA_DIR: folder,
      DATABASE_URL: `postgres://postgres@127.0.0.1:${relay.port}/postgres`,
      WRITES_PER_MINUTE: '1000000',
    });
    t.after(async () => {
      await server.stop();
      removeFolder(folder);
    });
    const ada = new ApiClient(server.api);
    const reader = await EventReader.open(ada);
    t.after(() => reader.close());

    let running = true;
    /** @type {string[]} */
    const sent = [];
    /** @type {Set<number>} */
    const statuses = new Set();
    const loads = Array.from({ length: clients }, async (_, client) => {
      for (let count = 0; running; count++) {
        const json = { summary: `failover ${client}-${count}`, description: 'd', attachmentIds: [] };
        const key = crypto.randomUUID();
        for (let status = 0; status !== 201;) {
          const response = await ada.call('POST', '/requests', { json, key });
          await response.body?.cancel();
          status = response.status;
          statuses.add(status);
          if (status !== 201) await pause(50);
        }
        sent.push(json.summary);
      }
    });
    const untilWritten = async (/** @type {number} */ more) => {
      const before = sent.length;
      while (sent.length < before + more) await pause(20);
    };
    await untilWritten(written);
    await primary.crash();
    relay.leadTo(standby.port);
    // The standby reads, and takes no writes yet.
    let list;
    do list = await ada.call('GET', '/requests?limit=5');
    while (list.status === 503);
    assert.equal(list.status, 200, await list.text());
    const refused = await ada.call('POST', '/requests', {
      json: { summary: 'Too early', description: 'd', attachmentIds: [] },
    });
    assert.ok(Number(refused.headers.get('Retry-After')) >= 1);
    await assertProblem(refused, 503);
    standby.promote();
    await untilWritten(written);
    running = false;
    await Promise.all(loads);

    const stored = [];
    for (let cursor = ''; cursor !== null;) {
      const query = `status=all&limit=100&q=failover${cursor && `&cursor=${cursor}`}`;
      const page = await ada.get(`/requests?${query}`);
      stored.push(...page.items.map((/** @type {{ summary: string }} */ { summary }) => summary));
      cursor = page.nextCursor;
    }
    assert.deepEqual(stored.sort(), sent.sort());
    assert.deepEqual(
      [...statuses].filter(status => ![201, 409, 503].includes(status)),
      [],
      server.output(),
    );
    // Notifications come from the new database.
    const { key } = await ada.create('After the failover');
    for (let event = await reader.next(); event.data.key !== key;) event = await reader.next();
    console.log(`a failover, ${sent.length} requests, lost 0, doubled 0`);
  },
);
