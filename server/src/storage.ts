/** Opens the database and the store of files that the settings describe. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { lockFolder } from './folder-lock.ts';
import type { Settings } from './settings.ts';
import { databaseFiles } from './stores/files/database-files.ts';
import { openFileFolder } from './stores/files/file-folder.ts';
import type { FileStore } from './stores/files/file-store.ts';
import { openPglite } from './stores/sql/pglite.ts';
import type { Database } from './stores/sql/database.ts';
import { openPostgres } from './stores/sql/postgres.ts';

export interface Storage {
  readonly database: Database;
  readonly files: FileStore;
  /** For the terminal, without credentials. */
  readonly description: string;
  close(): Promise<void>;
}

/** Only host and database of the URL: it may contain a password. */
function describe(url: string): string {
  const { host, pathname } = new URL(url);
  return `PostgreSQL at ${host}${pathname}`;
}

export type StorageSettings = Pick<Settings, 'dataFolder' | 'databaseUrl' | 'attachmentsFolder'>;

export async function openStorage(settings: StorageSettings): Promise<Storage> {
  const { dataFolder, databaseUrl, attachmentsFolder } = settings;
  await mkdir(dataFolder, { recursive: true, mode: 0o700 });
  const embedded = join(dataFolder, 'postgres');
  const unlock = databaseUrl ? undefined : await lockFolder(dataFolder);
  try {
    const database = databaseUrl ? await openPostgres(databaseUrl) : await openPglite(embedded);
    return {
      database,
      files: attachmentsFolder
        ? await openFileFolder(attachmentsFolder)
        : databaseFiles(database, join(dataFolder, 'incoming')),
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
