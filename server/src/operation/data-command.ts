/** `export` and `erase` of one customer's data. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cleanFileName } from '../app/http/file-name.ts';
import { removeOrphans } from './orphans.ts';
import { clean, type Retention } from './retention.ts';
import { migrate } from '../stores/sql/schema.ts';
import { openStorage, type Storage, type StorageSettings } from '../storage.ts';
import { openDatabaseClock } from '../database-clock.ts';
import { eraseCustomer, readCustomer } from './customer-data.ts';

async function withStorage<T>(settings: StorageSettings, work: (storage: Storage) => Promise<T>): Promise<T> {
  const storage = await openStorage(settings);
  try {
    await migrate(storage.database);
    return await work(storage);
  } finally {
    await storage.close();
  }
}

const linesOf = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .map(([table, count]) => `  ${table}: ${count}`)
    .join('\n');

/** Writes `data.json` and the files into a new folder. */
export async function exportCommand(
  settings: StorageSettings,
  customer: string,
  target: string,
): Promise<string> {
  return withStorage(settings, async ({ database, files }) => {
    const data = await readCustomer(database, files, customer);
    // Fails where it exists: nothing of another export is mixed in.
    await mkdir(target, { mode: 0o700 });
    await writeFile(join(target, 'data.json'), `${JSON.stringify(data.tables, null, 2)}\n`, { mode: 0o600 });
    for await (const { id, name, stream } of data.files())
      await writeFile(join(target, `${cleanFileName(id)}-${cleanFileName(name)}`), stream, { mode: 0o600 });
    const counts = Object.entries(data.tables).map(([table, rows]) => [table, rows.length] as const);
    return `Exported to ${target}:\n${linesOf(Object.fromEntries(counts))}`;
  });
}

export async function cleanCommand(settings: StorageSettings, retention: Retention): Promise<string> {
  return withStorage(settings, async ({ database, files }) => {
    const clock = await openDatabaseClock(database);
    clock.stop();
    const count = await clean(database, files, retention, clock.now());
    const orphans = await removeOrphans(database, files, clock.now());
    return `Deleted ${count} closed requests, and ${orphans} files without a row.`;
  });
}

export async function eraseCommand(settings: StorageSettings, customer: string): Promise<string> {
  return withStorage(settings, async ({ database, files }) => {
    const erased = await eraseCustomer(database, files, customer);
    return `Erased:\n${linesOf(erased)}`;
  });
}
