/** Opens the database and the store that the settings describe. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Store } from './app/store.ts';
import { lockFolder } from './folder-lock.ts';
import type { Settings } from './settings.ts';
import { openFileFolder } from './stores/sql/file-folder.ts';
import { openPglite } from './stores/sql/pglite.ts';
import type { Database } from './stores/sql/database.ts';
import { openPostgres } from './stores/sql/postgres.ts';
import { openSqlStore } from './stores/sql/sql-store.ts';

export interface Storage {
  readonly database: Database;
  readonly store: Store;
  /** For the terminal, without credentials. */
  readonly description: string;
  close(): Promise<void>;
}

/** Only host and database of the URL: it may contain a password. */
function describe(url: string): string {
  const { host, pathname } = new URL(url);
  return `PostgreSQL at ${host}${pathname}`;
}

export async function openStorage(settings: Settings): Promise<Storage> {
  const { dataFolder, databaseUrl, attachmentsFolder } = settings;
  await mkdir(dataFolder, { recursive: true, mode: 0o700 });
  const embedded = join(dataFolder, 'postgres');
  const unlock = databaseUrl ? undefined : await lockFolder(dataFolder);
  try {
    const database = databaseUrl ? await openPostgres(databaseUrl) : await openPglite(embedded);
    const folder = attachmentsFolder ? await openFileFolder(attachmentsFolder) : undefined;
    return {
      database,
      store: await openSqlStore(database, folder),
      description: databaseUrl ? describe(databaseUrl) : `${embedded} (embedded PostgreSQL)`,
      close: async () => {
        await database.close();
        await unlock?.();
      },
    };
  } catch (error) {
    await unlock?.();
    throw error;
  }
}
