import type {
  Attachment,
  Comment,
  Config,
  NewComment,
  NewRequest,
  Rating,
  Page,
  SupportRequest,
} from '../../model.ts';
import { problemOf, SupportError } from '../../model.ts';
import type { Call } from '../../http/call.ts';
import { HttpClient, type HttpSettings } from '../../http/client.ts';
import type {
  CommentListOptions,
  DownloadOptions,
  EventOptions,
  ListOptions,
  ReadOptions,
  SupportBackend,
  TeamMethods,
  UploadOptions,
  WriteOptions,
} from '../backend.ts';
import { Decoder } from './decode.ts';
import { segment } from './segment.ts';

/** How many answers are cached for `If-None-Match`. */
const CACHE_SIZE = 40;

/** Speaks the REST contract of openapi.yaml. */
export class RestBackend implements SupportBackend {
  readonly http: HttpClient;
  readonly #decode: Decoder;
  readonly #hasOwnFetch: boolean;
  /** The customer of the first config that says that writes name their writer. */
  #writer: string | undefined;
  readonly #cache = new Map<string, { etag: string; value: unknown }>();

  constructor(settings: HttpSettings) {
    this.http = new HttpClient(settings);
    this.#hasOwnFetch = settings.fetch !== undefined;
    this.#decode = new Decoder(settings.base);
  }

  async getConfig({ signal }: ReadOptions = {}): Promise<Config> {
    try {
      const config = await this.#load({ path: 'config', signal }, this.#decode.config);
      if (config.checksWriter) this.#writer ??= config.user?.key;
      return config;
    } catch (error) {
      if (error instanceof SupportError && error.problem.status === 404) return this.#decode.config({});
      throw error;
    }
  }

  listRequests({ signal, query, ...filters }: ListOptions): Promise<Page<SupportRequest>> {
    const call = { path: 'requests', query: { ...filters, q: query }, signal };
    return this.#load(call, this.#decode.requests);
  }

  async getRequest(key: string, { signal }: ReadOptions = {}): Promise<SupportRequest> {
    return this.#load({ path: `requests/${segment(key)}`, signal }, this.#decode.request);
  }

  createRequest(request: NewRequest, options: WriteOptions): Promise<SupportRequest> {
    return this.#write({ method: 'POST', path: 'requests', json: request }, options, this.#decode.request);
  }

  async listComments(
    key: string,
    { cursor, limit, order, signal }: CommentListOptions = {},
  ): Promise<Page<Comment>> {
    const call = { path: `requests/${segment(key)}/comments`, query: { limit, cursor, order }, signal };
    return this.#load(call, this.#decode.comments);
  }

  async addComment(key: string, comment: NewComment, options: WriteOptions): Promise<Comment> {
    const call: Call = { method: 'POST', path: `requests/${segment(key)}/comments`, json: comment };
    return this.#write(call, options, this.#decode.comment);
  }

  uploadAttachment(file: File, { onProgress, ...options }: UploadOptions): Promise<Attachment> {
    const form = new FormData();
    form.append('file', file, file.name);
    const call: Call = { method: 'POST', path: 'attachments', form, onProgress };
    return this.#write(call, options, this.#decode.attachment);
  }

  /** False where a call needs a token, or what the page's own `fetch` adds: a new tab has neither. */
  opensFiles(): boolean {
    return this.http.auth.isOpen && !this.#hasOwnFetch;
  }

  async deleteAttachment(id: string, { signal }: ReadOptions = {}): Promise<void> {
    await this.#change({ method: 'DELETE', path: `attachments/${segment(id)}`, signal });
  }

  async fetchAttachment(url: string, { signal, type, onProgress }: DownloadOptions = {}): Promise<Blob> {
    const { blob = new Blob() } = await this.http.send({ path: url, bytes: true, type, signal, onProgress });
    return blob;
  }

  async markRead(key: string, upTo?: string, { signal }: ReadOptions = {}): Promise<void> {
    await this.#change({ method: 'PUT', path: `requests/${segment(key)}/read`, json: { upTo }, signal });
  }

  async setStatus(key: string, status: 'open' | 'closed', { signal }: ReadOptions = {}): Promise<void> {
    await this.#change({ method: 'PATCH', path: `requests/${segment(key)}`, json: { status }, signal });
  }

  async rateRequest(key: string, rating: Rating, { signal }: ReadOptions = {}): Promise<void> {
    await this.#change({ method: 'PUT', path: `requests/${segment(key)}/rating`, json: rating, signal });
  }

  async openEvents({ lastEventId, signal }: EventOptions): Promise<ReadableStream<Uint8Array>> {
    const headers = { Accept: 'text/event-stream', ...(lastEventId && { 'Last-Event-ID': lastEventId }) };
    const call: Call = { path: 'events', stream: true, headers, signal };
    const { stream, status, headers: answered } = await this.http.send(call);
    const type = answered.get('Content-Type') ?? 'text/event-stream';
    if (stream && /^\s*text\/event-stream/i.test(type)) return stream;
    stream?.cancel().catch(() => {});
    throw new SupportError({ kind: 'malformed', status });
  }

  readonly listServices = this.#late('listServices');
  readonly listPeople = this.#late('listPeople');
  readonly sharePeople = this.#late('sharePeople');
  readonly listIncidents = this.#late('listIncidents');
  readonly followIncident = this.#late('followIncident');
  readonly listArticles = this.#late('listArticles');
  readonly rateArticle = this.#late('rateArticle');
  readonly retractComment = this.#late('retractComment');
  readonly setSeverity = this.#late('setSeverity');

  /** A method whose code loads with its first call. @throws SupportError `offline` where it cannot be loaded */
  #late<N extends keyof TeamMethods>(name: N): TeamMethods[N] {
    const call = async (...values: readonly unknown[]): Promise<unknown> => {
      const { TeamCalls } = await import('./team-calls.lazy.ts').catch((cause: unknown) => {
        throw new SupportError({ kind: 'offline' }, { cause });
      });
      const calls = new TeamCalls(
        {
          load: (call, decode) => this.#load(call, decode),
          change: async (call, decode) => {
            const { status, value } = await this.#change(call);
            return valid(status, value, decode);
          },
        },
        this.#decode,
      );
      return (calls[name] as (...values: readonly unknown[]) => unknown)(...values);
    };
    return call as TeamMethods[N];
  }

  /** Sends a conditional GET: an answer that did not change (304, RFC 9110 section 15.4.5) has no body, and gives the cached value. */
  async #load<T>(call: Call, decode: (value: unknown) => T): Promise<T> {
    const id = call.path + JSON.stringify(call.query ?? {});
    const cached = this.#cache.get(id);
    const condition = cached && { headers: { 'If-None-Match': cached.etag } };
    const { status, headers, value } = await this.http.json({ ...call, ...condition });
    if (status === 304 && cached) return cached.value as T;
    const decoded = valid(status, value, decode);
    const etag = headers.get('ETag');
    this.#cache.delete(id);
    if (etag) {
      this.#cache.set(id, { etag, value: decoded });
      const [oldest] = this.#cache.keys();
      if (this.#cache.size > CACHE_SIZE && oldest !== undefined) this.#cache.delete(oldest);
    }
    return decoded;
  }

  async #write<T>(call: Call, options: WriteOptions, decode: (value: unknown) => T): Promise<T> {
    const { idempotencyKey, writer, signal } = options;
    const headers = { 'Idempotency-Key': idempotencyKey };
    const { status, value } = await this.#change({ ...call, headers, signal }, writer);
    return valid(status, value, decode);
  }

  /** Sends a write, with its writer where the server checks that. @throws SupportError `other-customer` where somebody else is signed in */
  async #change(call: Call, writer = this.#writer): ReturnType<HttpClient['json']> {
    if (this.#writer === undefined || writer === undefined) return this.http.json(call);
    try {
      return await this.http.json({ ...call, headers: { ...call.headers, 'Support-User': writer } });
    } catch (error) {
      if (problemOf(error).status !== 412) throw error;
      throw new SupportError({ ...problemOf(error), kind: 'other-customer' }, { cause: error });
    }
  }
}

/** @throws SupportError `malformed` for what cannot be decoded, as an empty answer */
function valid<T>(status: number, value: unknown, decode: (value: unknown) => T): T {
  try {
    return decode(value);
  } catch (cause) {
    throw new SupportError({ kind: 'malformed', status }, { cause });
  }
}
