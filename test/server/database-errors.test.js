/** What customers wrote is in no error, since errors go into the log. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inspect } from 'node:util';
import 'tsx';
import { missing, startPostgres } from './postgres-server.js';

const { openPglite } = await import('../../server/src/stores/sql/pglite.ts');
const { openPostgres } = await import('../../server/src/stores/sql/postgres.ts');

/** @param {import('../../server/src/stores/sql/database.ts').Database} database */
async function assertSilent(database) {
  await database.query('create table texts (id integer primary key, body text not null unique)');
  const insert = () => database.query('insert into texts values ($1, $2)', [1, 'what a customer wrote']);
  await insert();
  const twice = [
    insert(),
    database.transaction(sql => sql.query('insert into texts values ($1, $2)', [2, 'what a customer wrote'])),
  ];
  for (const failed of await Promise.allSettled(twice)) {
    assert.equal(failed.status, 'rejected');
    const text = inspect(/** @type {PromiseRejectedResult} */ (failed).reason, { depth: 9 });
    assert.match(text, /duplicate key.*23505/);
    assert.doesNotMatch(text, /what a customer wrote/);
  }
  await database.close();
}

test('an error of the embedded database holds no parameters and rows', { timeout: 120_000 }, async () => {
  await assertSilent(await openPglite());
});

test(
  'an error of a PostgreSQL server holds no parameters and rows',
  { skip: missing, timeout: 120_000 },
  async t => {
    const server = await startPostgres();
    t.after(() => server.stop());
    await assertSilent(await openPostgres(server.url));
  },
);
