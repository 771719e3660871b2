import type { Problem } from '../model.ts';

/** The first wait is at most this many milliseconds; each further one at most twice the one before. */
const FIRST_WAIT = 1000;
/** Attempts in all, the first one included; then the customer decides. */
const MAX_ATTEMPTS = 5;
/** A server that asks for a longer wait, in milliseconds, is not tried again before the customer asks for it. */
const MAX_WAIT = 15 * 60_000;

const TRANSIENT = [408, 425, 429, 503];
const GATEWAY = [502, 504, 520, 521, 522, 523, 524, 525, 526, 527, 530, 598, 599];

/**
 * Whether a status is that of a gateway without an answer of the server behind it, which may have the call: 502 and 504, those of
 * Cloudflare (https://developers.cloudflare.com/support/troubleshooting/http-status-codes/cloudflare-5xx-errors/), 598 and 599.
 */
export const isOfGateway = (status = 0): boolean => GATEWAY.includes(status);

/** Whether the same call may go well a little later. */
export const isTransient = ({ kind, status = 0 }: Problem): boolean =>
  kind === 'offline' || TRANSIENT.includes(status) || isOfGateway(status);

/**
 * Retries what failed for a transient reason: with exponential backoff and full jitter
 * (https://aws.amazon.com/builders-library/timeouts-retries-and-backoff-with-jitter/), when the server says so (`Retry-After`,
 * RFC 9110 section 10.2.3), or when the connection is back.
 */
export class Retry {
  readonly #run: () => void;
  readonly #tick: () => void;
  #attempts = 0;
  #at: number | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /**
   * @param run the next attempt
   * @param tick runs at the beginning and in each second of the wait, for a countdown
   */
  constructor(run: () => void, tick: () => void) {
    this.#run = run;
    this.#tick = tick;
  }

  /** Milliseconds to the next attempt; `Infinity` until the connection is back; `undefined` where there will be none. */
  get wait(): number | undefined {
    return this.#at === undefined ? undefined : Math.max(0, this.#at - Date.now());
  }

  /** Whether the current attempt, or the last one, is a retry. */
  get isAgain(): boolean {
    return this.#attempts > 0;
  }

  /** An attempt failed: plans the next one. What fails while one is planned was not that one, and does not count. */
  failed(problem: Problem): void {
    const isPlanned = this.#at !== undefined;
    this.stop();
    const { retryAfter, kind } = problem;
    if (!isTransient(problem)) return;
    const isOffline = kind === 'offline' && !navigator.onLine;
    if (!isOffline && !isPlanned) this.#attempts++;
    if (!isOffline && (this.#attempts >= MAX_ATTEMPTS || (retryAfter ?? 0) > MAX_WAIT)) return;
    // A server that asks for a wait has its reasons, whatever becomes of the connection meanwhile.
    if (!retryAfter) addEventListener('online', this.#now);
    this.#at = Infinity;
    if (isOffline) return;
    // Also where the server asks for no wait (`Retry-After: 0`, or a date in the past), calls spread out.
    this.#at = Date.now() + Math.max(retryAfter ?? 0, Math.random() * FIRST_WAIT * 2 ** (this.#attempts - 1));
    this.#count();
  }

  /** It went well, or the customer asked for it: counting begins anew. */
  reset(): void {
    this.stop();
    this.#attempts = 0;
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

  #count(): void {
    const { wait = 0 } = this;
    this.#timer = setTimeout(() => (this.wait === 0 ? this.#now() : this.#count()), Math.min(wait, 1000));
    this.#tick();
  }
}
