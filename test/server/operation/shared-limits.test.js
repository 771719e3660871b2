import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import 'tsx';
import { missing, startPostgres } from '../postgres-server.js';

const { NoRoom } = await import('../../../server/src/app/files.ts');
const { createServer } = await import('../../../server/src/create-server.ts');
const { openPostgres } = await import('../../../server/src/stores/sql/postgres.ts');
const { sharedRateLimit } = await import('../../../server/src/stores/sql/shared-rate-limit.ts');
const { openSqlStore } = await import('../../../server/src/stores/sql/sql-store.ts');

describe('limits that two servers share', { skip: missing, timeout: 120_000 }, () => {
  /** @type {Awaited<ReturnType<typeof startPostgres>>} */
  let postgres;
  /** @type {{ database: any, store: any, limit: (perMinute: number) => any }[]} */
  let servers;
  before(async () => {
    postgres = await startPostgres();
    servers = [];
    for (let count = 0; count < 2; count++) {
      const database = await openPostgres(postgres.url);
      const store = await openSqlStore(database);
      servers.push({ database, store, limit: perMinute => sharedRateLimit(database, perMinute) });
    }
  });
  after(async () => {
    for (const { database } of servers ?? []) await database.close();
    await postgres?.stop();
  });

  test('count the writes of a customer together, for each minute anew', async () => {
    const [first, second] = servers.map(({ limit }) => limit(5));
    const now = 60_000 * 1000 + 20_000;
    for (let count = 0; count < 5; count++) await (count % 2 ? first : second)('ada', now);
    await assert.rejects(first('ada', now), { status: 429, headers: { 'Retry-After': '40' } });
    await assert.rejects(second('ada', now), { status: 429 });
    await second('grace', now);
    await second('ada', now + 60_000);
  });

  test('let a server count for itself while the database is slow or away', async () => {
    const [server] = servers;
    const count = server?.limit(3);
    await server?.database.query(`select 1`);
    const slow = { query: () => new Promise(() => undefined) };
    const down = { query: () => Promise.reject(new Error('away')) };
    for (const database of [slow, down]) {
      const alone = sharedRateLimit(/** @type {any} */ (database), 3);
      for (let calls = 0; calls < 3; calls++) await alone('ada', 0);
      await assert.rejects(async () => alone('ada', 0), { status: 429 });
    }
    await count('heidi', 0);
  });

  test('are those of the calls of both', async () => {
    const calls = servers.map(({ store, limit }) => {
      const identify = () => ({ key: 'judy', name: 'Judy' });
      const server = createServer({ store, identify, countWrite: limit(4), now: () => 1 });
      return () =>
        server(
          new Request('http://desk.example/api/support/requests', {
            method: 'POST',
            headers: { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID() },
            body: JSON.stringify({ summary: 's', description: 'd', attachmentIds: [] }),
          }),
        );
    });
    const statuses = [];
    for (let count = 0; count < 6; count++) statuses.push((await calls[count % 2]?.())?.status);
    assert.deepEqual(statuses, [201, 201, 201, 201, 429, 429]);
  });

  test('keep the quota of unsent files, also of uploads at the same time', async () => {
    const add = (/** @type {any} */ store) => {
      const id = `att_${randomUUID()}`;
      const record = { id, name: 'a', size: 10, type: 'text/plain', createdAt: 1, sent: false };
      return store.addAttachment('ivan', record, new Uint8Array(10), undefined, 35);
    };
    const results = await Promise.allSettled(
      Array.from({ length: 20 }, (_, index) => add(servers[index % 2]?.store)),
    );
    assert.equal(results.filter(({ status }) => status === 'fulfilled').length, 3);
    for (const result of results)
      if (result.status === 'rejected') assert.ok(result.reason instanceof NoRoom, String(result.reason));
    assert.equal(await servers[0]?.store.unsentBytes('ivan'), 30);
  });
});
