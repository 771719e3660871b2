/** Lists of issues, page by page, and what is found by words. */
import type { DeskQuery } from '../../app/desk.ts';
import type { RequestPosition, RequestSort } from '../../app/store.ts';
import type { Query, Redmine } from './client.ts';
import { idForm, type Issue } from './issue.ts';
import type { Statuses } from './statuses.ts';

const columns = { updated: 'updated_on', created: 'created_on', key: 'id' } as const;
const pageSize = 100;
/** Pages of one call. */
const maxPages = 50;

/** A time for Redmine's filters. */
export const filterTime = (at: number): string => new Date(at).toISOString().replace(/\.\d+Z$/, 'Z');

export const positionOf = (issue: Issue, sort: RequestSort): RequestPosition => ({
  value: sort === 'key' ? Number(issue.id) : issue[sort],
  number: Number(issue.id),
});

/** Newest first. */
function compare(one: RequestPosition, other: RequestPosition): number {
  return other.value - one.value || other.number - one.number;
}

/** Filters for what can come after a position. Redmine counts parts of a second that it does not say. */
function after(sort: RequestSort, { value, number }: RequestPosition): Query {
  return sort === 'key'
    ? { issue_id: `<=${number - 1}` }
    : { [columns[sort]]: `<=${filterTime(value + 1000)}` };
}

export async function statusFilter(
  status: DeskQuery['status'],
  statuses: Statuses,
  waiting: readonly string[],
): Promise<string | undefined> {
  if (status === 'all') return '*';
  if (status !== 'awaiting') return status;
  const ids = await statuses.idsOf(waiting);
  return ids.length ? ids.join('|') : undefined;
}

export interface Slice {
  readonly issues: readonly Issue[];
  readonly hasMore: boolean;
  readonly total: number | undefined;
}

/** A page of a list after a position: new issues before it shift nothing. */
export async function slice(
  redmine: Redmine,
  filters: Query,
  sort: RequestSort,
  position: RequestPosition | undefined,
  limit: number,
): Promise<Slice> {
  const found = new Map<string, Issue>();
  const query = {
    ...filters,
    ...(position && after(sort, position)),
    sort: sort === 'key' ? 'id:desc' : `${columns[sort]}:desc,id:desc`,
    limit: Math.min(limit + 10, pageSize),
  };
  let total: number | undefined;
  for (let page = 0; page < maxPages; page++) {
    const answer = await redmine.issues({ ...query, offset: page * query.limit });
    total ??= answer.total;
    for (const issue of answer.issues)
      if (!position || compare(position, positionOf(issue, sort)) < 0) found.set(issue.id, issue);
    const last = answer.issues.at(-1);
    const sorted = sortedBy([...found.values()], sort);
    const next = sorted[limit];
    // Issues of one second come in an order of their own: all of them have to be there.
    const isWhole =
      answer.rows < query.limit ||
      (next && last && positionOf(last, sort).value < positionOf(next, sort).value);
    if (isWhole || (sort === 'key' && next))
      return {
        issues: sorted.slice(0, limit),
        hasMore: next !== undefined,
        total: position ? undefined : total,
      };
  }
  const sorted = sortedBy([...found.values()], sort);
  return { issues: sorted.slice(0, limit), hasMore: sorted.length > limit, total: undefined };
}

const sortedBy = (issues: Issue[], sort: RequestSort): Issue[] =>
  issues.sort((one, other) => compare(positionOf(one, sort), positionOf(other, sort)));

/** The same page of issues that are known. */
export function sliceOf(
  issues: readonly Issue[],
  sort: RequestSort,
  position: RequestPosition | undefined,
  limit: number,
): Slice {
  const sorted = sortedBy([...issues], sort);
  const rest = position ? sorted.filter(issue => compare(position, positionOf(issue, sort)) < 0) : sorted;
  return {
    issues: rest.slice(0, limit),
    hasMore: rest.length > limit,
    total: position ? undefined : sorted.length,
  };
}

/** The issues with this filter, as this user sees them. */
async function matches(redmine: Redmine, filters: Query, login: string): Promise<readonly Issue[]> {
  const found: Issue[] = [];
  for (let page = 0; page < maxPages; page++) {
    const query = { ...filters, limit: pageSize, offset: page * pageSize };
    const { issues, rows } = await redmine.issues(query, { login });
    found.push(...issues);
    if (rows < pageSize) break;
  }
  return found;
}

/**
 * The issues in which each word occurs: in subject, description or a comment that this user sees, or as the key. Redmine takes one of these
 * at a time, and has no way to write a "|".
 */
export async function search(
  redmine: Redmine,
  filters: Query,
  words: readonly string[],
  login: string,
): Promise<readonly Issue[]> {
  let found: readonly Issue[] | undefined;
  for (const word of words.flatMap(text => text.split('|')).filter(text => text)) {
    const queries: Query[] = ['subject', 'description', 'notes'].map(field => ({ [field]: `~${word}` }));
    if (idForm.test(word)) queries.push({ issue_id: word });
    const lists = await Promise.all(queries.map(query => matches(redmine, { ...filters, ...query }, login)));
    const known = found && new Set(found.map(({ id }) => id));
    const all = new Map(lists.flat().map(issue => [issue.id, issue]));
    found = [...all.values()].filter(({ id }) => !known || known.has(id));
    if (!found.length) break;
  }
  return found ?? [];
}
