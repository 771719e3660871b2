import { randomInt } from 'node:crypto';
import type { ServerStore, Store } from '../../app/store.ts';
import type { OnSweep } from '../../operation/sweeps.ts';
import { databaseFiles } from '../files/database-files.ts';
import type { FileStore } from '../files/file-store.ts';
import { attachmentStore } from './attachments.ts';
import { callStore } from './calls.ts';
import { changeLog } from './changes.ts';
import { commentStore } from './comments.ts';
import type { Database } from './database.ts';
import { helpdeskChangeLog, type HelpdeskChangeLog } from './helpdesk-changes.ts';
import { helpdeskCustomers, type HelpdeskCustomers } from './helpdesk-customers.ts';
import { markStore } from './marks.ts';
import { noteStore } from './notes.ts';
import { requestStore } from './requests.ts';
import { migrate } from './schema.ts';
import { sharingStore } from './sharing.ts';
import { taskStore } from './tasks.ts';
import type { RecordHappened } from './happened.ts';

const tables = [
  'webhook_deliveries',
  'mail_deliveries',
  'customer_addresses',
  'write_counts',
  'article_outcomes',
  'following',
  'reader_marks',
  'request_people',
  'marks',
  'helpdesk_changes',
  'helpdesk_cursor',
  'helpdesk_customers',
  'helpdesk_calls',
  'tasks',
  'calls',
  'attachments',
  'comments',
  'requests',
  'sessions',
];

/** Migrates the database, and gives the number that identifies this process. */
async function begin(database: Database): Promise<number> {
  await migrate(database);
  // Random, so that two processes practically never share one.
  const instance = randomInt(1000, 2 ** 31 - 1);
  await database.holdLockForLife(instance);
  return instance;
}

export interface HelpdeskStore extends ServerStore {
  readonly changes: HelpdeskChangeLog;
  readonly customers: HelpdeskCustomers;
}

/** What the server keeps beside a helpdesk. By default the bytes of uploads are in the database. */
export async function openHelpdeskStore(
  database: Database,
  files: FileStore = databaseFiles(database),
  swept?: OnSweep,
): Promise<HelpdeskStore> {
  const instance = await begin(database);
  return {
    ...attachmentStore(database, instance, files, swept),
    ...callStore(database, instance),
    marks: markStore(database),
    notes: noteStore(database),
    changes: helpdeskChangeLog(database),
    customers: helpdeskCustomers(database),
  };
}

/**
 * Migrates the database and opens the store of the built-in desk over it. By default the bytes of attachments are in the database.
 *
 * @param record writes down what others are to be told of, in the same transaction
 * @param swept is told how many uploads that were never sent are gone
 */
export async function openSqlStore(
  database: Database,
  files: FileStore = databaseFiles(database),
  record?: RecordHappened,
  swept?: OnSweep,
): Promise<Store> {
  const instance = await begin(database);
  return {
    ...requestStore(database, instance, record),
    ...commentStore(database, instance, record),
    ...attachmentStore(database, instance, files, swept),
    ...callStore(database, instance),
    ...taskStore(database),
    sharing: sharingStore(database),
    notes: noteStore(database),
    changes: changeLog(database),
    clear: async () => {
      await database.transaction(async sql => {
        for (const table of tables) await sql.query(`delete from ${table}`);
        await sql.query(`select setval('request_number', 1, false)`);
      });
      await files.clear();
    },
  };
}
