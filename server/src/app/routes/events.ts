import type { Context, Handler } from '../context.ts';
import { HttpProblem, retryLater } from '../http/problems.ts';
import type { Change, ChangeLog } from '../store.ts';

/** What waits for a slow reader before the stream ends; a reader that comes back is told what it missed. */
const maxWaitingBytes = 64 * 1024;

const encoder = new TextEncoder();

function eventText({ sequence, key, updatedAt }: Change): string {
  const data = JSON.stringify({ key, updatedAt: new Date(updatedAt).toISOString() });
  return `id: ${sequence}\nevent: request\ndata: ${data}\n\n`;
}

function readLastEventId(request: Request): number | undefined {
  const text = request.headers.get('Last-Event-ID') ?? '';
  return /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}

function openStream(context: Context, feed: NonNullable<Context['events']>, log: ChangeLog) {
  const { request, user, limits, reportError } = context;
  let stop: () => void = () => undefined;

  return new ReadableStream<Uint8Array>(
    {
      start: controller => {
        /** The sequence that the reader is at; unknown until the store has been asked. */
        let at: number | undefined;
        let looking = false;
        let lookAgain = false;
        let stopped = false;

        const end = (): void => {
          if (stopped) return;
          stop();
          controller.close();
        };
        const send = (text: string): void => {
          if (stopped) return;
          controller.enqueue(encoder.encode(text));
          if ((controller.desiredSize ?? 0) < 0) end();
        };
        const sendChange = (change: Change): void => {
          if (at === undefined || change.sequence <= at) return;
          at = change.sequence;
          send(eventText(change));
        };

        async function begin(): Promise<number> {
          const last = await log.last(user.key);
          // An id beyond the last one is of another database.
          const first = Math.min(readLastEventId(request) ?? last, last);
          // The id alone is no event, but says where to go on from.
          send(`: hello\nid: ${first}\n\n`);
          return first;
        }

        async function look(): Promise<void> {
          lookAgain = true;
          if (looking) return;
          looking = true;
          try {
            while (lookAgain && !stopped) {
              lookAgain = false;
              at ??= await begin();
              for (const change of await log.list(user.key, at)) sendChange(change);
            }
          } catch (error) {
            reportError(error);
            end();
          }
          looking = false;
        }

        const heartbeat = setInterval(() => send(': still here\n\n'), limits.heartbeatMs);
        const lifetime = setTimeout(end, limits.streamMs);
        const unsubscribe = feed.subscribe({
          customer: user.key,
          change: change => {
            // What comes while the store is being asked might overtake its answer.
            if (looking) lookAgain = true;
            else sendChange(change);
          },
          gap: () => void look(),
          end,
        });
        stop = () => {
          stopped = true;
          clearInterval(heartbeat);
          clearTimeout(lifetime);
          unsubscribe();
        };
        void look();
      },
      cancel: () => stop(),
    },
    new ByteLengthQueuingStrategy({ highWaterMark: maxWaitingBytes }),
  );
}

export const streamEvents: Handler = context => {
  const { store, events, limits, user, request } = context;
  if (!events || !store.changes) {
    throw new HttpProblem(501, 'There is no event stream.');
  }
  if (events.count(user.key) >= limits.maxStreams) {
    throw retryLater(429, `At most ${limits.maxStreams} event streams may be open at once.`, 30);
  }
  return new Response(request.method === 'HEAD' ? null : openStream(context, events, store.changes), {
    headers: {
      'Content-Type': 'text/event-stream',
      'Cache-Control': 'no-store',
      // Proxies that gather answers before they pass them on leave this one alone.
      'X-Accel-Buffering': 'no',
    },
  });
};
