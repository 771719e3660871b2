import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readFile, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** The bytes of attachments in a folder, one file each. */
export interface FileFolder {
  write(customer: string, id: string, bytes: Uint8Array): Promise<void>;
  /** Resolves to `undefined` where there is no file. */
  read(customer: string, id: string): Promise<Uint8Array<ArrayBuffer> | undefined>;
  remove(customer: string, id: string): Promise<void>;
  clear(): Promise<void>;
}

/** A hash: nothing that a customer can choose becomes part of a path. */
function nameOf(customer: string, id: string): string {
  return createHash('sha256')
    .update(JSON.stringify([customer, id]))
    .digest('hex');
}

/** Milliseconds: no write takes that long. */
const partLifetimeMs = 3_600_000;

async function removeOldParts(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!name.endsWith('.part')) continue;
    const file = join(folder, name);
    // Another process may have finished or removed it meanwhile.
    const age = await stat(file).then(
      ({ mtimeMs }) => Date.now() - mtimeMs,
      () => 0,
    );
    if (age > partLifetimeMs) await rm(file, { force: true });
  }
}

/**
 * Creates the folder where it is missing, and removes what a process that died left half written. Several processes may share it. A
 * process that dies between writing a file and its row leaves an unused file behind.
 */
export async function openFileFolder(folder: string): Promise<FileFolder> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await removeOldParts(folder);
  const path = (customer: string, id: string): string => join(folder, nameOf(customer, id));

  return {
    write: async (customer, id, bytes) => {
      const partial = join(folder, `${randomUUID()}.part`);
      const file = await open(partial, 'wx', 0o600);
      try {
        try {
          await file.writeFile(bytes);
          // On disk before the database refers to it.
          await file.sync();
        } finally {
          await file.close();
        }
        await rename(partial, path(customer, id));
      } catch (error) {
        // Else a disk that is full stays full.
        await rm(partial, { force: true });
        throw error;
      }
    },
    read: async (customer, id) => {
      try {
        return new Uint8Array(await readFile(path(customer, id)));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
        throw error;
      }
    },
    remove: (customer, id) => rm(path(customer, id), { force: true }),
    clear: async () => {
      for (const name of await readdir(folder)) await rm(join(folder, name));
    },
  };
}
