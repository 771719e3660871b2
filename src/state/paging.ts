import { problemOf, type Problem } from '../model.ts';
import { Retry } from './retry.ts';

/** How the latest load went. */
export type LoadPhase =
  | { readonly is: 'loading'; readonly problem?: undefined }
  | { readonly is: 'ready'; readonly problem?: undefined }
  | { readonly is: 'failed'; readonly problem: Problem };

export const READY: LoadPhase = { is: 'ready' };
export const LOADING: LoadPhase = { is: 'loading' };
export const failed = (error: unknown): LoadPhase => ({ is: 'failed', problem: problemOf(error) });

/** The next page of a list: loaded when the customer asks for it, and retried where that failed for a passing reason. */
export class NextPage {
  phase = READY;
  readonly retry: Retry;
  readonly #work: (signal: AbortSignal) => Promise<void>;
  readonly #changed: () => void;
  #controller: AbortController | undefined;
  #isRunning = false;

  /**
   * @param work loads a page and adds it; must not add it after an abort
   * @param changed runs when the phase has changed
   */
  constructor(work: (signal: AbortSignal) => Promise<void>, changed: () => void) {
    this.#work = work;
    this.#changed = changed;
    this.retry = new Retry(
      () => void this.load(true).catch(() => {}), // The phase says what went wrong.
      changed,
    );
  }

  /**
   * @param isRetry whether this is a retry, which does not begin anew with counting them
   * @throws SupportError when the call failed
   */
  async load(isRetry = false): Promise<void> {
    if (!isRetry) this.retry.reset();
    if (this.#isRunning) return;
    this.#isRunning = true;
    const { signal } = (this.#controller = new AbortController());
    // A retry stays "failed": its message may have the focus.
    if (!isRetry) this.#set(LOADING);
    try {
      await this.#work(signal);
      if (signal.aborted) return;
      this.retry.reset();
      this.#set(READY);
    } catch (error) {
      if (signal.aborted) return;
      this.retry.failed(problemOf(error));
      this.#set(failed(error));
      throw error;
    } finally {
      if (!signal.aborted) this.#isRunning = false;
    }
  }

  /** Aborts the call, and ends the retries. */
  end(): void {
    this.#controller?.abort();
    this.#isRunning = false;
    this.retry.reset();
    this.phase = READY;
  }

  #set(phase: LoadPhase): void {
    this.phase = phase;
    this.#changed();
  }
}
