import { initialState, Task } from '@lit/task';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { SupportError } from '../model.ts';

/** A read that runs whenever what it depends on has changed; the latest one wins. */
export interface ReadOptions<A extends readonly unknown[]> {
  /** What the read depends on; `undefined` while there is nothing to read. */
  readonly args: () => A | undefined;
  readonly read: (args: A, signal: AbortSignal) => Promise<unknown>;
  readonly onError: (error: SupportError) => void;
}

/**
 * A `Task` that ends with its host: reads stop when the host leaves the page and run again when it comes back, and an
 * abort is never taken for a failure.
 */
export class Read<A extends readonly unknown[]> implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #task: Task;
  /** Part of the task's arguments: another round is a reason to run. */
  #round = 0;

  constructor(host: ReactiveControllerHost, { args, read, onError }: ReadOptions<A>) {
    this.#host = host;
    let latest: AbortSignal | undefined;
    this.#task = new Task(host, {
      args: () => {
        const values = args();
        return values ? [this.#round, ...values] : [];
      },
      task: async ([round, ...values], { signal }) => {
        latest = signal;
        return round === undefined ? initialState : read(values as unknown as A, signal);
      },
      onError: error => {
        if (latest?.aborted) return;
        if (error instanceof SupportError) onError(error);
        // Anything else is a defect and must be seen; Task swallows what is thrown here.
        else reportError(error);
      },
    });
    host.addController(this);
  }

  /** Reads once more, as "Try again" asks. */
  again(): void {
    this.#round++;
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#task.abort();
    // A host that comes back reads anew.
    this.#round++;
  }
}
