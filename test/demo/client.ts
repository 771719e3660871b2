/** Calls an app function the way a browser would, without a network. */
import { createApp, type App, type AppOptions } from '../../demo/backend/app.ts';
import type { User } from '../../demo/backend/context.ts';
import type { Store } from '../../demo/backend/store.ts';
import type { WireAttachment, WireComment, WireProblem, WireRequest } from '../../demo/backend/wire.ts';

const origin = 'https://desk.example';
export const basePath = '/api/support';
export const ada: User = { key: 'ada', name: 'Ada Byron' };
export const bob: User = { key: 'bob', name: 'Bob Noyce' };

export class Clock {
  time = Date.UTC(2026, 2, 2, 9, 0, 0);
  readonly now = (): number => this.time;
  advance(milliseconds: number): void {
    this.time += milliseconds;
  }
}

export interface CallOptions {
  readonly json?: unknown;
  readonly body?: BodyInit;
  readonly key?: string;
  readonly headers?: Record<string, string>;
  readonly user?: string;
}

export class Client {
  readonly clock = new Clock();
  readonly app: App;

  constructor(
    readonly store: Store,
    options: Partial<AppOptions> = {},
  ) {
    const users: Record<string, User> = { ada, bob };
    this.app = createApp({
      store,
      basePath,
      now: this.clock.now,
      user: async request => users[request.headers.get('Authorization')?.replace('Bearer ', '') ?? ''],
      ...options,
    });
  }

  call(method: string, path: string, options: CallOptions = {}): Promise<Response> {
    const headers = new Headers({ Authorization: `Bearer ${options.user ?? 'ada'}`, ...options.headers });
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

  async create(summary: string, more: Record<string, unknown> = {}, user = 'ada'): Promise<WireRequest> {
    const json = { summary, description: 'What happened.', attachmentIds: [], ...more };
    return read<WireRequest>(await this.call('POST', '/requests', { json, user }), 201);
  }

  async comment(key: string, body: string): Promise<WireComment> {
    const json = { body, attachmentIds: [] };
    return read<WireComment>(await this.call('POST', `/requests/${key}/comments`, { json }), 201);
  }

  async upload(
    name: string,
    text = 'some bytes',
    type = 'text/plain',
    user = 'ada',
  ): Promise<WireAttachment> {
    const body = form(new File([text], name, { type }));
    return read<WireAttachment>(await this.call('POST', '/attachments', { body, user }), 201);
  }

  /** An agent of the helpdesk writes; the contract has no call for that. */
  async answer(key: string, body: string, id: string): Promise<void> {
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

export function form(file: File): FormData {
  const data = new FormData();
  data.append('file', file);
  return data;
}

export async function read<T>(response: Response, status = 200): Promise<T> {
  const text = await response.text();
  if (response.status !== status) throw new Error(`${response.status} instead of ${status}: ${text}`);
  return JSON.parse(text) as T;
}

/** The problem in an answer, after a look at what every problem has to have. */
export async function readProblem(response: Response, status: number): Promise<WireProblem> {
  const problem = await read<WireProblem>(response, status);
  if (response.headers.get('Content-Type') !== 'application/problem+json')
    throw new Error('Not problem+json');
  if (problem.status !== status || !problem.title || !problem.type) throw new Error('Not RFC 9457');
  return problem;
}
