/** Two servers on one PostgreSQL behind a balancer: one of them is killed, or stopped in order. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { ApiClient } from './api-client.js';
import { missing as noBalancer, startBalancer } from './balancer.js';
import { EventReader } from './event-reader.js';
import { freePort } from './free-port.js';
import { missing as noPostgres, startPostgres } from './postgres-server.js';
import { makeFolder, removeFolder, startServer } from './server-process.js';

const connections = 12;

/** What a client hears that opens its stream again after the last event that it has. */
class Follower {
  /** How often it was opened. */
  opened = 0;
  /** @type {Set<string>} */
  heard = new Set();
  /** @type {EventReader | undefined} */
  #reader;
  #stopped = false;
  #client;

  /** @param {ApiClient} client */
  constructor(client) {
    this.#client = client;
    this.running = this.#run();
  }

  async #run() {
    /** @type {string | undefined} */
    let last;
    while (!this.#stopped) {
      try {
        this.#reader = await EventReader.open(this.#client, last);
        this.opened++;
        last ??= this.#reader.start.id;
        for (;;) {
          const { id, data } = await this.#reader.next();
          last = id;
          this.heard.add(data.key);
        }
      } catch {
        await wait(20);
      }
    }
  }

  async stop() {
    this.#stopped = true;
    this.#reader?.close();
    await this.running;
  }
}

/** @param {() => boolean} condition */
async function until(condition) {
  while (!condition()) await wait(20);
}

describe('two servers behind a balancer', { skip: noPostgres || noBalancer, timeout: 600_000 }, () => {
  const folders = [makeFolder(), makeFolder()];
  /** @type {Awaited<ReturnType<typeof startPostgres>>} */
  let database;
  /** @type {Awaited<ReturnType<typeof startBalancer>>} */
  let balancer;
  /** @type {import('./server-process.js').Server[]} */
  const servers = [];
  /** @type {((number: number) => Promise<void>)} */
  let start;
  /** @type {[number, number]} */
  let ports;
  /** @type {ApiClient} */
  let client;

  before(async () => {
    database = await startPostgres();
    ports = [await freePort(), await freePort()];
    start = async number => {
      servers[number] = await startServer({
        DATA_DIR: folders[number] ?? '',
        DATABASE_URL: database.url,
        PORT: String(ports[number]),
        WRITES_PER_MINUTE: '1000000',
      });
    };
    await Promise.all([start(0), start(1)]);
  });
  // A new one for each test: it gives the next stream to the server with the fewest, and counts those that have just ended.
  beforeEach(async () => {
    balancer = await startBalancer(ports);
    client = new ApiClient(balancer.api);
  });
  afterEach(() => balancer?.stop());
  after(async () => {
    await Promise.all(servers.map(server => server.stop()));
    await database?.stop();
    folders.forEach(removeFolder);
  });

  /** Two streams: the balancer gives each server one. @param {import('node:test').TestContext} t */
  async function follow(t) {
    const followers = [];
    while (followers.length < servers.length) {
      const follower = new Follower(client);
      t.after(() => follower.stop());
      await until(() => follower.opened > 0);
      followers.push(follower);
    }
    return followers;
  }

  /**
   * Sends requests until each has its response: 409 while the database still has the call of the killed server, 502 and 503 from the balancer.
   *
   * @param {string} about @param {number} count
   * @param {(done: number) => void} onAnswer called with the number of answered ones
   */
  async function write(about, count, onAnswer) {
    const left = Array.from({ length: count }, (_, index) => index);
    /** @type {Map<number, any>} */
    const made = new Map();
    /** @type {Map<number | string, number>} */
    const failures = new Map();
    const work = async () => {
      for (let index = left.shift(); index !== undefined; index = left.shift()) {
        const key = randomUUID();
        const json = { summary: `${about} ${index}`, description: 'Just once.', attachmentIds: [] };
        for (let isDone = false; !isDone;) {
          const response = await client.call('POST', '/requests', { json, key }).catch(() => undefined);
          if (response?.status === 201) {
            made.set(index, await response.json());
            isDone = true;
          } else {
            const what = response?.status ?? 'no answer';
            failures.set(what, (failures.get(what) ?? 0) + 1);
            await response?.body?.cancel();
            await wait(20);
          }
        }
        onAnswer(made.size);
      }
    };
    await Promise.all(Array.from({ length: connections }, work));
    return { made, failures };
  }

  /** @param {string} about */
  async function load(about) {
    const rows = [];
    for (let cursor = ''; cursor !== null;) {
      const query = `status=all&q=${about}&limit=100${cursor && `&cursor=${cursor}`}`;
      const page = await client.get(`/requests?${query}`);
      rows.push(...page.items);
      cursor = page.nextCursor;
    }
    return rows;
  }

  /** @param {string} about @param {Map<number, any>} made */
  async function assertOnce(about, made) {
    const stored = new Map((await load(about)).map(row => [row.key, row.summary]));
    assert.equal(stored.size, made.size, 'as many as were answered');
    for (const { key, summary } of made.values()) assert.equal(stored.get(key), summary);
    assert.equal(new Set(stored.values()).size, made.size, 'none twice');
  }

  /** @param {Follower[]} followers @param {Map<number, any>} made */
  async function assertHeard(followers, made) {
    const keys = [...made.values()].map(({ key }) => key);
    for (const follower of followers) {
      await until(() => keys.every(key => follower.heard.has(key)));
    }
    assert.ok(
      followers.some(({ opened }) => opened > 1),
      'no stream was handed over',
    );
  }

  test('kill -9 of one during 1,000 writes: each is stored once, and no stream lacks one', async t => {
    const followers = await follow(t);
    /** @type {Promise<void> | undefined} */
    let restart;
    const killAndRestart = async () => {
      assert.equal(await servers[0]?.stop('SIGKILL'), null);
      await start(0);
    };
    const { made } = await write('sigkill', 1000, done => {
      if (done >= 400) restart ??= killAndRestart();
    });
    await restart;
    await assertOnce('sigkill', made);
    await assertHeard(followers, made);
  });

  test('SIGTERM of one during writes: none fails, and its streams come again at the other', async t => {
    const followers = await follow(t);
    /** @type {Promise<number | null> | undefined} */
    let stopped;
    const { made, failures } = await write('sigterm', 400, done => {
      if (done >= 100) stopped ??= servers[1]?.stop();
    });
    assert.equal(await stopped, 0);
    assert.deepEqual([...failures], []);
    await assertOnce('sigterm', made);
    await assertHeard(followers, made);
  });
});
