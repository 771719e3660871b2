/** What can go wrong between the page and the backend. */
import type { App } from '../../server/src/app/app.ts';
import { problem } from '../support/mock-api.ts';

/** One call with the whole way to the backend and back; `pass` goes that way. */
type Fault = (pass: () => Promise<Response>, signal: AbortSignal) => Promise<Response>;

/** What is said for one kind of failure, in the order in which a call meets them. */
const noAnswer = (): Promise<Response> => Promise.reject(new TypeError('Failed to fetch'));
const status =
  (code: number, detail: string, headers: HeadersInit = {}): Fault =>
  () =>
    Promise.resolve(problem(code, { detail }, headers));

/** The first half of the body, then `end`. */
async function half(response: Response, end: (controller: ReadableStreamDefaultController) => void) {
  const bytes = new Uint8Array(await response.arrayBuffer());
  let begun = false;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (begun) return end(controller);
      begun = true;
      controller.enqueue(bytes.slice(0, Math.ceil(bytes.length / 2)));
    },
  });
  const { status: code, headers } = response;
  return new Response(code === 204 ? null : body, { status: code, headers });
}

/** Longer than anybody likes, shorter than any deadline, in milliseconds. */
const SLOW = 10_000;

export const faults = {
  'the connection is refused': noAnswer,
  'no answer comes': (_pass, signal) =>
    new Promise((_resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason as Error));
    }),
  'the answer is slow': pass => new Promise(resolve => setTimeout(() => resolve(pass()), SLOW)),
  'the connection breaks in the middle of the answer': async pass =>
    half(await pass(), controller => controller.error(new TypeError('Connection lost'))),
  '400': status(400, 'That makes no sense.'),
  '401 once': status(401, 'Sign in again.'),
  '401': status(401, 'Sign in again.'),
  '403': status(403, 'Not you.'),
  '404': status(404, 'No such thing.'),
  '409': status(409, 'The first call still runs.'),
  '413': status(413, 'Too much.'),
  '422': () =>
    Promise.resolve(
      problem(422, { detail: 'Not valid.', errors: [{ field: 'description', detail: 'Say more.' }] }),
    ),
  '429 with Retry-After': status(429, 'Not so fast.', { 'Retry-After': '5' }),
  '500': status(500, 'A defect.'),
  '503': status(503, 'Maintenance.'),
  'a page of HTML comes': () =>
    Promise.resolve(
      new Response('<!doctype html><h1>Maintenance</h1>', { headers: { 'Content-Type': 'text/html' } }),
    ),
  'half the JSON comes': async pass => half(await pass(), controller => controller.close()),
  'JSON of another shape comes': () => Promise.resolve(Response.json(['something', 'else'])),
  'it is done, and the answer is lost': async pass => {
    await pass();
    return noAnswer();
  },
} as const satisfies Record<string, Fault>;

export type FaultName = keyof typeof faults;

/** Gone by itself a little later, so the widget tries again by itself. */
export const passing: readonly FaultName[] = [
  'the connection is refused',
  'the connection breaks in the middle of the answer',
  '429 with Retry-After',
  '503',
  'it is done, and the answer is lost',
];

/** The same call fails in the same way, however often it is tried again. */
export const hopeless: readonly FaultName[] = ['403', '404', '413', '422'];

/** Nothing that the person has to know of. */
export const harmless: readonly FaultName[] = ['the answer is slow', '401 once'];

/** What takes time, and the clock of the test goes on meanwhile; everything else is a matter of a moment. */
const timely: readonly FaultName[] = ['no answer comes', 'the answer is slow'];

/** A `fetch` to the server's app with a fault in it. */
export class FaultyNetwork {
  /** What is being answered: not what hangs or waits for its time. */
  busy = 0;
  /** Idempotency keys of the calls that came in, but those of files. */
  readonly keys: string[] = [];
  /** How often the fault struck. */
  struck = 0;
  readonly #app: App;
  readonly #root: URL;
  #fault: { name: FaultName; call: RegExp } | undefined;

  constructor(app: App, base: string) {
    this.#app = app;
    this.#root = new URL(`${base}/`, location.href);
  }

  /** From now on every call that matches goes wrong in this way. */
  break(call: RegExp, name: FaultName): void {
    this.#fault = { call, name };
  }

  mend(): void {
    this.#fault = undefined;
  }

  readonly fetch: typeof fetch = async (input, init = {}) => {
    const request = await this.#answering(async () => new Request(input, await readable(init)));
    const { signal } = init;
    const call = `${request.method} ${request.url.slice(this.#root.href.length)}`;
    const key = request.headers.get('Idempotency-Key');
    if (key && !call.includes('attachments')) this.keys.push(key);
    const pass = () => this.#answering(() => this.#app(request));
    if (!this.#fault?.call.test(call)) return this.#watch(await pass());
    const { name } = this.#fault;
    this.struck++;
    if (name === '401 once') this.mend();
    const strike = () => faults[name](pass, signal ?? new AbortController().signal);
    return this.#watch(await (timely.includes(name) ? strike() : this.#answering(strike)));
  };

  /** Reading the body belongs to the answer. */
  #watch(response: Response): Response {
    const text = response.text.bind(response);
    const blob = response.blob.bind(response);
    return Object.assign(response, {
      text: () => this.#answering(text),
      blob: () => this.#answering(blob),
    });
  }

  async #answering<T>(work: () => Promise<T>): Promise<T> {
    this.busy++;
    try {
      return await work();
    } finally {
      this.busy--;
    }
  }
}

/** WebKit can't read a request that was made of a form. */
async function readable(init: RequestInit): Promise<RequestInit> {
  const { body, signal: _signal, ...rest } = init;
  if (!(body instanceof FormData)) return { ...rest, body: body ?? null };
  const { multipart } = await import('../server/app/client.ts');
  const form = await multipart(['file', body.get('file')!]);
  const headers = new Headers(init.headers);
  headers.set('Content-Type', form.headers!['Content-Type']!);
  return { ...rest, body: form.body!, headers };
}
