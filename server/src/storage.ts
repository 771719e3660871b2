/** Opens the database and the store of files that the settings describe. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { lockFolder } from './folder-lock.ts';
import type { Settings } from './settings.ts';
import { databaseFiles } from './stores/files/database-files.ts';
import { openFileFolder } from './stores/files/file-folder.ts';
import type { FileStore } from './stores/files/file-store.ts';
import type { S3Settings } from './stores/files/s3-files.ts';
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

export type StorageSettings = Pick<Settings, 'dataFolder' | 'databaseUrl' | 'attachmentsFolder'> & {
  readonly s3?: S3Settings | undefined;
};

async function openFiles(settings: StorageSettings, database: Database): Promise<FileStore> {
  const { dataFolder, attachmentsFolder, s3 } = settings;
  const incoming = join(dataFolder, 'incoming');
  if (s3) {
    const { openS3Files } = await import('./stores/files/s3-files.ts');
    return openS3Files(s3, incoming);
  }
  return attachmentsFolder ? openFileFolder(attachmentsFolder) : databaseFiles(database, incoming);
}

export async function openStorage(settings: StorageSettings): Promise<Storage> {
  const { dataFolder, databaseUrl } = settings;
  await mkdir(dataFolder, { recursive: true, mode: 0o700 });
  const embedded = join(dataFolder, 'postgres');
  const unlock = databaseUrl ? undefined : await lockFolder(dataFolder);
  let database: Database | undefined;
  try {
    database = databaseUrl ? await openPostgres(databaseUrl) : await openPglite(embedded);
    const opened = database;
    return {
      database: opened,
      files: await openFiles(settings, opened),
      description: databaseUrl ? describe(databaseUrl) : `${embedded} (embedded PostgreSQL)`,
      close: async () => {
        await opened.close();
        await unlock?.();
      },
    };
  } catch (error) {
    await database?.close();
    await unlock?.();
    throw error;
  }
}
