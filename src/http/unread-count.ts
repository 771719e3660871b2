import { Auth, type TokenSource } from './auth.ts';
import { READ_TIMEOUT, withDeadline } from './deadline.ts';

export interface UnreadCountSettings extends TokenSource {
  /** Ends with a slash. */
  readonly base: URL;
  readonly credentials: RequestCredentials;
  /** A stand-in for `window.fetch`. */
  readonly fetch?: typeof fetch | undefined;
}

/** Rows that are counted here where the server does not count. */
const PAGE = 100;

interface Answer {
  readonly items?: unknown;
  readonly nextCursor?: unknown;
  readonly unreadCount?: unknown;
}

/**
 * Loads how many requests are unread: `unreadCount` of the contract's `GET /requests`, with a page of one row. Where the server does
 * not count, the `unread` marks of the latest 100 open requests are counted. Conditional (`ETag`), so that an answer which did not
 * change has no body. Smaller than the whole client, for a page that needs nothing else.
 */
export class UnreadCount {
  readonly #settings: UnreadCountSettings;
  readonly #auth: Auth;
  #limit = 1;
  #etag: string | undefined;
  #count: number | undefined;

  constructor(settings: UnreadCountSettings) {
    this.#settings = settings;
    this.#auth = new Auth(settings);
  }

  /**
   * @returns 0 where nobody is signed in; `undefined` where the server keeps no marks
   * @throws where there was no valid answer, and the signal's reason after an abort
   */
  async load(signal: AbortSignal): Promise<number | undefined> {
    const token = await this.#auth.token();
    let response = await this.#ask(token, signal);
    if (response.status === 401 && this.#auth.canRefresh)
      response = await this.#ask(await this.#auth.renew(token), signal);
    const { status, ok } = response;
    if (status === 304) return this.#count;
    if (status === 401) return 0;
    if (!ok) throw new Error(String(status));
    const answer = (await response.json()) as Answer;
    if (!Array.isArray(answer.items)) throw new TypeError('malformed');
    const items = answer.items as unknown[];
    const marks = items.flatMap(item => (item as { unread?: unknown } | null)?.unread ?? []);
    const { unreadCount, nextCursor } = answer;
    if (typeof unreadCount !== 'number' && nextCursor && this.#limit < PAGE) {
      this.#limit = PAGE;
      return this.load(signal);
    }
    this.#etag = response.headers.get('ETag') ?? undefined;
    this.#count =
      typeof unreadCount === 'number'
        ? unreadCount
        : items.length && !marks.length
          ? undefined
          : marks.filter(mark => mark === true).length;
    return this.#count;
  }

  #ask(token: string | undefined, signal: AbortSignal): Promise<Response> {
    const { base, credentials, fetch: ownFetch } = this.#settings;
    const url = new URL(`requests?status=open&limit=${this.#limit}`, base);
    const headers = new Headers({ Accept: 'application/json' });
    if (this.#etag) headers.set('If-None-Match', this.#etag);
    if (token) headers.set('Authorization', `Bearer ${token}`);
    return withDeadline(READ_TIMEOUT, signal, signal =>
      (ownFetch ?? fetch)(url.href, { headers, credentials, signal, cache: 'no-store' }),
    );
  }
}
