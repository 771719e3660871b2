import type { SupportBackend } from '../../backends/backend.ts';
import { problemOf, type Person, type Problem } from '../../model.ts';
import { Observable } from '../observable.ts';

/** Milliseconds without typing after which a search begins. */
const DEBOUNCE = 300;

/** Searches colleagues while the customer types. An older answer never replaces a newer one, and nothing is asked twice in a row. */
export class PeopleSearch extends Observable {
  /** What was found last; absent before the first answer, and after a failure. */
  found: readonly Person[] | undefined;
  /** Why the last search failed. */
  problem: Problem | undefined;
  readonly #backend: () => SupportBackend | undefined;
  #query: string | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: AbortController | undefined;

  constructor(backend: () => SupportBackend | undefined) {
    super();
    this.#backend = backend;
  }

  /** Whether an answer is awaited. */
  get isSearching(): boolean {
    return this.#timer !== undefined || this.#running !== undefined;
  }

  /** @param soon whether to wait until typing pauses; not where the field was just opened */
  search(text: string, soon = true): void {
    const query = text.trim();
    if (query === this.#query && !this.problem) return;
    this.stop();
    this.#query = query;
    this.#timer = setTimeout(() => void this.#load(query), soon ? DEBOUNCE : 0);
    this.changed();
  }

  /** The customer asked for another attempt. */
  again(): void {
    const query = this.#query ?? '';
    this.stop();
    this.search(query, false);
  }

  /** Ends the search; the next one asks anew. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#running?.abort();
    this.#timer = this.#running = this.#query = undefined;
  }

  async #load(query: string): Promise<void> {
    this.#timer = undefined;
    const { signal } = (this.#running = new AbortController());
    try {
      const found = await this.#backend()?.listPeople?.(query, { signal });
      if (signal.aborted) return;
      this.found = found ?? [];
      this.problem = undefined;
    } catch (error) {
      if (signal.aborted) return;
      this.found = undefined;
      this.problem = problemOf(error);
    }
    this.#running = undefined;
    this.changed();
  }
}
