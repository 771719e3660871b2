/** What a helpdesk does instead of answering, as errors that say what the operator can do. The customer only reads that it is not available. */
import { HelpdeskUnavailable } from '../../app/desk.ts';

/** Seconds; whatever a helpdesk asks for. */
const longestRetrySeconds = 3600;

/** The seconds of `Retry-After`: a number of them, or a date. */
function retryAfter(headers: Headers, now = Date.now()): number | undefined {
  const value = headers.get('Retry-After')?.trim();
  if (!value) return undefined;
  const seconds = /^\d{1,9}$/.test(value) ? Number(value) : (Date.parse(value) - now) / 1000;
  return Number.isFinite(seconds)
    ? Math.min(Math.max(Math.ceil(seconds), 1), longestRetrySeconds)
    : undefined;
}

const unavailable = (message: string, retryAfterSeconds?: number, cause?: unknown): HelpdeskUnavailable =>
  new HelpdeskUnavailable(message, { retryAfterSeconds, cause });

/** What `fetch` or the reading of a body has thrown. */
export function brokenOff(name: string, error: unknown): HelpdeskUnavailable {
  if (error instanceof HelpdeskUnavailable) return error;
  const { name: kind, message, cause } = error as Error & { cause?: { code?: string; message?: string } };
  if (kind === 'TimeoutError') return unavailable(`${name} did not answer in time`, undefined, error);
  const why = cause?.code ?? cause?.message ?? message;
  return unavailable(`${name} cannot be reached, or has broken off: ${why}`, undefined, error);
}

export interface Advice {
  /** For people, such as "Request Tracker". */
  readonly name: string;
  /** What the operator does about a key that is refused. */
  readonly keyAdvice: string;
}

/** A status after which there is nothing to read: the helpdesk is down or busy, the key is refused, or this is not the helpdesk. */
export function refusedStatus(
  { name, keyAdvice }: Advice,
  response: Response,
): HelpdeskUnavailable | undefined {
  const { status, headers } = response;
  if (status === 429) return unavailable(`${name} has had too many calls (429)`, retryAfter(headers));
  if (status >= 500) return unavailable(`${name} has failed (${status})`, retryAfter(headers));
  if (status === 401)
    return unavailable(`${name} refuses the key (401): it is wrong, or has expired. ${keyAdvice}`);
  if (status >= 300 && status < 400)
    return unavailable(
      `${name} answers with a redirect (${status}), perhaps to its page for signing in: the address or the key is wrong. ${keyAdvice}`,
    );
  return undefined;
}

export const missingRight = ({ name, keyAdvice }: Advice): HelpdeskUnavailable =>
  unavailable(`${name} does not let the key do this (403): a right is missing. ${keyAdvice}`);

export const notJson = ({ name, keyAdvice }: Advice, type: string): HelpdeskUnavailable =>
  unavailable(
    /html/i.test(type)
      ? `${name} answers with a page instead of data, perhaps its page for signing in: the address or the key is wrong. ${keyAdvice}`
      : `${name} has answered with something that is no JSON`,
  );
