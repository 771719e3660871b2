/** Simulated faults: `500`, `listRequests:503@0.3,uploadAttachment:413`, `offline`. */
import { HttpProblem, problemResponse, retryLater } from '../../server/src/app/http/problems.ts';
import type { OperationName } from '../../server/src/app/operations.ts';

export interface Fault {
  /** Absent for all operations. */
  readonly operation?: string | undefined;
  /** A status, or one of `offline`, `lost`, `html`, `hang`, `shape`, `empty`. */
  readonly kind: string;
  readonly probability: number;
}

export function parseFaults(text: string): Fault[] {
  return text
    .split(',')
    .map(entry => entry.trim())
    .filter(Boolean)
    .map(entry => {
      const [what = '', chance] = entry.split('@');
      const [first = '', second] = what.split(':');
      const probability = chance === undefined ? 1 : Number(chance);
      return second === undefined
        ? { kind: first, probability }
        : { operation: first, kind: second, probability };
    });
}

export function pickFault(
  faults: readonly Fault[],
  operation: OperationName | undefined,
  random: () => number,
): string | undefined {
  const applies = (fault: Fault): boolean => !fault.operation || fault.operation === operation;
  return faults.find(fault => applies(fault) && random() < fault.probability)?.kind;
}

const details: Readonly<Record<number, string>> = {
  401: 'Sign in and try again.',
  403: 'The CSRF token is missing or old.',
  404: 'There is no such thing.',
  409: 'The first call with this Idempotency-Key is still running. Try again shortly.',
  413: 'A file may have 3145728 bytes.',
  415: 'Files of this type are not accepted.',
  500: 'Something went wrong on our side.',
};

function problemOf(status: number): HttpProblem {
  if (status === 429) return retryLater(429, 'Try again in 5 seconds.', 5);
  if (status === 503) return retryLater(503, 'Back in a few minutes.', 30);
  if (status === 422) {
    return new HttpProblem(422, 'Some fields are not valid.', {
      errors: [{ field: 'summary', detail: 'The server does not like this summary.' }],
    });
  }
  return new HttpProblem(status, details[status] ?? 'It failed on purpose.');
}

/**
 * The response of a fault. `next` calls the app: only `lost` does so, where the app performs the call and the response is lost.
 *
 * @throws Error for an unknown fault
 */
export async function faultResponse(kind: string, next: () => Promise<Response>): Promise<Response> {
  const status = Number(kind);
  if (Number.isInteger(status) && status >= 400 && status <= 599) return problemResponse(problemOf(status));
  switch (kind) {
    case 'hang':
      return new Promise<never>(() => undefined);
    case 'offline':
      return Response.error();
    case 'lost':
      await next();
      return Response.error();
    case 'html':
      return new Response('<!doctype html><title>Maintenance</title><h1>We will be back</h1>', {
        headers: { 'Content-Type': 'text/html' },
      });
    // No problem, but as rare: an empty list.
    case 'empty':
      return Response.json({ items: [], nextCursor: null, total: 0 });
    case 'shape':
      return Response.json({ ok: true, data: { items: 'none' } });
    default:
      throw new Error(`There is no fault "${kind}"`);
  }
}
