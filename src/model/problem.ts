/**
 * Every way in which something can fail, as a key: it is translated when it is rendered, so that it follows the language of the
 * page.
 *
 * `offline` no connection · `timeout` no answer in time, 408 · `unauthorized` the session has ended: 401, 419, 440, 498, a log-in page,
 * a redirect, a refused CSRF token · `forbidden` 403 · `not-found` 404, 410 · `conflict` 409 · `too-large` 413 · `unsupported` 415 ·
 * `rate-limited` 429 · `invalid` any other 4xx · `server` 5xx, 425 · `malformed` an answer that is not what the contract says ·
 * `other-customer` somebody else than the writer is signed in · `unreadable` a chosen file that the browser can't read any more ·
 * `cut-off` an upload without an answer while other calls are answered, as for its size.
 */
export type ErrorKind =
  | 'offline'
  | 'timeout'
  | 'unauthorized'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'too-large'
  | 'unsupported'
  | 'invalid'
  | 'rate-limited'
  | 'server'
  | 'malformed'
  | 'other-customer'
  | 'unreadable'
  | 'cut-off';

/** The server's words about one field. */
export interface FieldProblem {
  readonly field: string;
  readonly detail: string;
}

/** What failed, as plain data: the detail of `support-error` (`title`, `detail` and `status` are those of RFC 9457). */
export interface Problem {
  readonly kind: ErrorKind;
  /** HTTP status, where there was an answer. */
  readonly status?: number | undefined;
  readonly title?: string | undefined;
  /** The server's own words; shown as text. */
  readonly detail?: string | undefined;
  readonly fields?: readonly FieldProblem[] | undefined;
  /** Milliseconds to wait, where the server said so (`Retry-After`). */
  readonly retryAfter?: number | undefined;
}

const kinds: Readonly<Record<ErrorKind, 1>> = {
  offline: 1,
  timeout: 1,
  unauthorized: 1,
  forbidden: 1,
  'not-found': 1,
  conflict: 1,
  'too-large': 1,
  unsupported: 1,
  invalid: 1,
  'rate-limited': 1,
  server: 1,
  malformed: 1,
  'other-customer': 1,
  unreadable: 1,
  'cut-off': 1,
};

/**
 * The one error that a backend rejects with. Whatever else is thrown is a defect.
 *
 * Anything with a `problem` of a known kind counts as one, whatever its class is: a page with the script tag does not get this class, and a
 * page with two copies has two.
 */
export class SupportError extends Error {
  /** @internal */
  static override [Symbol.hasInstance](value: unknown): boolean {
    const { kind } = (value as Partial<SupportError> | null | undefined)?.problem ?? {};
    return kind !== undefined && Object.hasOwn(kinds, kind);
  }

  override readonly name = 'SupportError';
  readonly problem: Problem;

  constructor(problem: Problem, options?: ErrorOptions) {
    super(problem.detail ?? problem.title ?? problem.kind, options);
    this.problem = problem;
  }
}

/** What failed, as data; an error that is no {@link SupportError} is a backend's defect, and shown as `malformed`. */
export const problemOf = (error: unknown): Problem =>
  error instanceof SupportError ? error.problem : { kind: 'malformed' };
