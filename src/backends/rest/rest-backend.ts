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
import { SupportError } from '../../model.ts';
import type { Call } from '../../http/call.ts';
import { HttpClient, type HttpSettings } from '../../http/client.ts';
import { malformed } from '../../http/problem-details.ts';
import type {
  CommentListOptions,
  EventOptions,
  ListOptions,
  ReadOptions,
  SupportBackend,
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
  readonly #cache = new Map<string, { etag: string; value: unknown }>();

  constructor(settings: HttpSettings) {
    this.http = new HttpClient(settings);
    this.#decode = new Decoder(settings.base);
  }

  async getConfig({ signal }: ReadOptions = {}): Promise<Config> {
    try {
      return await this.#load({ path: 'config', signal }, value => this.#decode.config(value));
    } catch (error) {
      if (error instanceof SupportError && error.problem.status === 404) return this.#decode.config({});
      throw error;
    }
  }

  listRequests({ status, cursor, limit, query, sort, signal }: ListOptions): Promise<Page<SupportRequest>> {
    const call = { path: 'requests', query: { status, limit, cursor, q: query, sort }, signal };
    return this.#load(call, value => this.#decode.requests(value));
  }

  async getRequest(key: string, { signal }: ReadOptions = {}): Promise<SupportRequest> {
    return this.#load({ path: `requests/${segment(key)}`, signal }, value => this.#decode.request(value));
  }

  createRequest(request: NewRequest, options: WriteOptions): Promise<SupportRequest> {
    return this.#write({ method: 'POST', path: 'requests', json: request }, options, value =>
      this.#decode.request(value),
    );
  }

  async listComments(
    key: string,
    { cursor, limit, order, signal }: CommentListOptions = {},
  ): Promise<Page<Comment>> {
    const call = { path: `requests/${segment(key)}/comments`, query: { limit, cursor, order }, signal };
    return this.#load(call, value => this.#decode.comments(value));
  }

  async addComment(key: string, comment: NewComment, options: WriteOptions): Promise<Comment> {
    const call: Call = { method: 'POST', path: `requests/${segment(key)}/comments`, json: comment };
    return this.#write(call, options, value => this.#decode.comment(value));
  }

  uploadAttachment(file: File, { onProgress, ...options }: UploadOptions): Promise<Attachment> {
    const form = new FormData();
    form.append('file', file, file.name);
    return this.#write({ method: 'POST', path: 'attachments', form, onProgress }, options, value =>
      this.#decode.attachment(value),
    );
  }

  localUrl(url: string): string | undefined {
    try {
      const absolute = new URL(url, this.http.base);
      return this.http.isLocal(absolute) ? absolute.href : undefined;
    } catch {
      return undefined;
    }
  }

  async deleteAttachment(id: string, { signal }: ReadOptions = {}): Promise<void> {
    await this.http.send({ method: 'DELETE', path: `attachments/${segment(id)}`, signal });
  }

  async fetchAttachment(url: string, { signal }: ReadOptions = {}): Promise<Blob> {
    const { blob = new Blob() } = await this.http.send({ path: url, bytes: true, signal });
    return blob;
  }

  async markRead(key: string, upTo: string, { signal }: ReadOptions = {}): Promise<void> {
    await this.http.send({ method: 'PUT', path: `requests/${segment(key)}/read`, json: { upTo }, signal });
  }

  /** The answer is parsed as JSON, so that a sign-in page with status 200 counts as a failure. */
  async setStatus(key: string, status: 'open' | 'closed', { signal }: ReadOptions = {}): Promise<void> {
    await this.http.json({ method: 'PATCH', path: `requests/${segment(key)}`, json: { status }, signal });
  }

  async rateRequest(key: string, rating: Rating, { signal }: ReadOptions = {}): Promise<void> {
    await this.http.json({ method: 'PUT', path: `requests/${segment(key)}/rating`, json: rating, signal });
  }

  async openEvents({ lastEventId, signal }: EventOptions): Promise<ReadableStream<Uint8Array>> {
    const headers = { Accept: 'text/event-stream', ...(lastEventId && { 'Last-Event-ID': lastEventId }) };
    const { stream, status } = await this.http.send({ path: 'events', stream: true, headers, signal });
    if (!stream) throw malformed(status);
    return stream;
  }

  /** Sends a conditional GET: an answer that did not change (304, RFC 9110 section 15.4.5) has no body, and gives the cached value. */
  async #load<T>(call: Call, decode: (value: unknown) => T): Promise<T> {
    const id = call.path + JSON.stringify(call.query ?? {});
    const cached = this.#cache.get(id);
    const { status, headers, value } = await this.http.json(
      cached ? { ...call, headers: { 'If-None-Match': cached.etag } } : call,
    );
    if (status === 304) {
      if (cached) return cached.value as T;
      throw malformed(status);
    }
    const decoded = this.#valid(status, value, decode);
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
    const { status, value } = await this.http.json({
      ...call,
      headers: { 'Idempotency-Key': options.idempotencyKey },
      signal: options.signal,
    });
    return this.#valid(status, value, decode);
  }

  #valid<T>(status: number, value: unknown, decode: (value: unknown) => T): T {
    try {
      return decode(value);
    } catch (error) {
      throw malformed(status, error);
    }
  }
}
