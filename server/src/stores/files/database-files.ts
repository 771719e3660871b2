/** The bytes of files in the database, in parts, so that neither this process nor the driver holds a whole file. */
import { mkdtemp, open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Chunk } from '../../app/files.ts';
import type { Database } from '../sql/database.ts';
import type { FileStore } from './file-store.ts';
import { prepareSpool, readBlocks, receiveInto } from './spool.ts';

/** Bytes of a row. */
const partSize = 256 * 1024;

/** @param spool folder for uploads until they are whole; by default one of the system's for temporary files */
export function databaseFiles(database: Database, spool?: string): FileStore {
  let preparing: Promise<string> | undefined;
  const prepare = async (): Promise<string> => {
    const folder = spool ?? (await mkdtemp(join(tmpdir(), 'support-requests-')));
    await prepareSpool(folder);
    return folder;
  };

  return {
    receive: async chunks => receiveInto(await (preparing ??= prepare()), chunks),

    keepWithRow: async (sql, customer, id, received) => {
      let position = 0;
      for await (const bytes of readBlocks(await open(received.path), partSize))
        await sql.query(
          'insert into attachment_parts (customer, id, position, bytes) values ($1, $2, $3, $4)',
          [customer, id, position++, bytes],
        );
    },

    open: async (customer, id) => {
      const [row] = await database.query('select bytes from attachments where customer = $1 and id = $2', [
        customer,
        id,
      ]);
      if (!row) return undefined;
      // Earlier versions wrote the whole file into its row.
      const whole = row['bytes'] as Uint8Array | null;
      let position = 0;
      return new ReadableStream<Chunk>(
        {
          pull: async controller => {
            if (whole) controller.enqueue(new Uint8Array(whole));
            const [part] = whole
              ? []
              : await database.query(
                  'select bytes from attachment_parts where customer = $1 and id = $2 and position = $3',
                  [customer, id, position++],
                );
            if (part) controller.enqueue(new Uint8Array(part['bytes'] as Uint8Array));
            else controller.close();
          },
        },
        { highWaterMark: 0 },
      );
    },

    // The parts go with their row.
    remove: async () => undefined,
    clear: async () => undefined,
  };
}
