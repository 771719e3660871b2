import { BadCursor, HelpdeskRefused, HelpdeskUnavailable } from '../desk.ts';
import { StoreUnavailable } from '../store.ts';
import { badRequest, HttpProblem, invalid, problemResponse, retryLater } from './problems.ts';

/** Databases are restarted within seconds. */
const storeRetrySeconds = 3;

const retrySecondsOf = (error: unknown): number =>
  (error instanceof HelpdeskUnavailable ? error.retryAfterSeconds : undefined) ?? storeRetrySeconds;

/**
 * The response to whatever a route has thrown: the problem itself, 503 with `Retry-After` where the store or the
 * helpdesk is unavailable, else 500 without the cause.
 *
 * @param onError called with what is no problem
 * @param serverError the detail of the 500
 */
export function errorResponse(
  error: unknown,
  onError: (error: unknown) => void,
  serverError = 'Something went wrong on our side.',
): Response {
  if (error instanceof HttpProblem) return problemResponse(error);
  if (error instanceof BadCursor) return problemResponse(badRequest(error.message));
  if (error instanceof HelpdeskRefused) return problemResponse(invalid([], error.message));
  onError(error);
  return problemResponse(
    error instanceof StoreUnavailable || error instanceof HelpdeskUnavailable
      ? retryLater(503, 'This is not available just now. Try again in a moment.', retrySecondsOf(error))
      : new HttpProblem(500, serverError),
  );
}
