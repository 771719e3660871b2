/** The HTTP client for the APIs of helpdesks. What is no usable answer is a `HelpdeskUnavailable`: see failures.ts. */
import { heldBody } from '../../held-body.ts';
import { brokenOff, missingRight, notJson, refusedStatus, type Advice } from './failures.ts';
import { toStream, watched, type Chunk } from './streams.ts';

export interface ClientOptions extends Advice {
  /** Of the helpdesk; paths are below it. */
  readonly url: string;
  /** With the key; sent with every call, and to this address only. */
  readonly headers: Readonly<Record<string, string>>;
  /** Milliseconds until the head of an answer to a read, and between two parts of a body. Default 10 s. */
  readonly readMs?: number | undefined;
  /** Milliseconds until the head of an answer to a write, which may wait for mail to be sent. Default 45 s. */
  readonly writeMs?: number | undefined;
  /** Whether it refuses in JSON, too: a 403, 404 or 410 that has something else is a proxy's, or another server's. Default false. */
  readonly refusesInJson?: boolean | undefined;
  /** Bytes of a JSON answer. Default 16 MB. */
  readonly maxJsonBytes?: number | undefined;
  readonly fetch?: typeof fetch | undefined;
}

export interface StreamedBody {
  readonly chunks: AsyncIterable<Chunk>;
  readonly type: string;
  /** Bytes, where they are known beforehand. */
  readonly length?: number | undefined;
}

export interface Call {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly json?: unknown;
  readonly form?: Readonly<Record<string, string>>;
  readonly stream?: StreamedBody;
  /** Whether it only reads, and so has the time of a read. Default: where the method is GET. */
  readonly isRead?: boolean;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal | undefined;
}

/** An answer that was read to its end. */
export interface Answer {
  /** 200 to 299, or 400 to 499 without 401 and 429. */
  readonly status: number;
  readonly headers: Headers;
  /** The JSON; `undefined` for an empty body, and for whatever a 4xx has that is no JSON. */
  readonly value: unknown;
}

export interface OpenedBody {
  readonly headers: Headers;
  /** An error in the middle of it rejects: what has ended is whole. */
  readonly stream: ReadableStream<Chunk>;
}

export interface HelpdeskClient {
  readonly name: string;
  /** Sends a call whose status the caller judges. @throws HelpdeskUnavailable */
  call(path: string, call?: Call): Promise<Answer>;
  /** As `get`, with the head of the answer. */
  read(path: string, signal?: AbortSignal): Promise<Answer | undefined>;
  /**
   * The JSON at a path; `undefined` for 404 and 410.
   *
   * @throws HelpdeskUnavailable also for a right that the key does not have
   */
  get(path: string, signal?: AbortSignal): Promise<unknown>;
  /** The bytes of an answer, as they come; `undefined` for 403, 404 and 410. @throws HelpdeskUnavailable */
  open(path: string, signal?: AbortSignal, call?: Call): Promise<OpenedBody | undefined>;
}

const gone = (status: number): boolean => status === 404 || status === 410;

/**
 * How a body is sent, and the headers that belong to it.
 *
 * @param sent called with each chunk that the helpdesk takes
 * @param failed called where the bytes to send break off
 */
function bodyOf(
  { json, form, stream }: Call,
  sent: () => void,
  failed: (error: unknown) => unknown,
): { body?: BodyInit; headers: Record<string, string>; duplex?: 'half' } {
  if (stream)
    return {
      body: toStream(watched(stream.chunks, { handOver: sent, error: failed })),
      headers: {
        'Content-Type': stream.type,
        ...(stream.length === undefined ? {} : { 'Content-Length': String(stream.length) }),
      },
      duplex: 'half',
    };
  if (form) return { body: new URLSearchParams(form), headers: {} };
  if (json === undefined) return { headers: {} };
  return { body: JSON.stringify(json), headers: { 'Content-Type': 'application/json' } };
}

export function createClient(options: ClientOptions): HelpdeskClient {
  const { name, readMs = 10_000, writeMs = 45_000, maxJsonBytes = 16 * 1024 * 1024 } = options;
  const base = options.url.replace(/\/+$/, '');

  /** The head of an answer, within the time; and what watches over the rest of it. */
  async function send(
    path: string,
    call: Call,
  ): Promise<{ response: Response; stream: ReadableStream<Chunk> | null }> {
    const { method = 'GET', isRead = method === 'GET' } = call;
    const watch = new AbortController();
    const late = (): void => watch.abort(new DOMException('too late', 'TimeoutError'));
    const headMs = isRead ? readMs : writeMs;
    let timer = setTimeout(late, headMs);
    const stopTimer = (): void => clearTimeout(timer);
    const startTimer = (ms: number): void => {
      stopTimer();
      timer = setTimeout(late, ms);
    };
    let own: { readonly error: unknown } | undefined;
    const failure = (error: unknown): unknown => {
      // Not the helpdesk's.
      if (own) return own.error;
      if (call.signal?.aborted) return call.signal.reason;
      return brokenOff(name, watch.signal.aborted ? watch.signal.reason : error);
    };
    const {
      body: sent,
      headers,
      duplex,
    } = bodyOf(
      call,
      () => startTimer(headMs),
      error => {
        own = { error };
        return error;
      },
    );
    try {
      const response = await (options.fetch ?? fetch)(base + path, {
        method,
        headers: { Accept: 'application/json', ...options.headers, ...headers, ...call.headers },
        ...(sent === undefined ? {} : { body: sent }),
        ...(duplex && { duplex }),
        // Where a helpdesk points to must not get the key.
        redirect: 'manual',
        signal: call.signal ? AbortSignal.any([watch.signal, call.signal]) : watch.signal,
      });
      const refused = refusedStatus(options, response);
      if (refused) {
        response.body?.cancel().catch(() => undefined);
        throw refused;
      }
      const body = heldBody(response);
      if (!body) {
        stopTimer();
        return { response, stream: null };
      }
      // Until somebody reads it.
      stopTimer();
      const chunks = watched(body, {
        handOver: stopTimer,
        wait: () => startTimer(readMs),
        end: stopTimer,
        error: failure,
      });
      return { response, stream: toStream(chunks) };
    } catch (error) {
      stopTimer();
      throw failure(error);
    }
  }

  async function readText(stream: ReadableStream<Chunk> | null): Promise<string> {
    const parts: Chunk[] = [];
    let size = 0;
    for await (const part of stream ?? []) {
      size += part.length;
      if (size > maxJsonBytes) throw brokenOff(name, new Error(`more than ${maxJsonBytes} bytes`));
      parts.push(part);
    }
    return Buffer.concat(parts).toString('utf8');
  }

  async function call(path: string, what: Call = {}): Promise<Answer> {
    const { response, stream } = await send(path, what);
    const { status, headers } = response;
    const body = await readText(stream);
    if (!body.trim()) return { status, headers, value: undefined };
    try {
      return { status, headers, value: JSON.parse(body) as unknown };
    } catch {
      const isProxys = options.refusesInJson === true && (status === 403 || gone(status));
      if (response.ok || isProxys) throw notJson(options, headers.get('Content-Type') ?? '');
      return { status, headers, value: undefined };
    }
  }

  async function read(path: string, signal?: AbortSignal): Promise<Answer | undefined> {
    const answer = await call(path, { signal });
    if (gone(answer.status)) return undefined;
    if (answer.status === 403) throw missingRight(options);
    if (answer.status >= 400) throw brokenOff(name, new Error(`it answers ${answer.status}`));
    if (answer.value === undefined) throw notJson(options, '');
    return answer;
  }

  return {
    name,
    call,
    read,
    get: async (path, signal) => (await read(path, signal))?.value,
    open: async (path, signal, what = {}) => {
      const { response, stream } = await send(path, { headers: { Accept: '*/*' }, signal, ...what });
      const { status, headers } = response;
      if (response.ok) return { headers, stream: stream ?? new Blob([]).stream() };
      void stream?.cancel();
      if (gone(status) || status === 403) return undefined;
      throw brokenOff(name, new Error(`it answers ${status}`));
    },
  };
}
