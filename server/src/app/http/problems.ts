/** Problems as RFC 9457 describes them. */
import type { WireProblem } from '../wire.ts';

export interface FieldError {
  readonly field: string;
  readonly detail: string;
}

const titles: Readonly<Record<number, string>> = {
  400: 'Bad request',
  401: 'Not signed in',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Method not allowed',
  408: 'Timeout',
  409: 'Conflict',
  412: 'Another customer',
  413: 'Too large',
  415: 'Type not accepted',
  421: 'Misdirected request',
  422: 'Not valid',
  429: 'Too many calls',
  500: 'Server error',
  501: 'Not implemented',
  503: 'Unavailable',
};

/** An error that the app turns into a problem response; thrown by handlers and everything that they call. */
export class HttpProblem extends Error {
  override readonly name = 'HttpProblem';
  readonly status: number;
  readonly errors: readonly FieldError[] | undefined;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number,
    detail: string,
    extra: { errors?: readonly FieldError[]; headers?: Record<string, string> } = {},
  ) {
    super(detail);
    this.status = status;
    this.errors = extra.errors;
    this.headers = extra.headers ?? {};
  }
}

export const badRequest = (detail: string): HttpProblem => new HttpProblem(400, detail);
export const unauthorized = (): HttpProblem =>
  new HttpProblem(401, 'Sign in and try again.', { headers: { 'WWW-Authenticate': 'Bearer' } });
export const forbidden = (detail: string): HttpProblem => new HttpProblem(403, detail);
export const notFound = (detail: string): HttpProblem => new HttpProblem(404, detail);
export const conflict = (detail: string): HttpProblem => new HttpProblem(409, detail);
export const tooLarge = (detail: string): HttpProblem => new HttpProblem(413, detail);
export const unsupported = (detail: string): HttpProblem => new HttpProblem(415, detail);
/** A 422, by default with one error per field. */
export const invalid = (errors: readonly FieldError[], detail = 'Some fields are not valid.'): HttpProblem =>
  new HttpProblem(422, detail, errors.length ? { errors } : {});
/** With `Retry-After` in whole seconds, at least 1. */
export const retryLater = (status: 429 | 503, detail: string, seconds: number): HttpProblem =>
  new HttpProblem(status, detail, { headers: { 'Retry-After': String(Math.max(1, Math.ceil(seconds))) } });

export function problemResponse(problem: HttpProblem): Response {
  const body: WireProblem = {
    type: 'about:blank',
    title: titles[problem.status] ?? 'Error',
    status: problem.status,
    detail: problem.message,
    ...(problem.errors ? { errors: [...problem.errors] } : {}),
  };
  return new Response(JSON.stringify(body), {
    status: problem.status,
    headers: { 'Content-Type': 'application/problem+json', 'Cache-Control': 'no-store', ...problem.headers },
  });
}
