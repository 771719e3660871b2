import { SupportError } from '../model.ts';
import { withDeadline } from '../time/deadline.ts';
import { Auth, type TokenSource } from './auth.ts';
import type { Answer, Call } from './call.ts';
import { csrfHeaders, type CsrfSource } from './csrf.ts';
import { toJson } from './json.ts';
import { problemFrom } from './problem-details.ts';
import { BLIND_UPLOAD_TIMEOUT, READ_TIMEOUT, UPLOAD_STALL_TIMEOUT, WRITE_TIMEOUT } from './timeouts.ts';
import { sendWithProgress } from './upload.ts';

/** How to reach an API. */
export interface HttpSettings extends TokenSource {
  /** Ends with a slash. */
  readonly base: URL;
  readonly credentials: RequestCredentials;
  /** A stand-in for `window.fetch`. */
  readonly fetch?: typeof fetch | undefined;
  readonly csrf: CsrfSource;
}

/**
 * The only place that sends calls to the API. Adds the sign-in, limits the time, renews a rejected token once and turns whatever
 * goes wrong into a {@link SupportError}; an abort by the caller rejects with the caller's reason instead.
 */
export class HttpClient {
  readonly auth: Auth;
  #settings: HttpSettings;

  constructor(settings: HttpSettings) {
    this.#settings = settings;
    this.auth = new Auth(settings);
  }

  /** Uses another sign-in, or another stand-in for `fetch`, from the next call on. */
  use({ token, getToken, fetch }: TokenSource & Pick<HttpSettings, 'fetch'>): void {
    this.auth.source = { token, getToken };
    this.#settings = { ...this.#settings, fetch };
  }

  /** Whether a URL is at the API's origin: only there the sign-in is sent. */
  isLocal(url: URL): boolean {
    return url.origin === this.#settings.base.origin;
  }

  /** @throws SupportError when there was no answer, or none with a good status; see {@link Answer} */
  async send(call: Call): Promise<Answer> {
    // Without a token the call is sent synchronously, before the page renders.
    const token = this.auth.isOpen ? undefined : await this.auth.token();
    try {
      return await this.#try(call, token);
    } catch (error) {
      const isRejected = error instanceof SupportError && error.problem.status === 401;
      if (!isRejected || !this.auth.canRefresh) throw error;
      return this.#try(call, await this.auth.renew(token));
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

  async #try(call: Call, token: string | undefined): Promise<Answer> {
    const { base, credentials, csrf, fetch: ownFetch } = this.#settings;
    const method = call.method ?? 'GET';
    const url = new URL(call.path, base);
    for (const [name, value] of Object.entries(call.query ?? {})) {
      if (value !== undefined && value !== '') url.searchParams.set(name, String(value));
    }
    const headers = new Headers({ Accept: call.bytes ? '*/*' : 'application/json', ...call.headers });
    if (call.json !== undefined) headers.set('Content-Type', 'application/json');
    if (token && this.isLocal(url)) headers.set('Authorization', `Bearer ${token}`);
    if (method !== 'GET') {
      for (const [name, value] of Object.entries(csrfHeaders(url, csrf))) headers.set(name, value);
    }
    // Only XMLHttpRequest reports upload progress, but it can't omit cookies on the page's own origin.
    const hasProgress = call.form && !ownFetch && credentials !== 'omit';
    const timeout = call.form
      ? hasProgress
        ? UPLOAD_STALL_TIMEOUT
        : BLIND_UPLOAD_TIMEOUT
      : method === 'GET'
        ? READ_TIMEOUT
        : WRITE_TIMEOUT;

    const answer = await withDeadline(timeout, call.signal, async (signal, extend) => {
      try {
        const body = call.form ?? (call.json === undefined ? null : toJson(call.json));
        const init = { method, headers, body, credentials, signal, cache: 'no-store' } as const;
        if (hasProgress) {
          return await sendWithProgress(url, init, loaded => {
            extend();
            call.onProgress?.(loaded);
          });
        }
        const response = await (ownFetch ?? fetch)(url.href, init);
        const answer = { status: response.status, headers: response.headers, text: '' };
        // Only for files: the first rows would wait for a blob, which the browser makes in another process.
        if (call.bytes && response.ok) return { ...answer, blob: await response.blob() };
        if (call.stream && response.ok && response.body) return { ...answer, stream: response.body };
        return { ...answer, text: await response.text() };
      } catch (cause) {
        if (signal.aborted) throw signal.reason;
        throw new SupportError({ kind: 'offline' }, { cause });
      }
    });
    if ((answer.status >= 200 && answer.status < 300) || answer.status === 304) return answer;
    throw new SupportError(problemFrom(answer.status, answer.text, answer.headers.get('Retry-After')));
  }
}
