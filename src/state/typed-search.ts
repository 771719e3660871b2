/** How a search ended. */
export type SearchOutcome<Q, T> =
  | { readonly query: Q; readonly found: T; readonly error?: undefined }
  | { readonly query: Q; readonly found?: undefined; readonly error: unknown };

/** Searches while somebody types: once typing pauses, one query at a time. An older answer never comes after a newer one. */
export class TypedSearch<Q, T> {
  readonly #load: (query: Q, signal: AbortSignal) => Promise<T>;
  readonly #onEnd: (outcome: SearchOutcome<Q, T>) => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: AbortController | undefined;

  /** @param onEnd called for each search that was neither stopped nor replaced */
  constructor(
    load: (query: Q, signal: AbortSignal) => Promise<T>,
    onEnd: (outcome: SearchOutcome<Q, T>) => void,
  ) {
    this.#load = load;
    this.#onEnd = onEnd;
  }

  /** Whether an answer is awaited, or about to be. */
  get isRunning(): boolean {
    return this.#timer !== undefined || this.#running !== undefined;
  }

  /** Replaces the search that runs. @param delay milliseconds without another call */
  start(query: Q, delay: number): void {
    this.stop();
    this.#timer = setTimeout(() => void this.#search(query), delay);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#running?.abort();
    this.#timer = this.#running = undefined;
  }

  async #search(query: Q): Promise<void> {
    this.#timer = undefined;
    const { signal } = (this.#running = new AbortController());
    const outcome = await this.#load(query, signal).then(
      (found): SearchOutcome<Q, T> => ({ query, found }),
      (error: unknown): SearchOutcome<Q, T> => ({ query, error }),
    );
    if (signal.aborted) return;
    this.#running = undefined;
    this.#onEnd(outcome);
  }
}
