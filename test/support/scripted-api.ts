/**
 * An API on the real network that answers as the test says (scripts/testing/scripted-api.js): for redirects, answers of a proxy, bodies that
 * come bit by bit and upload progress, which the service worker of {@link mockApi} hides.
 */
export interface ScriptedAnswer {
  /** 200 by default. */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** In place of a body: so many bytes, so many times, with so many milliseconds between. */
  readonly chunks?: { readonly bytes: number; readonly count: number; readonly pause: number };
  /** Milliseconds before the head is sent. */
  readonly delay?: number;
  /** `false`: without the headers that let another origin read the answer. */
  readonly cors?: boolean;
  /** Closes the connection in place of ending the answer. */
  readonly drop?: boolean;
}

interface ScriptedCall {
  readonly method: string;
  /** Below the base, with the query. */
  readonly path: string;
  /** With names in small letters. */
  readonly headers: Readonly<Record<string, string>>;
  /** Bytes as Latin-1. */
  readonly body: string;
}

export interface ScriptedApi {
  /** For `api-base`: on the page's origin. */
  readonly base: string;
  /** The same API on another origin. */
  readonly foreignBase: string;
  /**
   * Says who answers what: keys are what method and path begin with (`'POST /requests'`), the first that fits answers; of several answers
   * each call takes the next, and the last stays. What no key fits is answered with 404.
   */
  serve(rules: Readonly<Record<string, ScriptedAnswer | readonly ScriptedAnswer[]>>): Promise<void>;
  /** The calls that came in so far whose method and path begin so. */
  calls(start?: string): Promise<readonly ScriptedCall[]>;
}

/** A 200 with a JSON body, or another status. */
export const scriptedJson = (body: unknown, status = 200): ScriptedAnswer => ({
  status,
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify(body),
});

/** An API of its own for one test. */
export function scriptedApi(): ScriptedApi {
  const base = `/__api/${crypto.randomUUID()}`;
  const foreign = new URL(base, location.href);
  foreign.hostname = foreign.hostname === 'localhost' ? '127.0.0.1' : 'localhost';
  return {
    base,
    foreignBase: foreign.href,
    async serve(rules) {
      const list = Object.entries(rules).map(([match, answers]) => ({ match, answers: [answers].flat() }));
      await fetch(base, { method: 'PUT', body: JSON.stringify(list) });
    },
    async calls(start = '') {
      const calls = (await (await fetch(base)).json()) as ScriptedCall[];
      return calls.filter(({ method, path }) => `${method} ${path}`.startsWith(start));
    },
  };
}
