import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readFile, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** The bytes of files, outside of the database. */
export interface FileFolder {
  write(customer: string, id: string, bytes: Uint8Array): Promise<void>;
  read(customer: string, id: string): Promise<Uint8Array<ArrayBuffer> | undefined>;
  remove(customer: string, id: string): Promise<void>;
  clear(): Promise<void>;
}

/** Nothing that anybody chose becomes part of a path. */
function nameOf(customer: string, id: string): string {
  return createHash('sha256')
    .update(JSON.stringify([customer, id]))
    .digest('hex');
}

/**
 * The folder may be shared by several processes. A process that dies between writing the bytes and their row leaves a
 * file that nobody asks for.
 */
export async function openFileFolder(folder: string): Promise<FileFolder> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = (customer: string, id: string): string => join(folder, nameOf(customer, id));

  return {
    write: async (customer, id, bytes) => {
      const draft = join(folder, `${randomUUID()}.part`);
      const file = await open(draft, 'wx', 0o600);
      try {
        await file.writeFile(bytes);
        // On the disk before the database says that it is there.
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(draft, path(customer, id));
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
