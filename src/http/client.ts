import { problemOf, SupportError } from '../model.ts';
import { withDeadline } from '../time/deadline.ts';
import { Auth, type TokenSource } from './auth.ts';
import type { Answer, Call } from './call.ts';
import { toJson } from './json.ts';
import { readWithProgress } from './download.ts';
import { csrfHeaders, type CsrfSource } from './page/csrf.ts';
import { hasPage } from './page/has-page.ts';
import { sendWithProgress } from './page/upload.ts';
import { CSRF_STATUSES, problemFrom } from './problem-details.ts';
import { isPage, isPageForFile, isRedirect } from './session-end.ts';
import { BLIND_TIMEOUT, READ_TIMEOUT, STALL_TIMEOUT, WRITE_TIMEOUT } from './timeouts.ts';

/** How to reach an API. */
export interface HttpSettings extends TokenSource {
  /** Ends with a slash. */
  readonly base: URL;
  readonly credentials: RequestCredentials;
  /** A stand-in for the global `fetch`. */
  readonly fetch?: typeof fetch | undefined;
  /** Used in pages only. */
  readonly csrf: CsrfSource;
}

/**
 * Sends the calls of a desk (the badge has `UnreadCount`). Adds the sign-in, limits the time, renews a rejected token once and turns whatever
 * goes wrong into a {@link SupportError}; an abort by the caller rejects with the caller's reason instead.
 *
 * Redirects are followed for files only, by the browser, which leaves the bearer token behind where they leave the origin. Any other
 * one, and a page in place of JSON or a file, is `unauthorized`: a log-in page, for a session that has ended.
 */
export class HttpClient {
  readonly auth: Auth;
  /** Of the API. */
  readonly base: URL;
  #settings: HttpSettings;

  constructor(settings: HttpSettings) {
    this.#settings = settings;
    this.auth = new Auth(settings);
    this.base = settings.base;
  }

  /** Uses another sign-in, or another stand-in for `fetch`, from the next call on. */
  use({ token, getToken, fetch }: TokenSource & Pick<HttpSettings, 'fetch'>): void {
    this.auth.source = { token, getToken };
    this.#settings = { ...this.#settings, fetch };
  }

  /** @throws SupportError when there was no answer, or none with a good status; see {@link Answer} */
  async send(call: Call): Promise<Answer> {
    // Without a token the call is sent synchronously, before the page renders.
    const token = this.auth.isOpen ? undefined : await this.auth.token();
    const csrf = this.#csrf(call);
    try {
      return await this.#try(call, token, csrf);
    } catch (error) {
      const { kind, status } = problemOf(error);
      if (status === 401 && this.auth.canRefresh) return this.#try(call, await this.auth.renew(token), csrf);
      const fresh = this.#csrf(call);
      const isStale = toJson(fresh) !== toJson(csrf);
      if (isStale && (kind === 'unauthorized' || CSRF_STATUSES.includes(status)))
        return this.#try(call, token, fresh);
      throw error;
    }
  }

  /**
   * Sends, and parses the answer as JSON; `undefined` for an empty one.
   *
   * @throws SupportError as {@link send} does, and `malformed` for what is no JSON
   */
  async json(call: Call): Promise<{ status: number; headers: Headers; value: unknown }> {
    const { status, headers, text } = await this.send(call);
    try {
      return { status, headers, value: text === '' ? undefined : (JSON.parse(text) as unknown) };
    } catch (cause) {
      throw new SupportError({ kind: 'malformed', status }, { cause });
    }
  }

  #csrf({ method, path }: Call): Record<string, string> {
    const { base, csrf } = this.#settings;
    return hasPage && method && method !== 'GET' ? csrfHeaders(new URL(path, base), csrf) : {};
  }

  async #try(call: Call, token: string | undefined, csrf: Record<string, string>): Promise<Answer> {
    const { base, credentials, fetch: ownFetch } = this.#settings;
    const method = call.method ?? 'GET';
    const url = new URL(call.path, base);
    for (const [name, value] of Object.entries(call.query ?? {})) {
      if (value !== undefined && value !== '') url.searchParams.set(name, String(value));
    }
    const headers = new Headers({
      Accept: call.bytes ? '*/*' : 'application/json',
      ...csrf,
      ...call.headers,
    });
    if (call.json !== undefined) headers.set('Content-Type', 'application/json');
    // Only at the API's own origin.
    if (token && url.origin === base.origin) headers.set('Authorization', `Bearer ${token}`);
    // Only XMLHttpRequest reports upload progress, but it can't omit cookies on the page's own origin.
    const hasProgress = hasPage && !ownFetch && credentials !== 'omit';
    const timeout =
      call.form || call.bytes
        ? hasProgress
          ? STALL_TIMEOUT
          : BLIND_TIMEOUT
        : method === 'GET'
          ? READ_TIMEOUT
          : WRITE_TIMEOUT;

    const answer = await withDeadline(timeout, call.signal, async (signal, extend) => {
      const onProgress = (loaded: number) => {
        extend();
        call.onProgress?.(loaded);
      };
      try {
        const body = call.form ?? (call.json === undefined ? null : toJson(call.json));
        const redirect = call.bytes ? 'follow' : 'manual';
        const init = { method, headers, body, credentials, signal, redirect, cache: 'no-store' } as const;
        if (call.form && hasProgress) return await sendWithProgress(url, init, onProgress);
        const response = await (ownFetch ?? fetch)(url.href, init);
        const answer = { status: response.status, headers: response.headers, text: '' };
        if (call.bytes ? response.ok && isPageForFile(response, call.type, base) : isRedirect(response))
          return { ...answer, isElsewhere: true };
        // Only for files: the first rows would wait for a blob, which the browser makes in another process.
        if (call.bytes && response.ok)
          return { ...answer, blob: await readWithProgress(response, onProgress) };
        if (call.stream && response.ok && response.body) return { ...answer, stream: response.body };
        return { ...answer, text: await response.text() };
      } catch (cause) {
        if (signal.aborted) throw signal.reason;
        // The browser follows the redirects of these by itself, and a log-in page of another origin looks like no answer.
        if ((call.form && hasProgress) || call.bytes) await this.#checkSession(signal);
        throw new SupportError({ kind: 'offline' }, { cause });
      }
    });
    const { status, text } = answer;
    if (answer.isElsewhere) throw new SupportError({ kind: 'unauthorized' });
    if ((status >= 200 && status < 300) || status === 304) {
      if (isPage(text, answer.headers)) throw new SupportError({ kind: 'unauthorized', status });
      return answer;
    }
    throw new SupportError(problemFrom(status, text, answer.headers.get('Retry-After')));
  }

  /** @throws SupportError `unauthorized` where the session has ended */
  async #checkSession(signal: AbortSignal): Promise<void> {
    try {
      await this.send({ path: 'config', signal });
    } catch (error) {
      if (problemOf(error).kind === 'unauthorized') throw error;
    }
  }
}
