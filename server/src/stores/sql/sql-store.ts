import { randomInt } from 'node:crypto';
import type { Store } from '../../app/store.ts';
import { attachmentStore } from './attachments.ts';
import { callStore } from './calls.ts';
import { changeLog } from './changes.ts';
import { commentStore } from './comments.ts';
import type { FileFolder } from './file-folder.ts';
import type { Database } from './database.ts';
import { requestStore } from './requests.ts';
import { migrate } from './schema.ts';
import { taskStore } from './tasks.ts';

const tables = ['tasks', 'calls', 'attachments', 'comments', 'requests', 'sessions'];

/** Migrates the database and opens the app's store over it. Without a `folder` the bytes of attachments are in the database. */
export async function openSqlStore(database: Database, folder?: FileFolder): Promise<Store> {
  await migrate(database);
  // Identifies this process; random, so that two processes practically never share one.
  const instance = randomInt(1000, 2 ** 31 - 1);
  await database.holdLockForLife(instance);
  return {
    ...requestStore(database, instance),
    ...commentStore(database, instance),
    ...attachmentStore(database, instance, folder),
    ...callStore(database, instance),
    ...taskStore(database),
    changes: changeLog(database),
    clear: async () => {
      await database.transaction(async sql => {
        for (const table of tables) await sql.query(`delete from ${table}`);
        await sql.query(`select setval('request_number', 1, false)`);
      });
      await folder?.clear();
    },
  };
}
