/**
 * The tests of the demo backend's stores, which also run over memory and IndexedDB in browsers, over SQL. They are the same
 * files: only what `stores.ts` offers differs.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import 'tsx';
import { missing, startPostgres } from './postgres-server.js';

const { openPglite } = await import('../../demo/server/sql/pglite.ts');
const { openPostgres } = await import('../../demo/server/sql/postgres.ts');
const { openSqlStore } = await import('../../demo/server/sql/store.ts');
const { openFileFolder } = await import('../../demo/server/sql/file-folder.ts');

const folder = mkdtempSync(join(tmpdir(), 'support-requests-files-'));
const closing = [];
after(async () => {
  for (const close of closing.reverse()) await close();
  rmSync(folder, { recursive: true });
});

/** One database for all tests of a kind, emptied after each. @param {() => Promise<any>} openStore */
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
    const database = await openPglite();
    closing.push(() => database.close());
    return openSqlStore(database);
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

Object.assign(globalThis, { testStores: kinds, describe, it, before, after, beforeEach, afterEach });

for (const name of ['attachments', 'idempotency', 'reading', 'refusing', 'status', 'writing']) {
  await import(`../demo/backend-${name}.test.ts`);
}
await import('../demo/agent.test.ts');
