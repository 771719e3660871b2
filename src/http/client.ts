import { SupportError } from '../model.ts';
import { withDeadline } from '../time/deadline.ts';
import { Auth, type TokenSource } from './auth.ts';
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

/** One call, relative to the base URL. */
export interface Call {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Relative to the base, already percent-encoded; or an absolute URL at the API's origin. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  /** Sent as JSON. */
  readonly json?: unknown;
  /** Sent as multipart, with progress where it can be seen. */
  readonly form?: FormData;
  readonly headers?: Readonly<Record<string, string>>;
  /** Asks for bytes, of any type, instead of JSON. */
  readonly bytes?: boolean;
  /** Asks for an answer that goes on; its time is only bounded until it begins. */
  readonly stream?: boolean;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((loaded: number) => void) | undefined;
}

/** An answer with a 2xx status, or 304. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** In place of the text, where bytes were asked for. */
  readonly blob?: Blob;
  /** In place of the text, where a stream was asked for. */
  readonly stream?: ReadableStream<Uint8Array>;
}

/**
 * The only door to the network. It signs the calls, bounds their time, renews the sign-in once and turns whatever goes
 * wrong into a {@link SupportError}; an abort by the caller rejects with the caller's reason instead.
 */
export class HttpClient {
  readonly auth: Auth;
  readonly #settings: HttpSettings;

  constructor(settings: HttpSettings) {
    this.#settings = settings;
    this.auth = new Auth(settings);
  }

  get base(): URL {
    return this.#settings.base;
  }

  /** Whether a URL is at the API's origin: only there does the sign-in go. */
  isLocal(url: string | URL): boolean {
    return new URL(url).origin === this.base.origin;
  }

  async send(call: Call): Promise<Answer> {
    // Where nobody has to be asked the call leaves at once, before the page goes on with drawing.
    const token = this.auth.isOpen ? undefined : await this.auth.token();
    try {
      return await this.#try(call, token);
    } catch (error) {
      const refused = error instanceof SupportError && error.problem.status === 401;
      if (!refused || !this.auth.canRefresh) throw error;
      return this.#try(call, await this.auth.renew(token));
    }
  }

  /** Sends and reads the answer as JSON; `undefined` for an empty one. */
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
    // XMLHttpRequest is the only way to see upload progress, but it can't leave cookies out on the page's own origin.
    const watchedForm = ownFetch || credentials === 'omit' ? undefined : call.form;
    const timeout = call.form
      ? watchedForm
        ? UPLOAD_STALL_TIMEOUT
        : BLIND_UPLOAD_TIMEOUT
      : method === 'GET'
        ? READ_TIMEOUT
        : WRITE_TIMEOUT;

    const answer = await withDeadline(timeout, call.signal, async (signal, extend) => {
      try {
        if (watchedForm) {
          const onProgress = (loaded: number) => {
            extend();
            call.onProgress?.(loaded);
          };
          return await sendWithProgress({ url, headers, body: watchedForm, credentials, signal, onProgress });
        }
        const body = call.form ?? (call.json === undefined ? null : toJson(call.json));
        const response = await (ownFetch ?? fetch)(url.href, {
          method,
          headers,
          body,
          credentials,
          signal,
          cache: 'no-store',
        });
        const answer = { status: response.status, headers: response.headers, text: '' };
        // Only files: a blob takes the way through the browser's own process, which the first rows would wait for.
        if (call.bytes && response.ok) return { ...answer, blob: await response.blob() };
        if (call.stream && response.ok && response.body) return { ...answer, stream: response.body };
        return { ...answer, text: await response.text() };
      } catch (cause) {
        if (signal.aborted) throw signal.reason;
        throw cause instanceof SupportError ? cause : new SupportError({ kind: 'offline' }, { cause });
      }
    });
    if ((answer.status >= 200 && answer.status < 300) || answer.status === 304) return answer;
    throw new SupportError(problemFrom(answer.status, answer.text, answer.headers.get('Retry-After')));
  }
}
