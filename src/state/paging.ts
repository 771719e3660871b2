import { SupportError, type Problem } from '../model.ts';
import { Retry } from './retry.ts';

/** How the latest read went. */
export type LoadPhase =
  | { readonly is: 'loading' }
  | { readonly is: 'ready' }
  | { readonly is: 'failed'; readonly problem: Problem };

export const READY: LoadPhase = { is: 'ready' };
export const LOADING: LoadPhase = { is: 'loading' };

/** One more page of something that comes in pages: asked for by a person, and again by itself where it failed for a passing reason. */
export class NextPage {
  phase = READY;
  readonly retry: Retry;
  readonly #read: (signal: AbortSignal) => Promise<void>;
  readonly #changed: () => void;
  #controller: AbortController | undefined;

  /** @param read what it reads, it adds; after an abort it must not */
  constructor(read: (signal: AbortSignal) => Promise<void>, changed: () => void) {
    this.#read = read;
    this.#changed = changed;
    this.retry = new Retry(
      () => void this.load(true).catch(() => {}), // The phase says what went wrong.
      changed,
    );
  }

  /** @param isAgain nobody asked for it: it is tried again by itself */
  async load(isAgain = false): Promise<void> {
    if (!isAgain) this.retry.reset();
    if (this.phase.is === 'loading') return;
    const { signal } = (this.#controller = new AbortController());
    this.#set(LOADING);
    try {
      await this.#read(signal);
      if (signal.aborted) return;
      this.retry.reset();
      this.#set(READY);
    } catch (error) {
      if (signal.aborted) return;
      if (error instanceof SupportError) {
        this.retry.failed(error.problem);
        this.#set({ is: 'failed', problem: error.problem });
      }
      throw error;
    }
  }

  /** Nobody waits for it any more. */
  end(): void {
    this.#controller?.abort();
    this.retry.reset();
    this.phase = READY;
  }

  #set(phase: LoadPhase): void {
    this.phase = phase;
    this.#changed();
  }
}
