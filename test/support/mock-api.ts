/**
 * The backend of a test: msw answers in a service worker, so that fetch and XMLHttpRequest go their real way out of the
 * page. Works in all three engines. Two things don't pass through the worker:
 *
 * - upload progress is never reported: test it against `/__upload` (scripts/testing/upload-endpoint.js), in a file that
 *   has no mock API
 * - bodies that come bit by bit: Firefox holds them back, WebKit even waits for their end. Give the element `api.fetch` for
 *   these. Nor does a handler see that a call was called off, save through `api.fetch`.
 */
import { http } from 'msw';
import { setupWorker } from 'msw/browser';

export type Handler = (request: Request) => Response | Promise<Response>;

/** A call that is neither handled nor recorded. */
const settled = '/__settled';

/** One call that came in. */
export interface Call {
  readonly method: string;
  /** Below the base, with the query: `/requests?status=open`. */
  readonly path: string;
  readonly headers: Headers;
  /** Its body is not read yet: `await call.request.clone().json()`. */
  readonly request: Request;
}

export interface MockApi {
  /** For `api-base`. */
  readonly base: string;
  /** What came in since the test began. */
  readonly calls: readonly Call[];
  /** The calls whose method and path begin so: `callsTo('POST /requests')`. */
  callsTo(start: string): readonly Call[];
  /** A stand-in for `window.fetch` with the same handler and list of calls, but no worker between. */
  readonly fetch: typeof fetch;
  /** Says who answers, until the end of this test or the next `serve`. */
  serve(handler: Handler): void;
}

/**
 * Call it once, at the top of a test file:
 *
 *     const api = mockApi();
 *     it('…', async () => {
 *       api.serve(() => json({ items: [] }));
 */
export function mockApi(base = '/api/support'): MockApi {
  const calls: Call[] = [];
  // Before its first test come late calls of the file's other desks.
  let handler: Handler | undefined = () => problem(503);
  const root = new URL(base, location.href);

  const answer = async (request: Request): Promise<Response> => {
    const url = new URL(request.url);
    const path = url.pathname.slice(root.pathname.length) + url.search;
    const { method, headers } = request;
    if (path === settled) return new Response(null, { status: 204 });
    calls.push({ method, path, headers, request: request.clone() });
    if (handler) return handler(request);
    console.error(`Nobody serves ${method} ${path}`); // fails the test
    return problem(500);
  };

  const worker = setupWorker(http.all(`${root.href}/*`, ({ request }) => answer(request)));
  before('start the mock API', async () => {
    await worker.start({ quiet: true, onUnhandledFrame: 'bypass' });
  });
  beforeEach('reset the mock API', async () => {
    // What the test before sent last is still on its way through the worker: it is answered before this call is.
    await fetch(root.href + settled);
    handler = undefined;
    calls.length = 0;
  });
  after('stop the mock API', () => worker.stop());

  return {
    base,
    calls,
    callsTo: start => calls.filter(({ method, path }) => `${method} ${path}`.startsWith(start)),
    fetch: (input, init) => callInPage(new Request(input, init), answer),
    serve(next) {
      handler = next;
    },
  };
}

/** What fetch does, without a network: the answer, or a rejection when there is none or the call is called off. */
async function callInPage(request: Request, answer: Handler): Promise<Response> {
  const { signal } = request;
  signal.throwIfAborted();
  const aborted = deferred<never>();
  const onAbort = () => aborted.reject(signal.reason);
  signal.addEventListener('abort', onAbort);
  try {
    const response = await Promise.race([answer(request), aborted.promise]);
    if (response.type === 'error') throw new TypeError('Failed to fetch');
    return response;
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}

/** An answer in JSON. */
export function json(body: unknown, init: ResponseInit = {}): Response {
  return Response.json(body, init);
}

/** A failure as RFC 9457 has it: `problem(422, { detail: '…' })`. */
export function problem(status: number, members: object = {}, headers: HeadersInit = {}): Response {
  const body = JSON.stringify({ title: 'Failed', status, ...members });
  return new Response(body, {
    status,
    headers: { ...Object.fromEntries(new Headers(headers)), 'Content-Type': 'application/problem+json' },
  });
}

/** No answer at all, as with no connection. */
export function noConnection(): Response {
  return Response.error();
}

/** An answer that comes when the test says so: `api.serve(() => later.promise)`, then `later.resolve(json(…))`. */
export function deferred<T = Response>() {
  let resolve!: (value: T) => void;
  let reject!: (reason: unknown) => void;
  const promise = new Promise<T>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}
