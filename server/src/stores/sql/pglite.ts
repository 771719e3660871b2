import { mkdir } from 'node:fs/promises';
import { PGlite, type Transaction } from '@electric-sql/pglite';
import { lockClass, storable, type Database, type Sql } from './database.ts';
import { databaseError } from './errors.ts';

function port(client: PGlite | Transaction): Sql {
  return {
    query: async (text, params) => {
      try {
        return (await client.query<Record<string, unknown>>(text, storable(params))).rows;
      } catch (error) {
        throw databaseError(error);
      }
    },
  };
}

/** PostgreSQL inside this process, in a folder that only one process may open at a time; without a folder in memory. */
export async function openPglite(folder?: string): Promise<Database> {
  if (folder) await mkdir(folder, { recursive: true, mode: 0o700 });
  const client = await PGlite.create(folder ? { dataDir: folder } : {});
  return {
    ...port(client),
    transaction: work => client.transaction(transaction => work(port(transaction))),
    ready: async () => {
      await client.query('select 1');
    },
    listen: async (channel, message, ready) => {
      await client.listen(channel, message);
      ready();
    },
    // No other process can open the folder.
    withLock: (_lock, work) => work(),
    holdLockForLife: async lock => {
      await client.query('select pg_advisory_lock($1, $2)', [lockClass, lock]);
    },
    close: () => client.close(),
  };
}
