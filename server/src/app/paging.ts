/** Query parameters of lists: `limit`, words with a fixed set of values, and cursors. A wrong value is a 400, a wrong cursor a `BadCursor`. */
import { BadCursor } from './desk.ts';
import { badRequest } from './http/problems.ts';
import type { RequestPosition, RequestSort } from './store.ts';

const maxLimit = 100;
/** The last millisecond of the year 9999, after which dates have another form (ISO 8601). */
const lastTime = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

const notOfThisList = (): BadCursor => new BadCursor('The cursor is not one of this list.');

/** Default 20, at most 100. */
export function readLimit(query: URLSearchParams): number {
  const text = query.get('limit');
  if (text === null) return 20;
  if (!/^\d{1,9}$/.test(text) || Number(text) < 1) throw badRequest('limit is a whole number from 1.');
  return Math.min(Number(text), maxLimit);
}

/** One of the choices; the first one is the default. */
export function readChoice<T extends string>(
  query: URLSearchParams,
  name: string,
  choices: readonly [T, ...T[]],
): T {
  const text = query.get(name);
  if (text === null || text === '') return choices[0];
  const choice = choices.find(candidate => candidate === text);
  if (!choice) throw badRequest(`${name} is one of ${choices.join(', ')}.`);
  return choice;
}

/** base64url of a JSON array whose first element names the list's order. */
function encode(parts: readonly (string | number)[]): string {
  return btoa(JSON.stringify(parts)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** The `count` numbers of a cursor of the list `kind`. All are times in ms or counters: whole numbers below 2 ** 53. */
function decode(cursor: string, kind: string, count: number): number[] {
  try {
    const parts: unknown = JSON.parse(atob(cursor.replaceAll('-', '+').replaceAll('_', '/')));
    if (Array.isArray(parts) && parts[0] === kind && parts.length === count + 1) {
      const rest: unknown[] = parts.slice(1);
      if (rest.every(part => Number.isSafeInteger(part))) return rest as number[];
    }
  } catch {
    // No JSON: the same problem as for a cursor of another list.
  }
  throw notOfThisList();
}

export function requestCursor(sort: RequestSort, position: RequestPosition | undefined): string | undefined {
  return position && encode([sort, position.value, position.number]);
}

export function readRequestCursor(
  cursor: string | undefined,
  sort: RequestSort,
): RequestPosition | undefined {
  if (!cursor) return undefined;
  const [value = 0, number = 0] = decode(cursor, sort, 2);
  // What is no time would be an error of each desk that writes it as a date.
  if (sort !== 'key' && (value < 0 || value > lastTime)) throw notOfThisList();
  return { value, number };
}

const order = (newestFirst: boolean): string => (newestFirst ? 'newest' : 'oldest');

export function commentCursor(newestFirst: boolean, sequence: number | undefined): string | undefined {
  return sequence === undefined ? undefined : encode([order(newestFirst), sequence]);
}

export function readCommentCursor(cursor: string | undefined, newestFirst: boolean): number | undefined {
  return cursor ? decode(cursor, order(newestFirst), 1)[0] : undefined;
}
