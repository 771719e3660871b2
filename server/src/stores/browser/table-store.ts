import type { Store } from '../../app/store.ts';
import { attachmentStore } from './attachments.ts';
import { callStore } from './calls.ts';
import { commentStore } from './comments.ts';
import { requestStore } from './requests.ts';
import { noteStore, sharingStore } from './sharing.ts';
import { tableNames, type Tables } from './tables.ts';
import { taskStore } from './tasks.ts';

/** The app's store over keyed tables. It has no change log, so there is no event stream over it. */
export function createTableStore(tables: Tables): Store {
  return {
    ...requestStore(tables),
    ...commentStore(tables),
    ...attachmentStore(tables),
    ...callStore(tables),
    ...taskStore(tables),
    sharing: sharingStore(tables),
    notes: noteStore(tables),
    clear: () =>
      tables.run('readwrite', async rows => {
        for (const table of tableNames) await rows.clear(table);
      }),
  };
}
