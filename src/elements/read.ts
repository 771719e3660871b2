import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { SupportError } from '../model.ts';
import { Retry } from '../state/retry.ts';

/** A read that runs whenever what it depends on has changed; the latest one wins. */
export interface ReadOptions<A extends readonly unknown[]> {
  /** What the read depends on; `undefined` while there is nothing to read. */
  readonly args: () => A | undefined;
  readonly read: (args: A, signal: AbortSignal) => Promise<unknown>;
  /** Told of a failure once, not again for each try that follows by itself. */
  readonly onError: (error: SupportError) => void;
}

/**
 * Reads before an update where its arguments are others than the last time. Ends with its host: a read stops when the host
 * leaves the page and runs again when it comes back, and an abort is never taken for a failure. What failed for a passing
 * reason is tried again by itself.
 */
export class Read<A extends readonly unknown[]> implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #options: ReadOptions<A>;
  readonly retry: Retry;
  /** Part of the arguments: another round is a reason to read. */
  #round = 0;
  #last: readonly unknown[] = [];
  #running: AbortController | undefined;

  constructor(host: ReactiveControllerHost, options: ReadOptions<A>) {
    this.#host = host;
    this.#options = options;
    this.retry = new Retry(
      () => this.#next(),
      () => host.requestUpdate(),
    );
    host.addController(this);
  }

  hostUpdate(): void {
    const args = this.#options.args();
    const now = args ? [this.#round, ...args] : [];
    const last = this.#last;
    if (now.length === last.length && now.every((value, index) => value === last[index])) return;
    this.#last = now;
    this.#running?.abort();
    if (args) void this.#read(args);
  }

  /** Reads once more, as "Try again" asks. */
  again(): void {
    this.retry.reset();
    this.#next();
  }

  hostDisconnected(): void {
    this.retry.reset();
    this.#running?.abort();
    // A host that comes back reads anew.
    this.#round++;
  }

  #next(): void {
    this.#round++;
    this.#host.requestUpdate();
  }

  async #read(args: A): Promise<void> {
    const { signal } = (this.#running = new AbortController());
    try {
      await this.#options.read(args, signal);
      if (!signal.aborted) this.retry.reset();
    } catch (error) {
      if (signal.aborted) return;
      // Anything else is a defect and must be seen.
      if (!(error instanceof SupportError)) throw error;
      const { isAgain } = this.retry;
      this.retry.failed(error.problem);
      if (!isAgain) this.#options.onError(error);
    }
    this.#host.requestUpdate();
  }
}
