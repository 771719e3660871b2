/** The event stream of one client (text/event-stream, HTML Standard, section 9.2). */
import type { Context } from './context.ts';
import type { EventFeed } from './event-hub.ts';
import type { Change, ChangeLog } from './store.ts';
import type { Viewer } from './team.ts';

/** A client with more than this many unread bytes is disconnected; it reconnects with `Last-Event-ID` and misses nothing. */
const maxBufferedBytes = 64 * 1024;

const encoder = new TextEncoder();

function eventText({ sequence, key, updatedAt }: Change): string {
  const data = JSON.stringify({ key, updatedAt: new Date(updatedAt).toISOString() });
  return `id: ${sequence}\nevent: request\ndata: ${data}\n\n`;
}

function readLastEventId(request: Request): number | undefined {
  const text = request.headers.get('Last-Event-ID') ?? '';
  return /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}

const viewerOf = ({ customer: { key, organisation } }: Context): Viewer => ({ customer: key, organisation });

/**
 * Where a stream begins: after `Last-Event-ID`, or without one after the last change. It is loaded before the client gets the head of
 * the response: what changes once the client has that is part of the stream.
 *
 * @returns a sequence
 */
export async function loadStart(context: Context, log: ChangeLog): Promise<number> {
  const last = await log.last(viewerOf(context));
  // An id greater than the last sequence comes from another database.
  return Math.min(readLastEventId(context.request) ?? last, last);
}

/**
 * Sends the customer's changes after `start`, in the order of their sequences: first from the log, then as the feed publishes
 * them, and from the log again after each gap of the feed. Ends after `limits.streamMs`, on an error of the log (the client
 * reconnects), and with the feed.
 */
export function openEventStream(
  context: Context,
  feed: EventFeed,
  log: ChangeLog,
  start: number,
): ReadableStream<Uint8Array> {
  const { limits, reportError } = context;
  let stop: () => void = () => undefined;

  return new ReadableStream<Uint8Array>(
    {
      start: controller => {
        /** Sequence of the last change that was sent. */
        let position = start;
        let catchingUp = false;
        let catchUpAgain = false;
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
          if (change.sequence <= position) return;
          position = change.sequence;
          send(eventText(change));
        };

        /** Sends what the log has after `position`. Repeats where the feed reports changes in the meantime. */
        async function catchUp(): Promise<void> {
          catchUpAgain = true;
          if (catchingUp) return;
          catchingUp = true;
          try {
            while (catchUpAgain && !stopped) {
              catchUpAgain = false;
              for (const change of await log.list(viewerOf(context), position)) sendChange(change);
            }
          } catch (error) {
            reportError(error);
            end();
          }
          catchingUp = false;
        }

        const heartbeat = setInterval(() => send(': still here\n\n'), limits.heartbeatMs);
        const lifetime = setTimeout(end, limits.streamMs);
        const unsubscribe = feed.subscribe({
          ...viewerOf(context),
          change: change => {
            // Sent at once, it could overtake earlier changes that are being loaded from the log.
            if (catchingUp) catchUpAgain = true;
            else sendChange(change);
          },
          gap: () => void catchUp(),
          end,
        });
        stop = () => {
          stopped = true;
          clearInterval(heartbeat);
          clearTimeout(lifetime);
          unsubscribe();
        };
        // A block with an id but without data is no event, but sets the client's last event id.
        send(`: hello\nid: ${start}\n\n`);
        void catchUp();
      },
      cancel: () => stop(),
    },
    new ByteLengthQueuingStrategy({ highWaterMark: maxBufferedBytes }),
  );
}
