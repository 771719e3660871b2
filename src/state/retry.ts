import type { Problem } from '../model.ts';

/** The first wait is at most this many milliseconds; each further one at most twice as long. */
const FIRST_WAIT = 1000;
/** Tries in all, the first one included; then the person decides. */
const MAX_TRIES = 5;
/** Nobody sits before a screen for longer than this, in milliseconds: a server that asks for more gets the person's word. */
const MAX_WAIT = 15 * 60_000;

const PASSING = [408, 425, 429, 502, 503, 504];

/** Whether the very same call may go well a little later. */
export const isPassing = ({ kind, status = 0 }: Problem): boolean =>
  kind === 'offline' || PASSING.includes(status);

/**
 * Tries again by itself what failed for a passing reason: exponential backoff with full jitter, or when the server said
 * (`Retry-After`), or when the connection is back.
 */
export class Retry {
  readonly #run: () => void;
  readonly #tick: () => void;
  #tries = 0;
  #at: number | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param tick told each second of the wait, for a countdown */
  constructor(run: () => void, tick: () => void) {
    this.#run = run;
    this.#tick = tick;
  }

  /** Milliseconds to the next try; `Infinity` until the connection is back; `undefined` where none is coming. */
  get wait(): number | undefined {
    return this.#at === undefined ? undefined : Math.max(0, this.#at - Date.now());
  }

  /** Whether what runs now, or ran last, was tried before. */
  get isAgain(): boolean {
    return this.#tries > 0;
  }

  failed(problem: Problem): void {
    this.stop();
    const { retryAfter, kind } = problem;
    if (!isPassing(problem)) return;
    const isOffline = kind === 'offline' && !navigator.onLine;
    if (!isOffline && (++this.#tries >= MAX_TRIES || (retryAfter ?? 0) > MAX_WAIT)) return;
    addEventListener('online', this.#now);
    this.#at = Infinity;
    if (isOffline) return;
    // A server that asks for no wait at all (`Retry-After: 0`, or a date that is over) is not hammered.
    this.#at = Date.now() + Math.max(retryAfter ?? 0, Math.random() * FIRST_WAIT * 2 ** (this.#tries - 1));
    // Not at once: who tells of the failure is not through with it.
    this.#timer = setTimeout(this.#count);
  }

  /** It went well, or the person took over: counting begins anew. */
  reset(): void {
    this.stop();
    this.#tries = 0;
  }

  stop(): void {
    clearTimeout(this.#timer);
    removeEventListener('online', this.#now);
    this.#at = undefined;
  }

  readonly #now = (): void => {
    this.stop();
    this.#run();
  };

  readonly #count = (): void => {
    const { wait = 0 } = this;
    if (wait === 0) this.#now();
    else {
      this.#tick();
      this.#timer = setTimeout(this.#count, Math.min(wait, 1000));
    }
  };
}
