import { problemOf } from '../model.ts';
import { eventParser } from './event-parser.ts';

/** The first pause before a stream is opened again, in milliseconds; each further one is at most twice as long. */
const FIRST_PAUSE = 1000;
/** The longest such pause after a stream that was refused, in milliseconds. */
const LAST_PAUSE = 60_000;
/** The longest one after a stream that was opened and cut, in milliseconds: each of those causes reads. */
const LAST_PAUSE_AFTER_CUT = 300_000;
/** The longest pause that the server may ask for, in milliseconds. */
const MAX_ASKED = 900_000;
/** A stream that was open for so many milliseconds works: the next pause is a first one. */
const STEADY = 20_000;
/** A stream without a byte for this many milliseconds, not even a comment, is opened again. */
const SILENCE = 120_000;
/** Events within this many milliseconds cause one call of `onChanges`. */
const DEBOUNCE = 200;

/** What has changed at the server. */
export interface Changes {
  /** Keys of requests; absent where it may be any. */
  readonly keys?: readonly string[] | undefined;
  /** An incident has changed. */
  readonly incidents?: boolean | undefined;
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
  /** It goes on where another stream ended: when it is first opened, nothing was missed. */
  readonly goesOn?: boolean | undefined;
}

/** The event stream of a backend, which can be followed and left at any time. */
export interface EventStream {
  readonly follow: () => void;
  readonly leave: () => void;
}

/**
 * The event stream of a backend. Uses `fetch`, since `EventSource` sends no bearer token. A stream that ends is opened again after a pause with
 * full jitter, and resumes after the last event (`Last-Event-ID`,
 * https://html.spec.whatwg.org/multipage/server-sent-events.html#the-last-event-id-header).
 */
export function eventStream({ open, onChanges, onOpen, ...options }: EventStreamOptions): EventStream {
  let { goesOn = false } = options;
  let lastEventId: string | undefined;
  let running: AbortController | undefined;
  let debouncing: ReturnType<typeof setTimeout> | undefined;
  /** Only that a stream was opened is to be reported. */
  let isOpening = false;
  /** The pause that the server asks for (`retry`), in milliseconds. */
  let asked = 0;

  /** What has changed since the last call of `onChanges`; `undefined` after a change without a key. */
  let keys: Set<string> | undefined = new Set<string>();
  let incidents = false;

  const report = (key?: string) => {
    isOpening = false;
    if (key === undefined) keys = undefined;
    else keys?.add(key);
    call();
  };

  const reportIncident = () => {
    isOpening = false;
    incidents = true;
    call();
  };

  const call = () => {
    // Later events do not postpone it, else it might never be called.
    debouncing ??= setTimeout(() => {
      const changed = { keys: keys && [...keys], ...(incidents && { incidents }), lastEventId };
      debouncing = undefined;
      isOpening = incidents = false;
      keys = new Set();
      onChanges(changed);
    }, DEBOUNCE);
  };

  const dropReport = () => {
    clearTimeout(debouncing);
    debouncing = undefined;
    isOpening = incidents = false;
    keys = new Set();
  };

  async function consume(stream: ReadableStream<Uint8Array>, signal: AbortSignal): Promise<void> {
    const parse = eventParser(
      ({ id, type, data }) => {
        lastEventId = id || lastEventId;
        if (type === 'request') report(keyIn(data));
        if (type === 'incident') reportIncident();
      },
      milliseconds => (asked = Math.min(milliseconds, MAX_ASKED)),
    );
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
      let openedAt: number | undefined;
      let wait = 0;
      try {
        const stream = await open({ lastEventId, signal });
        openedAt = Date.now();
        onOpen(true);
        // What has changed before it was open.
        if (!goesOn) {
          report();
          isOpening = true;
        }
        goesOn = false;
        await consume(stream, signal);
      } catch (error) {
        // Meanwhile the pages are polled.
        wait = problemOf(error).retryAfter ?? 0;
      }
      if (isOver()) return;
      // Nothing that polling would not find, of a stream that ends at once.
      if (isOpening) dropReport();
      onOpen(false);
      if (openedAt !== undefined && Date.now() - openedAt >= STEADY) longest = FIRST_PAUSE;
      await pause(Math.max(asked, wait, Math.random() * longest), signal);
      longest = Math.min(openedAt === undefined ? LAST_PAUSE : LAST_PAUSE_AFTER_CUT, longest * 2);
    }
  }

  return {
    follow() {
      if (!running) void run((running = new AbortController()).signal);
    },
    leave() {
      dropReport();
      running?.abort();
      if (running) onOpen(false);
      running = undefined;
    },
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
