/**
 * Pages of a list that changes while it is read. Jira counts pages by offset: what is deleted, or moves to the end, moves everything behind
 * it up, and would hide as many items between two pages. So each page begins with some items of the one before.
 */
import { raw } from '../shared/values.ts';
import type { Jira } from './client.ts';

/** Items of the page before. */
const overlap = 5;
/** Times in one reading to go back where nothing of the page before is seen again. */
const maxReturns = 20;

const idOf = (value: unknown): string => String(raw(value)['issueId']);

/** An item may come twice. */
export async function* overlappingPages(
  jira: Jira,
  at: string,
  query: Parameters<Jira['page']>[1],
  signal?: AbortSignal,
): AsyncGenerator<readonly unknown[], void, undefined> {
  let before: ReadonlySet<string> | undefined;
  let returns = 0;
  for (let start = 0; ;) {
    const { values, isLast } = await jira.page(at, query, start, signal);
    if (before && !values.some(value => before?.has(idOf(value))) && returns < maxReturns) {
      // More has gone than overlaps.
      returns++;
      start = Math.max(0, start - 2 * overlap * returns);
      continue;
    }
    yield values;
    if (isLast) return;
    // Where Jira gives as few at once, there is nothing to overlap.
    const again = values.length > overlap ? overlap : 0;
    before = again ? new Set(values.map(idOf)) : undefined;
    start += values.length - again;
  }
}
