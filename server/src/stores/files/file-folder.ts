import { createHash } from 'node:crypto';
import { open, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileStore } from './file-store.ts';
import { prepareSpool, receiveInto, streamFile } from './spool.ts';

/** A hash: nothing that a customer can choose becomes part of a path. */
export function nameOf(customer: string, id: string): string {
  return createHash('sha256')
    .update(JSON.stringify([customer, id]))
    .digest('hex');
}

/**
 * The bytes of attachments in a folder, one file each. Creates the folder where it is missing, and removes what a process that died left
 * half written. Several processes may share it. A process that dies between keeping a file and writing its row leaves an unused file.
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
  };
}
