import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import 'tsx';
import { ApiClient } from './api-client.js';
import { EventReader } from './event-reader.js';
import { missing, startPostgres } from './postgres-server.js';
import { makeFolder, removeFolder, runAgentCommand, startServer } from './server-process.js';

const { lockClass } = await import('../../server/src/stores/sql/database.ts');
const { openPostgres } = await import('../../server/src/stores/sql/postgres.ts');

/** As in server/src/server.ts. */
const seedLock = 2;

describe('two servers on one PostgreSQL', { skip: missing, timeout: 120_000 }, () => {
  const folders = [makeFolder(), makeFolder()];
  /** @type {Awaited<ReturnType<typeof startPostgres>>} */
  let database;
  /** @type {import('../../server/src/stores/sql/database.ts').Database} */
  let sql;
  /** @type {Promise<import('./server-process.js').Server>[]} */
  let starting = [];
  /** @type {import('./server-process.js').Server[]} */
  let servers = [];
  /** Another database of the same PostgreSQL. @type {import('../../server/src/stores/sql/database.ts').Database} */
  let control;
  /** @type {ApiClient} */
  let first;
  /** @type {ApiClient} */
  let second;

  before(async () => {
    database = await startPostgres();
    control = await openPostgres(database.url, 1);
    await control.query('create database desk');
    const url = Object.assign(new URL(database.url), { pathname: '/desk' }).href;
    sql = await openPostgres(url, 1);
    // Both start at once on an empty database, and wait for the lock of the seed.
    await sql.query('select pg_advisory_lock($1, $2)', [lockClass, seedLock]);
    starting = folders.map(folder =>
      startServer({ DATA_DIR: folder, DATABASE_URL: url, WRITES_PER_MINUTE: '100000' }),
    );
    const tooEarly = Promise.any(starting).then(() => assert.fail('the servers did not wait for each other'));
    await Promise.race([tooEarly, bothWait()]);
    tooEarly.catch(() => undefined);
    await sql.query('select pg_advisory_unlock($1, $2)', [lockClass, seedLock]);
    servers = await Promise.all(starting);
    [first, second] = /** @type {[ApiClient, ApiClient]} */ (
      servers.map(server => new ApiClient(server.api))
    );
  });

  async function bothWait() {
    for (let waiting = 0; waiting < 2;) {
      await wait(20);
      const [row] = await sql.query(
        `select count(*) as count from pg_locks where locktype = 'advisory' and objid = $1::bigint and not granted`,
        [seedLock],
      );
      waiting = /** @type {number} */ (row?.['count']);
    }
  }

  after(async () => {
    // Also where only one of them started.
    for (const { value } of /** @type {any[]} */ (await Promise.allSettled(starting))) await value?.stop();
    await sql?.close();
    await control?.close();
    await database?.stop();
    folders.forEach(removeFolder);
  });

  test('create the tables and the demo data once', async () => {
    const counts = await sql.query(
      'select customer, count(*) as count from requests group by customer order by 1',
    );
    assert.deepEqual(
      counts.map(row => row['customer']),
      ['ada', 'grace'],
    );
    assert.equal(counts[0]?.['count'], counts[1]?.['count']);
    const { total } = await second.get('/requests?status=all');
    assert.equal(total, counts[0]?.['count']);
  });

  test('send events of each other’s changes, and of their own', async () => {
    const readers = await Promise.all([EventReader.open(first), EventReader.open(second)]);
    const made = await second.create('At the second');
    for (const reader of readers) {
      const { event, data, id } = await reader.next();
      assert.deepEqual([event, data], ['request', { key: made.key, updatedAt: made.updatedAt }]);
      assert.match(id, /^\d+$/);
    }
    const { code, output } = await runAgentCommand(folders[1] ?? '', 'reply', made.key, 'On it');
    assert.equal(code, 0, output);
    for (const reader of readers) {
      assert.equal((await reader.next()).data.key, made.key);
      reader.close();
    }
    const { items } = await first.get(`/requests/${made.key}/comments`);
    assert.deepEqual([items[0].body, items[0].author.role], ['On it', 'agent']);
  });

  test('continue a stream of the other one, with each request once', async () => {
    const reader = await EventReader.open(first);
    const seen = await first.create('Seen');
    const { id } = await reader.next();
    reader.close();
    const missed = await first.create('Missed');
    await first.call('PATCH', `/requests/${seen.key}`, { json: { status: 'closed' } });
    await first.call('PATCH', `/requests/${missed.key}`, { json: { status: 'closed' } });
    const later = await EventReader.open(second, id);
    assert.deepEqual([(await later.next()).data.key, (await later.next()).data.key], [seen.key, missed.key]);
    const next = await second.create('After that');
    assert.equal((await later.next()).data.key, next.key);
    later.close();
    // An id of another database: the stream sends the changes from now on.
    const foreign = await EventReader.open(second, '999999999999');
    const last = await first.create('Last');
    assert.equal((await foreign.next()).data.key, last.key);
    foreign.close();
  });

  /** Resolves when each of a server's database connections has been replaced. @param {ApiClient} client */
  async function recovered(client) {
    for (let failed = 1; failed > 0; await wait(20)) {
      const calls = Array.from({ length: 20 }, () => client.call('GET', '/requests?limit=1'));
      failed = (await Promise.all(calls)).filter(({ status }) => status !== 200).length;
    }
  }

  test('send changes that were made while all database connections were broken', async () => {
    const made = await first.create('Before');
    let reader = await EventReader.open(first);
    await control.query('alter database desk with allow_connections false');
    // Connections end asynchronously.
    for (let left = 1; left > 0; await wait(20)) {
      const ended = await sql.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid()`,
      );
      left = ended.length;
    }
    // A change by another server, whose notification reaches nobody.
    await sql.query(`update requests set change = nextval('request_change') where key = $1`, [made.key]);
    await control.query('alter database desk with allow_connections true');
    // The server may end a stream whose database is gone; a client then opens it again, from the last event on.
    const again = async () => {
      await recovered(first);
      reader = await EventReader.open(first, reader.start.id);
      return reader.next();
    };
    assert.equal((await reader.next().catch(again)).data.key, made.key);
    await Promise.all([first, second].map(recovered));
    const next = await second.create('After');
    assert.equal((await reader.next()).data.key, next.key);
    reader.close();
  });

  test('create one request per Idempotency-Key, whichever server gets it', async () => {
    const before = (await first.get('/requests?status=all')).total;
    const json = { summary: 'Once', description: 'd', attachmentIds: [] };
    const keys = Array.from({ length: 20 }, () => randomUUID());
    for (const key of keys) {
      const answers = await Promise.all(
        [first, second, first, second].map(client => client.call('POST', '/requests', { json, key })),
      );
      for (const { status } of answers) assert.ok(status === 201 || status === 409, String(status));
      const bodies = [];
      for (const client of [first, second]) {
        const again = await client.call('POST', '/requests', { json, key });
        assert.equal(again.headers.get('Idempotency-Replayed'), 'true');
        bodies.push(await again.text());
      }
      assert.equal(bodies[0], bodies[1]);
      const other = { ...json, summary: 'Another' };
      assert.equal((await second.call('POST', '/requests', { json: other, key })).status, 422);
    }
    assert.equal((await second.get('/requests?status=all')).total, before + keys.length);
  });

  test('store every request and every comment of parallel writes', async () => {
    const made = await Promise.all(
      Array.from({ length: 40 }, (_, index) => (index % 2 ? first : second).create(`Number ${index}`)),
    );
    assert.equal(new Set(made.map(request => request.key)).size, 40);
    const { key } = made[0];
    const bodies = Array.from({ length: 40 }, (_, index) => `Comment ${index}`);
    await Promise.all(
      bodies.map((body, index) =>
        (index % 2 ? first : second).call('POST', `/requests/${key}/comments`, {
          json: { body, attachmentIds: [] },
        }),
      ),
    );
    const read = [];
    for (let cursor = ''; cursor !== null;) {
      const page = await first.get(`/requests/${key}/comments?limit=7${cursor && `&cursor=${cursor}`}`);
      read.push(...page.items.map(item => item.body));
      cursor = page.nextCursor;
    }
    assert.deepEqual(read.sort(), bodies.sort());
  });

  test('page through a growing list: each older request once', async () => {
    const older = (await first.get('/requests?status=all&limit=100&sort=created')).items.map(
      item => item.key,
    );
    const read = [];
    for (let cursor = ''; cursor !== null;) {
      const page = await first.get(
        `/requests?status=all&sort=created&limit=10${cursor && `&cursor=${cursor}`}`,
      );
      read.push(...page.items.map(item => item.key));
      cursor = page.nextCursor;
      await second.create('Comes in between');
    }
    assert.deepEqual(read.slice(0, older.length), older);
    assert.equal(new Set(read).size, read.length);
  });

  test('share their sessions', async () => {
    const signedIn = await fetch(servers[0]?.signInLinks[1] ?? '', { redirect: 'manual' });
    const cookie = signedIn.headers
      .getSetCookie()
      .map(text => text.split(';')[0])
      .join('; ');
    const { user } = await new ApiClient(second.api, { Cookie: cookie }).get('/config');
    assert.equal(user.key, 'grace');
  });

  // The last one: it stops a server.
  test('end their streams and stop on SIGTERM', async () => {
    const reader = await EventReader.open(second);
    const [code, ended] = await Promise.all([servers[1]?.stop(), reader.ended()]);
    assert.deepEqual([code, ended], [0, true]);
    assert.equal((await first.call('GET', '/config')).status, 200);
  });
});
