import { initialState, Task } from '@lit/task';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { SupportError } from '../../model.ts';
import { Retry } from '../../state/retry.ts';

/** A read that runs whenever what it depends on has changed; the latest one wins. */
export interface ReadOptions<A extends readonly unknown[]> {
  /** What the read depends on; `undefined` while there is nothing to read. */
  readonly args: () => A | undefined;
  readonly read: (args: A, signal: AbortSignal) => Promise<unknown>;
  /** Told of a failure once, not again for each try that follows by itself. */
  readonly onError: (error: SupportError) => void;
}

/**
 * A `Task` that ends with its host: reads stop when the host leaves the page and run again when it comes back, and an
 * abort is never taken for a failure. What failed for a passing reason is tried again by itself.
 */
export class Read<A extends readonly unknown[]> implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #task: Task;
  readonly retry: Retry;
  /** Part of the task's arguments: another round is a reason to run. */
  #round = 0;

  constructor(host: ReactiveControllerHost, { args, read, onError }: ReadOptions<A>) {
    this.#host = host;
    this.retry = new Retry(
      () => this.#next(),
      () => host.requestUpdate(),
    );
    let latest: AbortSignal | undefined;
    this.#task = new Task(host, {
      args: () => {
        const values = args();
        return values ? [this.#round, ...values] : [];
      },
      task: async ([round, ...values], { signal }) => {
        latest = signal;
        if (round === undefined) return initialState;
        await read(values as unknown as A, signal);
        if (!signal.aborted) this.retry.reset();
        return undefined;
      },
      onError: error => {
        if (latest?.aborted) return;
        // Anything else is a defect and must be seen; Task swallows what is thrown here.
        if (!(error instanceof SupportError)) return reportError(error);
        const { isAgain } = this.retry;
        this.retry.failed(error.problem);
        if (!isAgain) onError(error);
        host.requestUpdate();
      },
    });
    host.addController(this);
  }

  /** Reads once more, as "Try again" asks. */
  again(): void {
    this.retry.reset();
    this.#next();
  }

  hostDisconnected(): void {
    this.retry.reset();
    this.#task.abort();
    // A host that comes back reads anew.
    this.#round++;
  }

  #next(): void {
    this.#round++;
    this.#host.requestUpdate();
  }
}
