/** Opens the database and the store of files that the settings describe. */
import { access, constants, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { lockFolder } from './folder-lock.ts';
import type { OnSweep } from './operation/sweeps.ts';
import type { Settings } from './settings.ts';
import { databaseFiles } from './stores/files/database-files.ts';
import { openFileFolder } from './stores/files/file-folder.ts';
import type { FileStore } from './stores/files/file-store.ts';
import type { S3Settings } from './stores/files/s3-files.ts';
import { prepareSpool } from './stores/files/spool.ts';
import { openPglite } from './stores/sql/pglite.ts';
import type { Database } from './stores/sql/database.ts';
import { openPostgres } from './stores/sql/postgres.ts';

export interface Storage {
  readonly database: Database;
  readonly files: FileStore;
  /** For the terminal, without credentials. */
  readonly description: string;
  /** Rejects where calls cannot be served: without the database, its notifications, or the folder of uploads. */
  ready(): Promise<void>;
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

/** Milliseconds between two looks for what processes that died left half written. */
const sweepMs = 3_600_000;

/** The folder of uploads until they are whole; one with an object store or files in the database. */
const spoolOf = ({ dataFolder, attachmentsFolder, s3 }: StorageSettings): string =>
  (s3 ? undefined : attachmentsFolder) ?? join(dataFolder, 'incoming');

async function openFiles(settings: StorageSettings, database: Database): Promise<FileStore> {
  const { attachmentsFolder, s3 } = settings;
  if (s3) {
    const { openS3Files } = await import('./stores/files/s3-files.ts');
    return openS3Files(s3, spoolOf(settings));
  }
  return attachmentsFolder ? openFileFolder(attachmentsFolder) : databaseFiles(database, spoolOf(settings));
}

/** @param swept is told what was cleared away */
export async function openStorage(
  settings: StorageSettings,
  swept: OnSweep = () => undefined,
): Promise<Storage> {
  const { dataFolder, databaseUrl } = settings;
  await mkdir(dataFolder, { recursive: true, mode: 0o700 });
  const embedded = join(dataFolder, 'postgres');
  const unlock = databaseUrl ? undefined : await lockFolder(dataFolder);
  const spool = spoolOf(settings);
  let database: Database | undefined;
  try {
    const sweep = async (): Promise<void> => swept('part', await prepareSpool(spool));
    await sweep();
    database = databaseUrl ? await openPostgres(databaseUrl) : await openPglite(embedded);
    const opened = database;
    const files = await openFiles(settings, opened);
    // A folder that is away is what `ready` is asked for.
    const sweeping = setInterval(() => void sweep().catch(() => undefined), sweepMs).unref();
    return {
      database: opened,
      files,
      ready: async () => {
        await opened.ready();
        await access(spool, constants.W_OK);
      },
      description: databaseUrl ? describe(databaseUrl) : `${embedded} (embedded PostgreSQL)`,
      close: async () => {
        clearInterval(sweeping);
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
