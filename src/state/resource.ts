import type { SupportBackend } from '../backends/backend.ts';
import { problemOf, SupportError, type Problem } from '../model.ts';
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
  /** What the server has put off, and until when in milliseconds since the epoch. */
  readonly #putOff = new Map<string, { readonly until: number; readonly problem: Problem }>();

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

  /** Whether the server has asked to wait (`Retry-After`), and the time is not over. */
  get isPutOff(): boolean {
    return [...this.#putOff.keys()].some(id => this.waitFor(id) > 0);
  }

  /** The customer asks for it: what the server has put off is loaded all the same. */
  hurry(): void {
    this.#putOff.clear();
  }

  /** Marks what is shown as out of date. */
  invalidate(): void {
    this.version++;
    this.changed();
  }

  /** Loads a further page and adds it, except after an abort. @throws SupportError when the call failed */
  protected abstract loadNext(signal: AbortSignal): Promise<void>;

  /** Milliseconds until a call may be made again; 0 where it may be made now. @param id what it loads */
  protected waitFor(id: string): number {
    return Math.max(0, (this.#putOff.get(id)?.until ?? 0) - Date.now());
  }

  /**
   * Makes a call, unless the server has put it off: then it fails as it did before, whoever wants to load.
   *
   * @param id what it loads
   * @throws SupportError when the call failed, or was put off
   */
  protected async call<T>(id: string, make: () => Promise<T>): Promise<T> {
    const { problem } = this.#putOff.get(id) ?? {};
    const wait = this.waitFor(id);
    if (problem && wait > 0) throw new SupportError({ ...problem, retryAfter: wait });
    try {
      return await make();
    } catch (error) {
      const problem = problemOf(error);
      if (problem.retryAfter) this.#putOff.set(id, { until: Date.now() + problem.retryAfter, problem });
      throw error;
    }
  }

  protected set(part: Partial<S>): void {
    this.#snapshot = { ...this.#snapshot, ...part };
    this.changed();
  }
}
