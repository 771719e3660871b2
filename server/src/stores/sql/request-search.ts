/**
 * Searches requests in short statements: the embedded database runs one statement at a time, in the thread that serves everybody, and
 * a server's connection is free for others in between. A search has no index, since its words may be any part of a word.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { RequestPosition, RequestQuery } from '../../app/store.ts';
import { textList, type Database, type Param } from './database.ts';
import { sliceTexts } from './request-list.ts';

/** A request that was found. */
export interface Found {
  readonly customer: string;
  readonly key: string;
  readonly number: number;
  /** What the list is ordered by. */
  readonly value: number;
}

/** Requests that one statement looks at: at first, at most, and how long they may take, in milliseconds. */
const FIRST_SLICE = 20;
const LONGEST_SLICE = 2000;
const SLICE_TIME = 5;

/**
 * All that have the words, in the list's order.
 *
 * @param filter the parameters `$1` to `$6` of the statements of lists
 */
export async function findRequests(
  database: Database,
  { scope = 'mine', sort, words, signal }: RequestQuery,
  filter: readonly Param[],
): Promise<Found[]> {
  const found: Found[] = [];
  const wanted = textList(words);
  let [customer, key] = ['', ''];
  let size = FIRST_SLICE;
  // What each statement takes, however few requests it looks at.
  let least = Infinity;
  for (;;) {
    signal?.throwIfAborted();
    const rows = await database.query(sliceTexts[scope][sort], [...filter, customer, key, wanted, size]);
    for (const row of rows) if (row['matches']) found.push(row as unknown as Found);
    const last = rows.at(-1);
    if (!last || rows.length < size) break;
    customer = last['customer'] as string;
    key = last['key'] as string;
    // By the database's clock: neither the network nor a queue is the search's work.
    const took = Math.max(...rows.map(row => row['milliseconds'] as number));
    least = Math.min(least, took);
    size = Math.round((size * SLICE_TIME) / Math.max(took - least, 1));
    size = Math.min(LONGEST_SLICE, Math.max(FIRST_SLICE, size));
    // Others have half of the time.
    await pause(took);
  }
  return found.sort((a, b) => b.value - a.value || b.number - a.number);
}

/** The first of them behind a position. */
export const pageOf = (found: readonly Found[], after: RequestPosition | undefined, limit: number): Found[] =>
  found
    .filter(
      ({ value, number }) =>
        !after || value < after.value || (value === after.value && number < after.number),
    )
    .slice(0, limit);
