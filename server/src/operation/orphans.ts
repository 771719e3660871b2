/** Deletes files without rows: a process that dies between keeping a file and writing its row, or between deleting the two, leaves one. */
import { nameOf } from '../stores/files/file-folder.ts';
import type { FileStore } from '../stores/files/file-store.ts';
import type { Database, Row } from '../stores/sql/database.ts';

/** Milliseconds: a day, and another one for a server whose clock is wrong. */
const youngMs = 2 * 24 * 3_600_000;
/** So many are believed to be left over, whatever the number of the others. */
const believed = 100;

export interface OrphanOptions {
  /** Where it aborts, the sweep rejects: a server that stops does not wait for it. */
  readonly stop?: AbortSignal | undefined;
  /** Names that are in memory at once. */
  readonly namesAtOnce?: number;
  /** Rows that are read at once. */
  readonly rowsAtOnce?: number;
}

/** Removes the names that have a row. Rows are read by their primary key: one that comes meanwhile is of a file that is young. */
async function removeKnown(
  database: Database,
  names: Set<string>,
  size: number,
  stop: AbortSignal | undefined,
): Promise<void> {
  let last: Row | undefined = { customer: '', id: '' };
  while (last && names.size) {
    stop?.throwIfAborted();
    const rows: Row[] = await database.query(
      'select customer, id from attachments where (customer, id) > ($1, $2) order by customer, id limit $3',
      [last['customer'] as string, last['id'] as string, size],
    );
    for (const { customer, id } of rows) names.delete(nameOf(customer as string, id as string));
    last = rows.length === size ? rows.at(-1) : undefined;
  }
}

/**
 * Resolves to the number of files that are gone. One server at a time.
 *
 * @param now milliseconds since the epoch
 * @throws Error where most files have no row: then they rather belong to another database, and none is deleted
 */
export async function removeOrphans(
  database: Database,
  { kept }: FileStore,
  now: number,
  { stop, namesAtOnce = 50_000, rowsAtOnce = 1000 }: OrphanOptions = {},
): Promise<number> {
  if (!kept) return 0;
  let count = 0;
  const names = new Set<string>();
  const removeNamed = async (): Promise<void> => {
    const all = names.size;
    await removeKnown(database, names, rowsAtOnce, stop);
    if (names.size > believed && names.size > all / 2)
      throw new Error(
        `${names.size} of ${all} files have no row in the database: do they belong to another one? None of these is deleted.`,
      );
    for (const name of names) {
      stop?.throwIfAborted();
      await kept.remove(name);
      count++;
    }
    names.clear();
  };
  for await (const { name, modifiedAt } of kept.list()) {
    stop?.throwIfAborted();
    if (modifiedAt > now - youngMs) continue;
    names.add(name);
    if (names.size >= namesAtOnce) await removeNamed();
  }
  if (names.size) await removeNamed();
  return count;
}
