import { initialState, Task } from '@lit/task';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { SupportError } from '../../model.ts';
import { Retry } from '../../state/retry.ts';

/** A load that runs whenever its arguments have changed; the latest one wins. */
export interface LoadOptions<A extends readonly unknown[]> {
  /** What the load depends on; `undefined` while there is nothing to load. */
  readonly args: () => A | undefined;
  readonly load: (args: A, signal: AbortSignal) => Promise<unknown>;
  /** Runs before a load that the customer asked for. */
  readonly hurry: () => void;
  /** Called for the first failure, not for those of automatic retries. */
  readonly onError: (error: SupportError) => void;
}

/**
 * A `Task` that is aborted when its host is disconnected and runs again when it is reconnected. An abort is no failure;
 * temporary failures are retried.
 */
export class LoadTask<A extends readonly unknown[]> implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #task: Task;
  readonly #hurry: () => void;
  readonly retry: Retry;
  /** An argument of the task, so that a new value makes it run. */
  #round = 0;

  constructor(host: ReactiveControllerHost, { args, load, hurry, onError }: LoadOptions<A>) {
    this.#host = host;
    this.#hurry = hurry;
    const update = () => host.requestUpdate();
    this.retry = new Retry(() => this.#next(), update);
    let latest: AbortSignal | undefined;
    this.#task = new Task(host, {
      args: () => [this.#round, ...(args() ?? [])],
      task: async ([, ...values], { signal }) => {
        latest = signal;
        if (values.length === 0) return initialState;
        await load(values as unknown as A, signal);
        if (!signal.aborted) this.retry.reset();
        return undefined;
      },
      onError: error => {
        if (latest?.aborted) return;
        // Anything else is a defect. Task swallows what is thrown here.
        if (!(error instanceof SupportError)) return reportError(error);
        const { isAgain } = this.retry;
        this.retry.failed(error.problem);
        if (!isAgain) onError(error);
        host.requestUpdate();
      },
    });
    host.addController(this);
  }

  /** Loads again, for "Try again". */
  again(): void {
    this.#hurry();
    this.retry.reset();
    this.#next();
  }

  hostDisconnected(): void {
    this.retry.reset();
    this.#task.abort();
    // A host that is reconnected loads again.
    this.#round++;
  }

  #next(): void {
    this.#round++;
    this.#host.requestUpdate();
  }
}
