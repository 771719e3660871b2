/** Identifies a customer by the panel's own session: its cookie is shown to an address of the panel that says who that is. */
import { createHash } from 'node:crypto';
import type { Customer } from '../app/customer.ts';
import { retryLater } from '../app/http/problems.ts';
import { isWrite, rejectCrossSite } from '../authentication.ts';
import type { Identify } from '../create-server.ts';
import { customerOf, type ClaimNames } from './claims.ts';

export interface SessionOptions {
  /** Answers with JSON who is signed in (200), or that nobody is (401, 403, or a redirect to the sign-in page). */
  readonly url: string;
  /** The names of the cookies that it needs; others are not forwarded. */
  readonly cookies: readonly string[];
  /** For reads; writes always ask. Default 5. */
  readonly cacheSeconds?: number;
  readonly claims?: ClaimNames;
  /** Origins of the panel's pages: writes of others are refused. */
  readonly origins: readonly string[];
}

const timeoutMs = 5000;
/** Answers that are kept at most. */
const maxKept = 10_000;
/** Characters of an answer. */
const maxAnswer = 65_536;

/** The cookies with these names, as they came: panels differ in how they encode values. */
function cookiesOf(request: Request, names: readonly string[]): string {
  return (request.headers.get('Cookie') ?? '')
    .split(';')
    .map(pair => pair.trim())
    .filter(pair => names.includes(pair.slice(0, Math.max(0, pair.indexOf('=')))))
    .join('; ');
}

const unavailable = (): Error =>
  retryLater(503, 'Who you are cannot be checked just now. Try again in a moment.', 5);

async function ask({ url, claims = {} }: SessionOptions, cookie: string): Promise<Customer | undefined> {
  let text: string;
  try {
    const response = await fetch(url, {
      headers: { Cookie: cookie, Accept: 'application/json' },
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    });
    if (response.status >= 500 || response.status === 429) throw new Error(`The panel: ${response.status}`);
    if (response.status !== 200) {
      await response.body?.cancel();
      return undefined;
    }
    text = await response.text();
  } catch {
    throw unavailable();
  }
  try {
    const members: unknown = text.length <= maxAnswer && JSON.parse(text);
    if (typeof members === 'object' && members !== null)
      return customerOf(members as Record<string, unknown>, claims);
  } catch {
    // A page of HTML, such as a sign-in form with 200.
  }
  return undefined;
}

/** @param now for tests */
export function identifyBySession(options: SessionOptions, now: () => number = Date.now): Identify {
  const { cookies, cacheSeconds = 5, origins } = options;
  const kept = new Map<string, { readonly until: number; readonly answer: Promise<Customer | undefined> }>();

  function look(cookie: string, fresh: boolean): Promise<Customer | undefined> {
    // A hash, so that a dump of the memory holds no session of a customer.
    const id = createHash('sha256').update(cookie).digest('base64url');
    const known = kept.get(id);
    if (known && !fresh && known.until > now()) return known.answer;
    const answer = ask(options, cookie);
    kept.delete(id);
    kept.set(id, { until: now() + cacheSeconds * 1000, answer });
    // Nobody, or an outage, is not kept: who signs in now is seen at once.
    const forget = (): void => {
      if (kept.get(id)?.answer === answer) kept.delete(id);
    };
    answer.then(customer => {
      if (!customer) forget();
    }, forget);
    if (kept.size > maxKept) kept.delete(kept.keys().next().value ?? '');
    return answer;
  }

  return async request => {
    const cookie = cookiesOf(request, cookies);
    if (!cookie) return null;
    if (isWrite(request)) rejectCrossSite(request, origins);
    return look(cookie, isWrite(request));
  };
}
