/** Who sends a call: a bearer token, or the cookie of a session, whose writes are checked for forgery. */
import { timingSafeEqual } from 'node:crypto';
import type { User } from './app/context.ts';
import { HttpProblem } from './app/http/problems.ts';
import { csrfToken, sessionToken, type Sessions } from './sessions.ts';

export function isSame(given: string, expected: string): boolean {
  const a = Buffer.from(given);
  const b = Buffer.from(expected);
  return a.length === b.length && timingSafeEqual(a, b);
}

export function bearerToken(request: Request): string | undefined {
  return /^Bearer +([^\s]+)$/i.exec(request.headers.get('Authorization') ?? '')?.[1];
}

/** A browser says where a write comes from; a page of another origin also can't read the cookie that it has to repeat. */
function refuseForged(request: Request, token: string, origins: readonly string[]): void {
  const site = request.headers.get('Sec-Fetch-Site');
  const origin = request.headers.get('Origin');
  if ((site !== null && site !== 'same-origin') || (origin !== null && !origins.includes(origin))) {
    throw new HttpProblem(403, 'This came from another site. Send it from a page of this one.');
  }
  if (!isSame(request.headers.get('X-XSRF-TOKEN') ?? '', csrfToken(token))) {
    throw new HttpProblem(403, 'The CSRF token is missing or old. Reload the page and try again.');
  }
}

const isWrite = (request: Request): boolean => !['GET', 'HEAD', 'OPTIONS'].includes(request.method);

export interface IdentityOptions {
  readonly sessions: Sessions;
  readonly bearers: ReadonlyMap<string, User>;
  readonly publicOrigin: string | undefined;
}

export function createIdentity({ sessions, bearers, publicOrigin }: IdentityOptions) {
  return async (request: Request): Promise<User | undefined> => {
    // Whoever names a token means that one: it never falls back to the cookie, which a browser sends by itself.
    if (request.headers.has('Authorization')) return bearers.get(bearerToken(request) ?? '');
    const token = sessionToken(request);
    const user = token && (await sessions.find(token));
    if (!user) return undefined;
    if (isWrite(request)) refuseForged(request, token, [publicOrigin ?? new URL(request.url).origin]);
    return user;
  };
}
