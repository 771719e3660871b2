import type { SupportBackend } from '../backends/backend.ts';
import { Observable } from './observable.ts';
import { NextPage } from './paging.ts';
import { SharedLoad } from './shared-load.ts';

/** What the backend has and elements show together: a snapshot that is loaded anew, and grows by further pages. */
export abstract class Resource<S> extends Observable {
  /** "Show more" of a list, "Show earlier" of a thread. */
  readonly more = new NextPage(
    signal => this.loadNext(signal),
    () => this.changed(),
  );
  /** Grows when it must be loaded again; the elements that show it do so. */
  version = 0;
  protected readonly backend: SupportBackend;
  protected readonly shared = new SharedLoad<void>();
  #snapshot: S;

  constructor(backend: SupportBackend, snapshot: S) {
    super();
    this.backend = backend;
    this.#snapshot = snapshot;
  }

  get snapshot(): S {
    return this.#snapshot;
  }

  get isLoading(): boolean {
    return this.shared.isRunning;
  }

  /** Resolves when nothing is being loaded: with false where the load was aborted, else with true. */
  idle(): Promise<boolean> {
    return this.shared.idle();
  }

  /** Marks what is shown as out of date. */
  invalidate(): void {
    this.version++;
    this.changed();
  }

  /** Loads a further page and adds it, except after an abort. @throws SupportError when the call failed */
  protected abstract loadNext(signal: AbortSignal): Promise<void>;

  protected set(part: Partial<S>): void {
    this.#snapshot = { ...this.#snapshot, ...part };
    this.changed();
  }
}
