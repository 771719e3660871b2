import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import 'tsx';
import { missing, startPostgres } from './postgres-server.js';

const { lockClass } = await import('../../server/src/stores/sql/database.ts');
const { openPostgres } = await import('../../server/src/stores/sql/postgres.ts');

describe('connections that stay open', { skip: missing, timeout: 60_000 }, () => {
  test('hear of changes again at once, also while the lock for life has to be waited for', async t => {
    const server = await startPostgres();
    t.after(() => server.stop());
    const database = await openPostgres(server.url, 1);
    t.after(() => database.close());
    const control = await openPostgres(server.url, 1);
    t.after(() => control.close());
    const lock = 77;
    await database.holdLockForLife(lock);
    /** @type {string[]} */
    const messages = [];
    let connections = 0;
    /** @type {() => void} */
    let changed = () => {};
    const until = async (/** @type {() => boolean} */ isSo) => {
      while (!isSo()) await new Promise(resolve => (changed = () => resolve(undefined)));
    };
    await database.listen(
      'news',
      payload => (messages.push(payload), changed()),
      () => (connections++, changed()),
    );
    // Whoever takes the lock the moment that its connection breaks stands for a connection that PostgreSQL still takes for alive.
    const thief = await openPostgres(server.url, 1);
    t.after(() => thief.close());
    const stolen = thief.holdLockForLife(lock);
    const waiting = `select count(*) as count from pg_locks where locktype = 'advisory' and objid = ${lock} and not granted`;
    while ((await control.query(waiting))[0]?.['count'] !== 1);
    await control.query(
      `select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and classid = ${lockClass} and objid = ${lock} and granted`,
    );
    await control.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where query ilike 'listen %' and pid <> pg_backend_pid()`,
    );
    await stolen;
    await until(() => connections === 2);
    await control.query(`select pg_notify('news', 'again')`);
    await until(() => messages.includes('again'));
    assert.deepEqual(messages, ['again']);
  });

  test('make the database ready only while it hears of changes', async t => {
    const server = await startPostgres();
    t.after(() => server.stop());
    const database = await openPostgres(server.url, 1);
    t.after(() => database.close());
    // Connections to a database can be forbidden from another one only.
    const control = await openPostgres(server.url.replace(/\w+$/, 'template1'), 1);
    t.after(() => control.close());
    let connections = 0;
    await database.listen(
      'news',
      () => undefined,
      () => connections++,
    );
    await database.ready();
    await control.query('alter database postgres allow_connections false');
    await control.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where query ilike 'listen %' and pid <> pg_backend_pid()`,
    );
    const isReady = () =>
      database.ready().then(
        () => true,
        () => false,
      );
    while (await isReady());
    // Calls go on.
    await database.query('select 1');
    await control.query('alter database postgres allow_connections true');
    while (!(await isReady()));
    assert.equal(connections, 2);
  });
});
