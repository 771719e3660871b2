import type { SupportRequest } from '../../model.ts';
import type { Thread } from './thread.ts';

/** How many threads are kept, so that going back to one shows it at once. */
const MAX_THREADS = 5;

/** The threads that were made last, by the keys of their requests. */
export class Threads {
  readonly #threads = new Map<string, Thread>();
  readonly #make: (key: string, request: SupportRequest | undefined) => Thread;

  constructor(make: (key: string, request: SupportRequest | undefined) => Thread) {
    this.#make = make;
  }

  /** @param request what is loaded already, for a thread that is new */
  get(key: string, request?: SupportRequest): Thread {
    const existing = this.#threads.get(key);
    if (existing) return existing;
    const thread = this.#make(key, request);
    this.#threads.set(key, thread);
    const [oldest] = this.#threads.keys();
    if (this.#threads.size > MAX_THREADS && oldest) this.#threads.delete(oldest);
    return thread;
  }

  /** A request has another key from now on. */
  move(from: string, request: SupportRequest): void {
    const before = this.#threads.get(from);
    this.#threads.delete(from);
    const thread = this.get(request.key, request);
    if (before) thread.continue(before.snapshot);
  }

  clear(): void {
    this.#threads.clear();
  }
}
