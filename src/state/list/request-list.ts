import type { ListOptions, SupportBackend } from '../../backends/backend.ts';
import { SupportError, type Page, type StatusFilter, type SupportRequest } from '../../model.ts';
import { LOADING, NextPage, READY, type LoadPhase } from '../paging.ts';
import { Observable } from '../observable.ts';
import { SharedLoad } from '../shared-load.ts';

/** Rows of a first page, and of each "Show more". */
export const PAGE_SIZE = 20;
/** A refresh loads at most this many rows in one call. */
const MAX_REFRESH = 100;

/** The rows of one filter that were loaded last. */
interface Rows {
  readonly of: StatusFilter;
  readonly items: readonly SupportRequest[];
  readonly nextCursor?: string | undefined;
  readonly total?: number | undefined;
}

/** Who chose the filter: the page (an attribute, a property, the address) or the customer. */
export type FilterChooser = 'page' | 'customer';

/** The list now. Rows stay while they are loaded anew; those of another filter stay until the answer. */
export interface ListSnapshot {
  readonly filter: StatusFilter;
  readonly phase: LoadPhase;
  /** Absent until the first answer. */
  readonly rows?: Rows | undefined;
}

/** A request that the server lists twice is shown once. */
const unique = (items: readonly SupportRequest[]): SupportRequest[] => [
  ...new Map(items.map(request => [request.key, request])).values(),
];

/** Puts a new first page before the pages that were loaded after it. */
function merge(
  page: Page<SupportRequest>,
  old: Rows | undefined,
  of: StatusFilter,
  sort: ListOptions['sort'],
): Rows {
  const items = unique(page.items);
  const rows = { of, items, nextCursor: page.nextCursor, total: page.total };
  if (!old || old.items.length <= items.length || !page.nextCursor) return rows;
  const fresh = new Set(items.map(request => request.key));
  // Sorted otherwise, the last one's time says nothing of those below it.
  const last = (!sort && page.items.at(-1)?.updatedAt) || Infinity;
  const tail = old.items.filter(request => !fresh.has(request.key) && (request.updatedAt ?? 0) <= last);
  return { ...rows, items: [...items, ...tail], nextCursor: old.nextCursor };
}

/** The customer's requests under the chosen filter. */
export class RequestList extends Observable {
  readonly #backend: SupportBackend;
  readonly #loaded = new Map<StatusFilter, Rows>();
  /** By key: see {@link firstLoaded}. */
  readonly #first = new Map<string, SupportRequest>();
  readonly #load = new SharedLoad<void>();
  /** "Show more": loads the next page and adds it below. */
  readonly more = new NextPage(
    signal => this.#loadMore(signal),
    () => this.changed(),
  );
  #version = 0;
  #query: Pick<ListOptions, 'query' | 'sort'> = {};
  /** What was loaded before a search or another order. */
  #others: readonly SupportRequest[] = [];
  #unreadCount: number | undefined;
  #snapshot: ListSnapshot = { filter: 'open', phase: LOADING };
  #chosenBy: FilterChooser | undefined;

  constructor(backend: SupportBackend) {
    super();
    this.#backend = backend;
  }

  get snapshot(): ListSnapshot {
    return this.#snapshot;
  }

  /** Grows when the rows must be loaded again; the elements that show them do so. */
  get version(): number {
    return this.#version;
  }

  /** The search and the order. */
  get asked(): Pick<ListOptions, 'query' | 'sort'> {
    return this.#query;
  }

  get isLoading(): boolean {
    return this.#load.isRunning;
  }

  /** Resolves when nothing is being loaded: with false where the load was aborted, else with true. */
  idle(): Promise<boolean> {
    return this.#load.idle();
  }

  /** Who chose the filter; `undefined` while it is the default. */
  get chosenBy(): FilterChooser | undefined {
    return this.#chosenBy;
  }

  /** Chooses a filter. Rows that were loaded under it are shown at once, and loaded again. */
  choose(filter: StatusFilter, by: FilterChooser = 'page'): void {
    this.#chosenBy = by;
    if (filter === this.#snapshot.filter) return;
    this.more.end();
    const rows = this.#loaded.get(filter) ?? this.#snapshot.rows;
    this.#set({ filter, rows, phase: LOADING });
  }

  /** Changes the search or the order; the rows that are shown stay until the others are loaded. */
  ask(query: Pick<ListOptions, 'query' | 'sort'>): void {
    this.#query = query;
    this.#others = this.loaded;
    this.#loaded.clear();
    this.more.end();
    this.#version++;
    this.#set({ ...this.#snapshot, phase: LOADING });
  }

  /** Marks the rows as out of date. */
  invalidate(): void {
    this.#version++;
    this.changed();
  }

  /** Drops everything, as after signing out. */
  clear(): void {
    this.more.end();
    this.#loaded.clear();
    this.#others = [];
    this.#first.clear();
    this.#query = {};
    this.#unreadCount = undefined;
    this.#version++;
    this.#set({ ...this.#snapshot, rows: undefined, phase: LOADING });
  }

  /** How many requests are unread, where the server counts them. */
  get unreadCount(): number | undefined {
    return this.#unreadCount;
  }

  /** The requests of all filters that were loaded; one that the chosen filter has, as it was loaded under that. */
  get loaded(): SupportRequest[] {
    return unique([
      ...this.#others,
      ...[...this.#loaded.values(), this.#snapshot.rows].flatMap(rows => rows?.items ?? []),
    ]);
  }

  /** The requests without a read mark of the server, each in the state in which it was loaded first. */
  get firstLoaded(): readonly SupportRequest[] {
    return [...this.#first.values()];
  }

  find(key: string): SupportRequest | undefined {
    return this.loaded.find(request => request.key === key);
  }

  /** Replaces a request in its rows by a newer state. */
  put(request: SupportRequest): void {
    const replace = (rows: Rows): Rows => ({
      ...rows,
      items: rows.items.map(row => (row.key === request.key ? request : row)),
    });
    for (const [filter, rows] of this.#loaded) this.#loaded.set(filter, replace(rows));
    const { rows } = this.#snapshot;
    if (rows) this.#set({ ...this.#snapshot, rows: replace(rows) });
  }

  /**
   * Loads the rows of the chosen filter. An answer for a filter that is no longer chosen changes nothing shown.
   *
   * @param hold until it settles others join this call
   * @throws SupportError when the call failed
   */
  load(signal: AbortSignal, hold?: Promise<unknown>): Promise<void> {
    const { filter } = this.#snapshot;
    const version = this.#version;
    return this.#load.run(`${filter} ${version}`, signal, async shared => {
      const old = this.#loaded.get(filter);
      const limit = Math.min(
        MAX_REFRESH,
        Math.max(PAGE_SIZE, Math.ceil((old?.items.length ?? 0) / PAGE_SIZE) * PAGE_SIZE),
      );
      // A refresh stays "ready", so that nothing on the page flickers.
      if (this.#snapshot.phase.is === 'failed') this.#set({ ...this.#snapshot, phase: LOADING });
      try {
        const page = await this.#backend.listRequests({
          ...this.#query,
          status: filter,
          limit,
          signal: shared,
        });
        shared.throwIfAborted();
        const rows = merge(page, this.#loaded.get(filter), filter, this.#query.sort);
        this.#loaded.set(filter, rows);
        this.#unreadCount = page.unreadCount;
        if (this.#snapshot.filter === filter) this.#set({ ...this.#snapshot, rows, phase: READY });
      } catch (error) {
        if (error instanceof SupportError && !shared.aborted && this.#snapshot.filter === filter) {
          this.#set({ ...this.#snapshot, phase: { is: 'failed', problem: error.problem } });
        }
        throw error;
      } finally {
        await hold;
      }
    });
  }

  async #loadMore(signal: AbortSignal): Promise<void> {
    const { rows, filter } = this.#snapshot;
    if (!rows?.nextCursor || rows.of !== filter) return;
    const page = await this.#backend.listRequests({
      ...this.#query,
      status: filter,
      limit: PAGE_SIZE,
      cursor: rows.nextCursor,
      signal,
    });
    if (signal.aborted) return;
    // The rows may have been loaded anew meanwhile: the new page goes below what is there now.
    const now = this.#loaded.get(filter) ?? rows;
    const items = unique([...now.items, ...page.items]);
    // A cursor that leads to its own page would show "Show more" for ever.
    const nextCursor = page.nextCursor === rows.nextCursor ? undefined : page.nextCursor;
    const grown = { ...now, items, nextCursor };
    this.#loaded.set(filter, grown);
    this.#set({ ...this.#snapshot, rows: grown });
  }

  #set(snapshot: ListSnapshot): void {
    this.#snapshot = snapshot;
    for (const row of snapshot.rows?.items ?? []) {
      if (row.unread === undefined && !this.#first.has(row.key)) this.#first.set(row.key, row);
    }
    this.changed();
  }
}
