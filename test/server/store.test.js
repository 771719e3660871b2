/**
 * The tests in test/server/app over the SQL stores; in browsers they run over memory and IndexedDB. `testStores` replaces the stores of
 * `stores.ts`.
 */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import 'tsx';
import { missing, startPostgres } from './postgres-server.js';

const { openPglite } = await import('../../server/src/stores/sql/pglite.ts');
const { openPostgres } = await import('../../server/src/stores/sql/postgres.ts');
const { migrate } = await import('../../server/src/stores/sql/schema.ts');
const { createSessions } = await import('../../server/src/sessions.ts');
const { openSqlStore } = await import('../../server/src/stores/sql/sql-store.ts');
const { openFileFolder } = await import('../../server/src/stores/files/file-folder.ts');

const folder = mkdtempSync(join(tmpdir(), 'support-requests-files-'));
const closing = [];
after(async () => {
  for (const close of closing.reverse()) await close();
  rmSync(folder, { recursive: true });
});

/** Shared, because creating one takes seconds. @type {Promise<any> | undefined} */
let embedded;
function openEmbedded() {
  embedded ??= openPglite().then(database => {
    closing.push(() => database.close());
    return database;
  });
  return embedded;
}

/** A kind of store for the tests: one database for all of them, cleared after each. @param {() => Promise<any>} openStore */
function kind(name, openStore) {
  let opened;
  return {
    name,
    open: async () => {
      opened ??= openStore();
      const store = await opened;
      return { store: { ...store }, close: () => store.clear() };
    },
  };
}

const kinds = [
  kind('PGlite', async () => {
    return openSqlStore(await openEmbedded());
  }),
];
if (!missing) {
  kinds.push(
    kind('PostgreSQL, files in a folder', async () => {
      const server = await startPostgres();
      closing.push(() => server.stop());
      const database = await openPostgres(server.url);
      closing.push(() => database.close());
      return openSqlStore(database, await openFileFolder(folder));
    }),
  );
}

/** @type {() => void} */
let allLoaded = () => {};
const loaded = new Promise(resolve => (allLoaded = () => resolve(undefined)));
// Holds the first test back: where all tests known so far end before the next file is loaded, the databases would be closed.
it('loads the tests of the app', () => loaded);

describe('the database', () => {
  let database;
  before(async () => {
    database = await openEmbedded();
  });

  it('is migrated once, and rejected where it is newer', async () => {
    await migrate(database);
    await migrate(database);
    await database.query('insert into schema_steps values (1000)');
    await assert.rejects(migrate(database), /of a newer version/);
    await database.query('delete from schema_steps where step = 1000');
  });

  it('rolls back a transaction that fails', async () => {
    const failing = database.transaction(async sql => {
      await sql.query(`insert into tasks values ('t', 'c', 'k', 'request', 1)`);
      throw new Error('No');
    });
    await assert.rejects(failing, /No/);
    assert.deepEqual(await database.query('select * from tasks'), []);
  });

  it('ends a session after a week, and stores only the hash of its token', async () => {
    let time = 0;
    const sessions = createSessions(database, () => time);
    const user = { key: 'ada', name: 'Ada Byron' };
    const [cookie] = await sessions.begin(user, true);
    const token = /^support_session=([^;]+).*; Secure/.exec(cookie)?.[1];
    assert.deepEqual(await sessions.find(token), user);
    const rows = JSON.stringify(await database.query('select * from sessions'));
    assert.ok(!rows.includes(token));
    time = 7 * 24 * 3600 * 1000;
    assert.equal(await sessions.find(token), undefined);
  });
});

Object.assign(globalThis, { testStores: kinds, describe, it, before, after, beforeEach, afterEach });

const tested = ['attachments', 'idempotency', 'reading', 'limits', 'problems', 'status', 'writing'];
for (const name of [...tested, 'colleagues', 'catalogue', 'types', 'retracting']) {
  await import(`./app/${name}.test.ts`);
}
await import('./app/scripted-agent.test.ts');
allLoaded();
