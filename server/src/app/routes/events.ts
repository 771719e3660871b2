import type { Handler } from '../context.ts';
import { openEventStream } from '../event-stream.ts';
import { HttpProblem, retryLater } from '../http/problems.ts';

export const streamEvents: Handler = context => {
  const { store, events, limits, customer, request } = context;
  if (!events || !store.changes) throw new HttpProblem(501, 'There is no event stream.');
  if (events.count(customer.key) >= limits.maxStreams) {
    throw retryLater(429, `At most ${limits.maxStreams} event streams may be open at once.`, 30);
  }
  return new Response(request.method === 'HEAD' ? null : openEventStream(context, events, store.changes), {
    headers: {
      'Content-Type': 'text/event-stream',
      'Cache-Control': 'no-store',
      // nginx does not buffer a response with this header.
      'X-Accel-Buffering': 'no',
    },
  });
};
