/** Calls the app as a browser does, without a network. */
import { createApp, type App, type AppOptions } from '../../../server/src/app/app.ts';
import type { Customer } from '../../../server/src/app/context.ts';
import type { Store } from '../../../server/src/app/store.ts';
import type { WireAttachment, WireComment, WireProblem, WireRequest } from '../../../server/src/app/wire.ts';

const origin = 'https://desk.example';
export const basePath = '/api/support';
export const ada: Customer = { key: 'ada', name: 'Ada Byron' };
const bob: Customer = { key: 'bob', name: 'Bob Noyce' };
export const grace: Customer = { key: 'grace', name: 'Grace Moreau' };

class Clock {
  time = Date.UTC(2026, 2, 2, 9, 0, 0);
  readonly now = (): number => this.time;
  advance(milliseconds: number): void {
    this.time += milliseconds;
  }
}

export interface CallOptions {
  readonly json?: unknown;
  readonly body?: BodyInit;
  /** Idempotency-Key of a POST: default a new UUID, empty for none. */
  readonly key?: string;
  readonly headers?: Record<string, string>;
  /** Key of the customer; default ada. */
  readonly customer?: string;
}

export class Client {
  readonly clock = new Clock();
  readonly app: App;

  constructor(
    readonly store: Store,
    options: Partial<AppOptions> = {},
  ) {
    const customers: Record<string, Customer> = { ada, bob, grace };
    this.app = createApp({
      store,
      basePath,
      now: this.clock.now,
      authenticate: request => customers[request.headers.get('Authorization')?.replace('Bearer ', '') ?? ''],
      ...options,
    });
  }

  call(method: string, path: string, options: CallOptions = {}): Promise<Response> {
    const headers = new Headers({ Authorization: `Bearer ${options.customer ?? 'ada'}`, ...options.headers });
    let body = options.body;
    if (options.json !== undefined) {
      body = JSON.stringify(options.json);
      if (!headers.has('Content-Type')) headers.set('Content-Type', 'application/json');
    }
    if (method === 'POST' && options.key !== '') {
      headers.set('Idempotency-Key', options.key ?? crypto.randomUUID());
    }
    const url = `${origin}${basePath}${path}`;
    return this.app(new Request(url, { method, headers, ...(body === undefined ? {} : { body }) }));
  }

  async create(summary: string, more: Record<string, unknown> = {}, customer = 'ada'): Promise<WireRequest> {
    const json = { summary, description: 'What happened.', attachmentIds: [], ...more };
    return readJson<WireRequest>(await this.call('POST', '/requests', { json, customer }), 201);
  }

  async comment(
    key: string,
    body: string,
    customer = 'ada',
    attachmentIds: readonly string[] = [],
  ): Promise<WireComment> {
    const json = { body, attachmentIds };
    return readJson<WireComment>(
      await this.call('POST', `/requests/${key}/comments`, { json, customer }),
      201,
    );
  }

  async send(file: File, options: CallOptions = {}): Promise<Response> {
    return this.call('POST', '/attachments', { ...options, ...(await multipart(['file', file])) });
  }

  async upload(
    name: string,
    text = 'some bytes',
    type = 'text/plain',
    customer = 'ada',
  ): Promise<WireAttachment> {
    return readJson<WireAttachment>(await this.send(new File([text], name, { type }), { customer }), 201);
  }

  /** Adds an agent's comment to a request of ada; the contract has no call for that. */
  async addAgentComment(key: string, body: string, id: string): Promise<void> {
    await this.store.addComment('ada', key, {
      id,
      author: { name: 'Marta', role: 'agent' },
      body,
      format: 'text',
      attachmentIds: [],
      createdAt: this.clock.now(),
      reopens: false,
    });
  }
}

/**
 * The body that a browser sends for these fields. WebKit can send a `FormData` with a file, but cannot read the body of a `Request`
 * made from one; test/demo/mock.test.ts tests what the browser itself sends.
 */
export async function multipart(
  ...fields: readonly (readonly [name: string, value: File | string])[]
): Promise<Pick<CallOptions, 'body' | 'headers'>> {
  const boundary = `----boundary${crypto.randomUUID()}`;
  const escape = (name: string) => name.replace(/["\r\n]/g, encodeURIComponent);
  const chunks: BlobPart[] = [];
  for (const [name, value] of fields) {
    chunks.push(`--${boundary}\r\nContent-Disposition: form-data; name="${escape(name)}"`);
    if (typeof value === 'string') chunks.push('\r\n\r\n', value, '\r\n');
    else {
      const type = value.type || 'application/octet-stream';
      chunks.push(`; filename="${escape(value.name)}"\r\nContent-Type: ${type}\r\n\r\n`, value, '\r\n');
    }
  }
  const body = await new Blob([...chunks, `--${boundary}--\r\n`]).arrayBuffer();
  return { body, headers: { 'Content-Type': `multipart/form-data; boundary=${boundary}` } };
}

/** The JSON of a response. @throws Error for another status */
export async function readJson<T>(response: Response, status = 200): Promise<T> {
  const text = await response.text();
  if (response.status !== status) throw new Error(`${response.status} instead of ${status}: ${text}`);
  return JSON.parse(text) as T;
}

/** The problem in a response. @throws Error for another status, or without what every problem has (RFC 9457) */
export async function readProblem(response: Response, status: number): Promise<WireProblem> {
  const problem = await readJson<WireProblem>(response, status);
  if (response.headers.get('Content-Type') !== 'application/problem+json')
    throw new Error('Not problem+json');
  if (problem.status !== status || !problem.title || !problem.type) throw new Error('Not RFC 9457');
  return problem;
}
