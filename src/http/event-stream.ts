import { createParser } from 'eventsource-parser';

/** The first pause before a stream is opened again, in milliseconds; each further one at most twice as long. */
const FIRST_PAUSE = 1000;
/** The longest. */
const LAST_PAUSE = 60_000;
/** A stream that says nothing for so long, in milliseconds, not even a comment, may be dead. */
const SILENCE = 120_000;
/** What happens at once is looked at once. */
const GATHER = 200;

/** What happened at the server. */
export interface Changes {
  /** Keys of requests; absent where nobody knows which. */
  readonly keys?: readonly string[] | undefined;
  /** From where on the stream is to be read again. */
  readonly lastEventId?: string | undefined;
}

export interface EventStreamOptions {
  /** Opens `text/event-stream`; rejects where that does not work. */
  readonly open: (options: {
    lastEventId: string | undefined;
    signal: AbortSignal;
  }) => Promise<ReadableStream<Uint8Array>>;
  /** Something happened: to which requests, where that is known. */
  readonly onChanges: (changes: Changes) => void;
  /** Whether the stream is open: then nobody has to ask. */
  readonly onOpen: (live: boolean) => void;
}

/**
 * Follows the event stream of a backend while the page is in sight. Read over `fetch`, since `EventSource` sends no
 * bearer token. A stream that ends is opened again after a pause with full jitter, from the last event on
 * (`Last-Event-ID`, https://html.spec.whatwg.org/multipage/server-sent-events.html).
 *
 * @returns ends it
 */
export function followEvents({ open, onChanges, onOpen }: EventStreamOptions): () => void {
  let lastEventId: string | undefined;
  let running: AbortController | undefined;
  let gathering: ReturnType<typeof setTimeout> | undefined;

  /** What happened since the last look; a change without a key may be of any request. */
  let keys: Set<string> | undefined = new Set<string>();

  const lookSoon = (key?: string) => {
    if (key === undefined) keys = undefined;
    else keys?.add(key);
    // Not put off by what comes next, else a busy day would never be looked at.
    gathering ??= setTimeout(() => {
      const changed = keys && [...keys];
      gathering = undefined;
      keys = new Set();
      onChanges({ keys: changed, lastEventId });
    }, GATHER);
  };

  async function read(stream: ReadableStream<Uint8Array>, signal: AbortSignal): Promise<void> {
    const parser = createParser({
      onEvent: ({ id, event, data }) => {
        lastEventId = id ?? lastEventId;
        if (event === 'request') lookSoon(keyIn(data));
      },
    });
    const reader = stream.getReader();
    const text = new TextDecoder();
    const cancel = () => void reader.cancel().catch(() => {});
    signal.addEventListener('abort', cancel, { once: true });
    try {
      for (;;) {
        const dead = setTimeout(cancel, SILENCE);
        const { value, done } = await reader.read().finally(() => clearTimeout(dead));
        if (done) return;
        parser.feed(text.decode(value, { stream: true }));
      }
    } finally {
      signal.removeEventListener('abort', cancel);
    }
  }

  async function run(signal: AbortSignal): Promise<void> {
    let longest = FIRST_PAUSE;
    const isOver = () => signal.aborted;
    while (!isOver()) {
      try {
        const stream = await open({ lastEventId, signal });
        longest = FIRST_PAUSE;
        onOpen(true);
        // What happened while nobody listened.
        lookSoon();
        await read(stream, signal);
      } catch {
        // Asking now and then goes on meanwhile.
      }
      if (isOver()) return;
      onOpen(false);
      await pause(Math.random() * longest, signal);
      longest = Math.min(LAST_PAUSE, longest * 2);
    }
  }

  const onVisibility = () => {
    if (!document.hidden) {
      if (!running) void run((running = new AbortController()).signal);
    } else stop();
  };
  const stop = () => {
    clearTimeout(gathering);
    gathering = undefined;
    running?.abort();
    if (running) onOpen(false);
    running = undefined;
  };
  document.addEventListener('visibilitychange', onVisibility);
  onVisibility();
  return () => {
    document.removeEventListener('visibilitychange', onVisibility);
    stop();
  };
}

/** The request that an event is about. */
function keyIn(data: string): string | undefined {
  try {
    const { key } = JSON.parse(data) as { key?: unknown };
    return typeof key === 'string' ? key : undefined;
  } catch {
    return undefined;
  }
}

/** Resolves after so many milliseconds, or when the wait is called off. */
const pause = (milliseconds: number, signal: AbortSignal) =>
  new Promise<void>(resolve => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
  });
