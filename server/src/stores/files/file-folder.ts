import { createHash } from 'node:crypto';
import { open, opendir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { storableText } from '../sql/database.ts';
import type { FileStore, KeptFile } from './file-store.ts';
import { prepareSpool, receiveInto, streamFile } from './spool.ts';

/** A hash: nothing that a customer can choose becomes part of a path. The same for a row as the database has it. */
export function nameOf(customer: string, id: string): string {
  return createHash('sha256')
    .update(JSON.stringify([customer, id].map(storableText)))
    .digest('hex');
}

/** Whether it is a name of `nameOf`. */
export const isName = (name: string): boolean => /^[0-9a-f]{64}$/.test(name);

async function* listFolder(folder: string): AsyncGenerator<KeptFile, void, undefined> {
  for await (const { name } of await opendir(folder)) {
    if (!isName(name)) continue;
    // Another process may have removed it meanwhile.
    const found = await stat(join(folder, name)).catch(() => undefined);
    if (found?.isFile()) yield { name, modifiedAt: found.mtimeMs };
  }
}

/**
 * The bytes of attachments in a folder, one file each. Creates the folder where it is missing, and removes what a process that died left
 * half written. Several processes may share it. A process that dies between keeping a file and writing its row leaves an unused file,
 * which `removeOrphans` finds.
 */
export async function openFileFolder(folder: string): Promise<FileStore> {
  await prepareSpool(folder);
  const path = (customer: string, id: string): string => join(folder, nameOf(customer, id));

  return {
    receive: chunks => receiveInto(folder, chunks),
    keep: (customer, id, received) => rename(received.path, path(customer, id)),
    open: async (customer, id) => {
      try {
        return streamFile(await open(path(customer, id)));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
        throw error;
      }
    },
    remove: (customer, id) => rm(path(customer, id), { force: true }),
    clear: async () => {
      for (const name of await readdir(folder)) await rm(join(folder, name));
    },
    kept: {
      list: () => listFolder(folder),
      remove: name => rm(join(folder, name), { force: true }),
    },
  };
}
