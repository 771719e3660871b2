import { Auth } from './auth.ts';
import type { HttpSettings } from './client.ts';
import { withDeadline } from '../time/deadline.ts';
import { retryAfter } from './problem-details.ts';
import { isRedirect, SESSION_ENDED } from './session-end.ts';
import { READ_TIMEOUT } from './timeouts.ts';

export type UnreadCountSettings = Omit<HttpSettings, 'csrf'>;

/** Requests that are loaded to be counted here, where the server does not count. */
const PAGE_SIZE = 100;

/**
 * Loads how many requests are unread: the `unreadCount` of the contract's `GET /requests`, with a page of one request. Where
 * the server does not count, its `unread` marks among the latest 100 open requests are counted. Conditional (`ETag`), so that
 * an unchanged answer has no body. Smaller than the whole client, for a page that needs nothing else.
 */
export class UnreadCount {
  #settings: UnreadCountSettings;
  readonly #auth: Auth;
  #limit = 1;
  #etag: string | undefined;
  #count: number | undefined;
  /** When the server may be asked again, in milliseconds since the epoch (`Retry-After`). */
  retryAt = 0;

  constructor(settings: UnreadCountSettings) {
    this.#settings = settings;
    this.#auth = new Auth(settings);
  }

  /** Uses another sign-in, or another stand-in for `fetch`, from the next call on. */
  use(signIn: Pick<UnreadCountSettings, 'token' | 'getToken' | 'fetch'>): void {
    this.#auth.source = signIn;
    this.#settings = { ...this.#settings, ...signIn };
  }

  /**
   * @returns 0 where no customer is signed in; `undefined` where the server has no read marks
   * @throws where there is no valid answer
   */
  async load(signal: AbortSignal): Promise<number | undefined> {
    const token = await this.#auth.token();
    let response = await this.#fetch(token, signal);
    if (response.status === 401 && this.#auth.canRefresh)
      response = await this.#fetch(await this.#auth.renew(token), signal);
    const { status, ok, headers } = response;
    this.retryAt = Date.now() + (ok ? 0 : (retryAfter(headers.get('Retry-After')) ?? 0));
    if (status === 304) return this.#count;
    if (SESSION_ENDED.includes(status) || isRedirect(response)) return 0;
    const { items, unreadCount, nextCursor } = (await response.json()) as Record<string, unknown>;
    if (!ok || !Array.isArray(items)) throw new Error(String(status));
    if (typeof unreadCount === 'number') this.#count = unreadCount;
    else if (nextCursor && this.#limit < PAGE_SIZE) {
      this.#limit = PAGE_SIZE;
      return this.load(signal);
    } else {
      const marks = items.flatMap(item => (item as { unread?: unknown } | null)?.unread ?? []);
      this.#count = items.length && !marks.length ? undefined : marks.filter(mark => mark === true).length;
    }
    this.#etag = headers.get('ETag') ?? undefined;
    return this.#count;
  }

  #fetch(token: string | undefined, signal: AbortSignal): Promise<Response> {
    const { base, credentials, fetch: ownFetch } = this.#settings;
    const url = new URL(`requests?status=open&limit=${this.#limit}`, base);
    const headers = new Headers({ Accept: 'application/json' });
    if (this.#etag) headers.set('If-None-Match', this.#etag);
    if (token) headers.set('Authorization', `Bearer ${token}`);
    return withDeadline(READ_TIMEOUT, signal, signal =>
      (ownFetch ?? fetch)(url.href, { headers, credentials, signal, redirect: 'manual', cache: 'no-store' }),
    );
  }
}
