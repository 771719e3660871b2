import type { Context, Handler } from '../context.ts';
import type { EventFeed } from '../event-hub.ts';
import { loadStart, openEventStream } from '../event-stream.ts';
import { HttpProblem, retryLater } from '../http/problems.ts';

export const streamEvents: Handler = async context => {
  const { store, events, request } = context;
  if (!events || !store.changes) throw new HttpProblem(501, 'There is no event stream.');
  assertFree(context, events);
  const start = await loadStart(context, store.changes);
  // Others may have opened theirs meanwhile.
  assertFree(context, events);
  const stream = request.method === 'HEAD' ? null : openEventStream(context, events, store.changes, start);
  return new Response(stream, {
    headers: {
      'Content-Type': 'text/event-stream',
      'Cache-Control': 'no-store',
      // nginx does not buffer a response with this header.
      'X-Accel-Buffering': 'no',
    },
  });
};

/** @throws HttpProblem 429 where the customer has as many streams open as are allowed */
function assertFree({ limits, customer }: Context, events: EventFeed): void {
  if (events.count(customer.key) >= limits.maxStreams)
    throw retryLater(429, `At most ${limits.maxStreams} event streams may be open at once.`, 30);
}
