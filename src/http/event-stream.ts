import { eventParser } from './event-parser.ts';

/** The first pause before a stream is opened again, in milliseconds; each further one is at most twice as long. */
const FIRST_PAUSE = 1000;
/** The longest such pause, in milliseconds. */
const LAST_PAUSE = 60_000;
/** A stream without a byte for this many milliseconds, not even a comment, is opened again. */
const SILENCE = 120_000;
/** Events within this many milliseconds cause one call of `onChanges`. */
const DEBOUNCE = 200;

/** What has changed at the server. */
export interface Changes {
  /** Keys of requests; absent where it may be any. */
  readonly keys?: readonly string[] | undefined;
  /** Where the stream resumes. */
  readonly lastEventId?: string | undefined;
}

export interface EventStreamOptions {
  /** Opens a stream of `text/event-stream`. */
  readonly open: (options: {
    lastEventId: string | undefined;
    signal: AbortSignal;
  }) => Promise<ReadableStream<Uint8Array>>;
  /** Called after events, and when a stream was opened: anything may have changed before. */
  readonly onChanges: (changes: Changes) => void;
  /** Called when the stream was opened or has ended. */
  readonly onOpen: (isOpen: boolean) => void;
}

/**
 * Follows the event stream of a backend while the page is visible. Uses `fetch`, since `EventSource` sends no bearer token. A stream
 * that ends is opened again after a pause with full jitter, and resumes after the last event (`Last-Event-ID`,
 * https://html.spec.whatwg.org/multipage/server-sent-events.html#the-last-event-id-header).
 *
 * @returns a function that ends it
 */
export function followEvents({ open, onChanges, onOpen }: EventStreamOptions): () => void {
  let lastEventId: string | undefined;
  let running: AbortController | undefined;
  let debouncing: ReturnType<typeof setTimeout> | undefined;

  /** What has changed since the last call of `onChanges`; `undefined` after a change without a key. */
  let keys: Set<string> | undefined = new Set<string>();

  const report = (key?: string) => {
    if (key === undefined) keys = undefined;
    else keys?.add(key);
    // Later events do not postpone it, else it might never be called.
    debouncing ??= setTimeout(() => {
      const changed = keys && [...keys];
      debouncing = undefined;
      keys = new Set();
      onChanges({ keys: changed, lastEventId });
    }, DEBOUNCE);
  };

  async function consume(stream: ReadableStream<Uint8Array>, signal: AbortSignal): Promise<void> {
    const parse = eventParser(({ id, type, data }) => {
      lastEventId = id || lastEventId;
      if (type === 'request') report(keyIn(data));
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
        parse(text.decode(value, { stream: true }));
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
        // What has changed before it was open.
        report();
        await consume(stream, signal);
      } catch {
        // Meanwhile the pages are polled.
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
    clearTimeout(debouncing);
    debouncing = undefined;
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

/** The key of the request that an event is about. */
function keyIn(data: string): string | undefined {
  try {
    const { key } = JSON.parse(data) as { key?: unknown };
    return typeof key === 'string' ? key : undefined;
  } catch {
    return undefined;
  }
}

/** Resolves after `milliseconds`, or when the signal fires. */
const pause = (milliseconds: number, signal: AbortSignal) =>
  new Promise<void>(resolve => {
    const end = () => {
      clearTimeout(timer);
      // The signal outlives many pauses.
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    signal.addEventListener('abort', end);
  });
