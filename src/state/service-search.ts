import type { SupportBackend } from '../backends/backend.ts';
import { firstServices } from './first-services.ts';
import { problemOf, type Problem, type Service } from '../model.ts';
import { Observable } from './observable.ts';
import { TypedSearch } from './typed-search.ts';

/** So many are shown at most: more are found by typing. */
const MOST_SERVICES = 50;

/** What a search has found. */
export interface FoundServices {
  readonly query: string;
  readonly items: readonly Service[];
  /** There are more than these. */
  readonly hasMore: boolean;
}

/** Searches the customer's services. */
export class ServiceSearch extends Observable {
  /** Of the latest search that was answered. */
  found: FoundServices | undefined;
  problem: Problem | undefined;
  #query: string | undefined;
  readonly #desk: { readonly backend: SupportBackend };
  readonly #typed: TypedSearch<string, Omit<FoundServices, 'query'>>;

  /** @param onFailed a search has failed */
  constructor(desk: { readonly backend: SupportBackend }, onFailed: (problem: Problem) => void) {
    super();
    this.#desk = desk;
    this.#typed = new TypedSearch(
      (query, signal) => this.#page(query, signal),
      ({ query, found, error }) => {
        if (found) this.found = { query, ...found };
        else onFailed((this.problem = problemOf(error)));
        this.changed();
      },
    );
  }

  /** Whether an answer is awaited, or about to be. */
  get isLoading(): boolean {
    return this.#typed.isRunning;
  }

  /** Whether none can be chosen: they could not be loaded, or there are none. */
  get isUseless(): boolean {
    return this.problem !== undefined || (this.found?.query === '' && this.found.items.length === 0);
  }

  /** Searches after `delay` milliseconds without another call. What is there already is not searched again. */
  ask(query: string, delay = 0): void {
    const asked = query.trim().replace(/\s+/g, ' ');
    if (asked === this.#query && !this.problem) return;
    this.#query = asked;
    this.problem = undefined;
    this.#typed.start(asked, delay);
    this.changed();
  }

  /** Loads what is there without a query, unless something was searched already. */
  begin(): void {
    if (this.#query === undefined && !this.found && !this.problem) this.ask('');
  }

  /** Searches once more, after a failure. */
  again(): void {
    const query = this.#query ?? '';
    this.#query = undefined;
    this.ask(query);
  }

  /** Calls off what is awaited. */
  end(): void {
    if (this.isLoading) this.#query = undefined;
    this.#typed.stop();
  }

  /** The service that has this id, else this label. @throws SupportError when the call failed */
  async find(text: string, signal?: AbortSignal): Promise<Service | undefined> {
    const of = (items: readonly Service[]) =>
      items.find(({ id }) => id === text) ?? items.find(({ label }) => label.trim() === text.trim());
    // Not every backend searches in ids.
    return of((await this.#page(text, signal)).items) ?? of((await this.#page('', signal)).items);
  }

  /** As many as are shown, over several pages where the backend's are smaller. */
  async #page(query: string, signal?: AbortSignal): Promise<Omit<FoundServices, 'query'>> {
    const items = new Map<string, Service>();
    let cursor: string | undefined;
    do {
      const page =
        query || cursor
          ? await this.#desk.backend.listServices?.({
              query: query || undefined,
              cursor,
              limit: MOST_SERVICES,
              signal,
            })
          : await firstServices(this.#desk).get(signal);
      signal?.throwIfAborted();
      const before = items.size;
      for (const item of page?.items ?? []) items.set(item.id, item);
      // A backend that repeats itself has no more.
      cursor = items.size > before ? page?.nextCursor : undefined;
    } while (cursor && items.size < MOST_SERVICES);
    return {
      items: [...items.values()].slice(0, MOST_SERVICES),
      hasMore: cursor !== undefined || items.size > MOST_SERVICES,
    };
  }
}
