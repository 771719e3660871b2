import type { SupportBackend } from '../../backends/backend.ts';
import { problemOf, type Person, type Problem } from '../../model.ts';
import { Observable } from '../observable.ts';
import { TypedSearch } from '../typed-search.ts';

/** Milliseconds without typing after which a search begins. */
const DEBOUNCE = 300;

/** Searches colleagues while the customer types. Nothing is asked twice in a row. */
export class PeopleSearch extends Observable {
  /** What was found last; absent before the first answer, and after a failure. */
  found: readonly Person[] | undefined;
  /** Why the last search failed. */
  problem: Problem | undefined;
  readonly #typed: TypedSearch<string, readonly Person[]>;
  #query: string | undefined;
  constructor(backend: () => SupportBackend | undefined) {
    super();
    this.#typed = new TypedSearch(
      async (query, signal) => (await backend()?.listPeople?.(query, { signal })) ?? [],
      ({ found, error }) => {
        this.found = found;
        this.problem = found ? undefined : problemOf(error);
        this.changed();
      },
    );
  }

  /** Whether an answer is awaited. */
  get isSearching(): boolean {
    return this.#typed.isRunning;
  }

  /** @param soon whether to wait until typing pauses; not where the field was just opened */
  search(text: string, soon = true): void {
    const query = text.trim();
    if (query === this.#query && !this.problem) return;
    this.#query = query;
    this.#typed.start(query, soon ? DEBOUNCE : 0);
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
    this.#typed.stop();
    this.#query = undefined;
  }
}
