import type { HttpClient } from '../../http/client.ts';
import { malformed } from '../../http/problem-details.ts';
import type { EventOptions } from '../backend.ts';

/** Opens the contract's `GET /events`. Not a method of {@link RestBackend}, since only a lazy file needs it. */
export async function openEvents(
  http: HttpClient,
  { lastEventId, signal }: EventOptions,
): Promise<ReadableStream<Uint8Array>> {
  const headers = { Accept: 'text/event-stream', ...(lastEventId && { 'Last-Event-ID': lastEventId }) };
  const { stream, status } = await http.send({ path: 'events', stream: true, headers, signal });
  if (!stream) throw malformed(status);
  return stream;
}
