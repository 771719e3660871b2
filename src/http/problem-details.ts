import type { ErrorKind, FieldProblem, Problem } from '../model.ts';
import { isObject } from './json.ts';
import { SESSION_ENDED } from './session-end.ts';

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value : undefined;

const KINDS: Partial<Record<number, ErrorKind>> = {
  403: 'forbidden',
  404: 'not-found',
  408: 'timeout',
  409: 'conflict',
  410: 'not-found',
  413: 'too-large',
  415: 'unsupported',
  425: 'server',
  429: 'rate-limited',
};

/** With these a server refuses a CSRF token: Flask and ASP.NET with 400, Django, Spring, Express and WordPress with 403, Rails with 422. */
export const CSRF_STATUSES: readonly unknown[] = [400, 403, 422];
/** A server's words about a CSRF token that it refuses. */
const CSRF = /csrf|xsrf|authenticity.?token|anti-?forgery|invalid.?nonce/i;

const kindOf = (status: number): ErrorKind =>
  SESSION_ENDED.includes(status)
    ? 'unauthorized'
    : (KINDS[status] ?? (status >= 500 ? 'server' : status >= 400 ? 'invalid' : 'malformed'));

/**
 * Milliseconds that a `Retry-After` header asks to wait (RFC 9110 section 10.2.3: seconds or an HTTP date). Some servers send parts of
 * a second, and a proxy that adds a second header makes a list. Absent when there is none or when it can't be read.
 */
export function retryAfter(header: string | null, now = Date.now()): number | undefined {
  if (!header) return undefined;
  const [, given] = /^\s*(\d+(?:\.\d+)?)\s*(?:,|$)/.exec(header) ?? [];
  if (given) return Number(given) * 1000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

function fieldProblems(errors: unknown): readonly FieldProblem[] | undefined {
  if (!Array.isArray(errors)) return undefined;
  const found = errors.flatMap(entry => {
    if (!isObject(entry)) return [];
    const field = text(entry.field);
    return field ? [{ field, detail: text(entry.detail) ?? '' }] : [];
  });
  return found.length > 0 ? found : undefined;
}

/** What an answer with a bad status says: RFC 9457 problem details where the body has them, else the status alone. */
export function problemFrom(status: number, body: string, retryAfterHeader: string | null = null): Problem {
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    // Any other body is ignored, as a proxy's HTML page.
  }
  const problem = isObject(parsed) ? parsed : {};
  const fields = fieldProblems(problem.errors);
  // What names a field is about what the customer wrote, which may be about CSRF tokens.
  const isCsrf = CSRF_STATUSES.includes(status) && !fields && CSRF.test(body);
  return {
    kind: isCsrf ? 'unauthorized' : kindOf(status),
    status,
    title: text(problem.title),
    detail: text(problem.detail),
    fields,
    retryAfter: retryAfter(retryAfterHeader),
  };
}
