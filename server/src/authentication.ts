/** Authenticates a call by a bearer token, or by a session cookie with a CSRF token for writes. */
import { timingSafeEqual } from 'node:crypto';
import type { Customer } from './app/context.ts';
import { HttpProblem } from './app/http/problems.ts';
import { csrfToken, sessionToken, type Sessions } from './sessions.ts';

/** Compares in constant time. */
export function isSameSecret(given: string, expected: string): boolean {
  const a = Buffer.from(given);
  const b = Buffer.from(expected);
  return a.length === b.length && timingSafeEqual(a, b);
}

/** The token of `Authorization: Bearer …` (RFC 6750). */
export function bearerToken(request: Request): string | undefined {
  return /^Bearer +([^\s]+)$/i.exec(request.headers.get('Authorization') ?? '')?.[1];
}

/**
 * Rejects a cross-site write by the headers that browsers set, `Sec-Fetch-Site` and `Origin`.
 *
 * @throws HttpProblem 403
 */
export function rejectCrossSite(request: Request, origins: readonly string[]): void {
  const site = request.headers.get('Sec-Fetch-Site');
  const origin = request.headers.get('Origin');
  if ((site !== null && site !== 'same-origin') || (origin !== null && !origins.includes(origin))) {
    throw new HttpProblem(403, 'This came from another site. Send it from a page of this one.');
  }
}

/**
 * Rejects a cross-site write, and one without the CSRF token: a page of another origin cannot read the cookie that holds it.
 *
 * @throws HttpProblem 403
 */
function rejectForgedWrite(request: Request, token: string, origins: readonly string[]): void {
  rejectCrossSite(request, origins);
  if (!isSameSecret(request.headers.get('X-XSRF-TOKEN') ?? '', csrfToken(token))) {
    throw new HttpProblem(403, 'The CSRF token is missing or old. Reload the page and try again.');
  }
}

export const isWrite = (request: Request): boolean => !['GET', 'HEAD', 'OPTIONS'].includes(request.method);

export interface AuthenticationOptions {
  readonly sessions: Sessions;
  /** Customers by bearer token. */
  readonly bearers: ReadonlyMap<string, Customer>;
  readonly publicOrigin: string | undefined;
}

/** The `authenticate` option of the app. */
export function createAuthentication({ sessions, bearers, publicOrigin }: AuthenticationOptions) {
  return async (request: Request): Promise<Customer | undefined> => {
    // A call with a token never falls back to the cookie, which a browser adds by itself.
    if (request.headers.has('Authorization')) return bearers.get(bearerToken(request) ?? '');
    const token = sessionToken(request);
    const customer = token && (await sessions.find(token));
    if (!customer) return undefined;
    if (isWrite(request)) rejectForgedWrite(request, token, [publicOrigin ?? new URL(request.url).origin]);
    return customer;
  };
}
