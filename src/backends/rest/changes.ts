/** What changes a request. Not methods of {@link RestBackend}, since only lazy files need them. */
import type { HttpClient } from '../../http/client.ts';
import type { Rating } from '../../model.ts';
import type { ReadOptions } from '../backend.ts';
import { segment } from './segment.ts';

/** The contract's `PATCH /requests/{key}`. */
export async function setStatus(
  http: HttpClient,
  key: string,
  status: 'open' | 'closed',
  { signal }: ReadOptions = {},
): Promise<void> {
  // Read as JSON: a sign-in page that came with 200 is no yes.
  await http.json({ method: 'PATCH', path: `requests/${segment(key)}`, json: { status }, signal });
}

/** The contract's `PUT /requests/{key}/rating`. */
export async function rateRequest(
  http: HttpClient,
  key: string,
  rating: Rating,
  { signal }: ReadOptions = {},
): Promise<void> {
  await http.json({ method: 'PUT', path: `requests/${segment(key)}/rating`, json: rating, signal });
}
