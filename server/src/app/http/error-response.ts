import { StoreUnavailable } from '../store.ts';
import { HttpProblem, problemResponse, retryLater } from './problems.ts';

/** A database is restarted within seconds. */
const storeRetrySeconds = 3;

/**
 * The response to whatever a route has thrown: the problem itself, 503 with `Retry-After` where the store is unavailable, else 500
 * without the cause.
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
  onError(error);
  return problemResponse(
    error instanceof StoreUnavailable
      ? retryLater(503, 'This is not available just now. Try again in a moment.', storeRetrySeconds)
      : new HttpProblem(500, serverError),
  );
}
