/** Sessions by the token in a cookie. The database holds only the token's hash. */
import { createHash, randomBytes } from 'node:crypto';
import { parse, serialize } from 'hono/utils/cookie';
import type { Customer } from './app/context.ts';
import type { Database } from './stores/sql/database.ts';

const sessionCookie = 'support_session';
/** Readable by the page, which repeats it in a header: the widget's `csrf-cookie`. */
export const csrfCookie = 'XSRF-TOKEN';

/** A week. */
const sessionSeconds = 7 * 24 * 3600;

const hash = (text: string): string => createHash('sha256').update(text).digest('base64url');

/** Derived from the session token, so that a planted cookie of another session does not match. */
export const csrfToken = (sessionToken: string): string => hash(`csrf ${sessionToken}`);

export function sessionToken(request: Request): string | undefined {
  return parse(request.headers.get('Cookie') ?? '', sessionCookie)[sessionCookie];
}

/** `Set-Cookie` headers that make the browser forget its session. */
export const endCookies = (secure: boolean): string[] =>
  [sessionCookie, csrfCookie].map(name =>
    serialize(name, '', { path: '/', sameSite: 'Lax', maxAge: 0, secure, httpOnly: name === sessionCookie }),
  );

export interface Sessions {
  find(token: string): Promise<Customer | undefined>;
  /** Starts a session and resolves to its `Set-Cookie` headers. */
  begin(customer: Customer, secure: boolean): Promise<string[]>;
  end(token: string): Promise<void>;
}

export function createSessions(database: Database, now: () => number = Date.now): Sessions {
  return {
    find: async token => {
      const [row] = await database.query(
        'select customer, name from sessions where token_hash = $1 and expires_at > $2',
        [hash(token), now()],
      );
      return row && { key: row['customer'] as string, name: row['name'] as string };
    },
    begin: async (customer, secure) => {
      const token = randomBytes(32).toString('base64url');
      await database.query('delete from sessions where expires_at <= $1', [now()]);
      await database.query(
        'insert into sessions (token_hash, customer, name, expires_at) values ($1, $2, $3, $4)',
        [hash(token), customer.key, customer.name, now() + sessionSeconds * 1000],
      );
      const common = { path: '/', sameSite: 'Lax', maxAge: sessionSeconds, secure } as const;
      return [
        serialize(sessionCookie, token, { ...common, httpOnly: true }),
        serialize(csrfCookie, csrfToken(token), common),
      ];
    },
    end: async token => {
      await database.query('delete from sessions where token_hash = $1', [hash(token)]);
    },
  };
}
