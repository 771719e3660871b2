/** A small helpdesk for the tests of the thread: it says what a test puts in, however odd, and notes what it is told. */
import { json, mockApi, problem, type Handler, type MockApi } from './mock-api.ts';

export type Wire = Record<string, unknown>;

export const ada: Wire = { name: 'Ada Byron', role: 'requester', me: true };
export const marta: Wire = { name: 'Marta', role: 'agent' };

export const wireRequest = (more: Wire = {}): Wire => ({
  key: 'CS-1',
  summary: 'Server does not boot',
  description: 'After the update it stops.',
  author: ada,
  attachments: [],
  status: 'open',
  createdAt: '2026-03-02T09:00:00Z',
  updatedAt: '2026-03-02T10:00:00Z',
  ...more,
});

export const wireComment = (id: string, more: Wire = {}): Wire => ({
  id,
  author: marta,
  body: `Body of ${id}`,
  createdAt: '2026-03-02T09:30:00Z',
  attachments: [],
  ...more,
});

export const wireFile = (id: string, more: Wire = {}): Wire => ({
  id,
  name: `${id}.log`,
  size: 2048,
  type: 'text/plain',
  url: `attachments/${id}`,
  ...more,
});

/** The mock API; what a test did not wait for is still answered when the test is over. */
export function threadApi(): MockApi {
  const api = mockApi();
  afterEach('answer what comes late', () => api.serve(() => problem(503)));
  return api;
}

export class ThreadServer {
  config: Wire = {};
  requests: Wire[] = [wireRequest()];
  /** By request. */
  comments: Record<string, Wire[]> = {};
  /** Whether it can begin at the newest comment. */
  newestFirst = false;
  /** Comments of one page at most. */
  pageSize = Infinity;
  /** By id. */
  files: Record<string, Blob> = {};
  /** Asked first, the latest rule before the others; `undefined` passes on. */
  readonly #rules: { start: string; answer: (request: Request) => unknown }[] = [];
  readonly #uploads = new Map<string, Wire>();
  readonly #root: string;

  constructor(api: MockApi) {
    this.#root = new URL(api.base, location.href).pathname;
    api.serve(this.handle);
  }

  /** `server.on('GET /requests/CS-1', () => problem(500))`; the path is the whole one below the base, without query. */
  on(call: string, answer: (request: Request) => unknown): void {
    this.#rules.unshift({ start: call, answer });
  }

  /** Takes back the rules for a call. */
  off(call: string): void {
    for (const rule of this.#rules) if (rule.start === call) rule.start = '';
  }

  readonly handle: Handler = async request => {
    const url = new URL(request.url);
    const path = url.pathname.slice(this.#root.length);
    for (const { start, answer } of this.#rules) {
      const said = start === `${request.method} ${path}` && (await answer(request));
      if (said) return said as Response;
    }
    const [, what, id = '', part] = path.split('/').map(decodeURIComponent);
    if (what === 'config') return json(this.config);
    if (what === 'attachments') return this.#attachment(request, id);
    if (id === '') return json({ items: this.#filtered(url.searchParams.get('status')), nextCursor: null });
    const found = this.requests.find(({ key }) => key === id);
    if (!found) return problem(404, { detail: `There is no request ${id}.` });
    if (part === 'comments') return this.#comments(request, url, id);
    return part === 'read' ? new Response(null, { status: 204 }) : json(found);
  };

  #filtered(status: string | null): Wire[] {
    return this.requests.filter(
      request => status === 'all' || (request.status === 'closed') === (status === 'closed'),
    );
  }

  async #comments(request: Request, url: URL, key: string): Promise<Response> {
    const all = (this.comments[key] ??= []);
    if (request.method === 'GET') {
      const limit = Math.min(this.pageSize, Number(url.searchParams.get('limit') ?? 100));
      if (this.newestFirst && url.searchParams.get('order') === 'newest') {
        // A cursor names the place in the thread, so that what comes meanwhile moves nothing.
        const end = Number(url.searchParams.get('cursor') ?? all.length);
        const start = Math.max(0, end - limit);
        const items = all.slice(start, end).reverse();
        return json({ items, nextCursor: start > 0 ? String(start) : null, order: 'newest' });
      }
      const from = Number(url.searchParams.get('cursor') ?? 0);
      const next = from + limit < all.length ? String(from + limit) : null;
      return json({ items: all.slice(from, from + limit), nextCursor: next });
    }
    const { body, attachmentIds } = (await request.json()) as { body: string; attachmentIds: string[] };
    const attachments = attachmentIds.map(id => this.#uploads.get(id));
    const comment = wireComment(`own-${all.length}`, { author: ada, body, attachments });
    all.push(comment);
    return json(comment, { status: 201 });
  }

  async #attachment(request: Request, id: string): Promise<Response> {
    if (request.method === 'DELETE') return new Response(null, { status: 204 });
    if (request.method === 'GET') {
      const bytes = this.files[id];
      return bytes ? new Response(bytes, { headers: { 'Content-Type': bytes.type } }) : problem(404);
    }
    const file = (await request.formData()).get('file') as File;
    const upload = wireFile(`up-${this.#uploads.size}`, {
      name: file.name,
      size: file.size,
      type: file.type,
    });
    this.#uploads.set(upload.id as string, upload);
    return json(upload, { status: 201 });
  }
}

/** A real picture. */
export function png(width = 40, height = 30): Promise<Blob> {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  return new Promise(resolve => canvas.toBlob(blob => resolve(blob!)));
}
