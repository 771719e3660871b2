import type { ListOptions, SupportBackend } from '../../backends/backend.ts';
import { SupportError, type Page, type StatusFilter, type SupportRequest } from '../../model.ts';
import { LOADING, NextPage, READY, type LoadPhase } from '../paging.ts';
import { Observable } from '../observable.ts';
import { SharedLoad } from '../shared-load.ts';

/** Rows of a first page, and of each "Show more". */
export const PAGE_SIZE = 20;
/** A refresh reads at most this many rows in one call. */
const MAX_REFRESH = 100;

/** The last good rows of one filter. */
interface Rows {
  readonly of: StatusFilter;
  readonly items: readonly SupportRequest[];
  readonly nextCursor?: string | undefined;
  readonly total?: number | undefined;
}

/** Who chose the filter: the page (an attribute, a property, the address) or the customer. */
export type FilterChooser = 'page' | 'customer';

/** What is known of the list now. Rows stay while they refresh, also those of the filter before until the answer. */
export interface ListSnapshot {
  readonly filter: StatusFilter;
  readonly phase: LoadPhase;
  /** Absent until a first answer came. */
  readonly rows?: Rows | undefined;
}

/** A server that names a request twice shows it once. */
const unique = (items: readonly SupportRequest[]): SupportRequest[] => [
  ...new Map(items.map(request => [request.key, request])).values(),
];

/** A new first page on top of what was loaded further down. */
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
  // In another order the time of the last one says nothing of those below it.
  const last = (!sort && page.items.at(-1)?.updatedAt) || Infinity;
  const tail = old.items.filter(request => !fresh.has(request.key) && (request.updatedAt ?? 0) <= last);
  return { ...rows, items: [...items, ...tail], nextCursor: old.nextCursor };
}

/** The customer's requests under the chosen filter. */
export class RequestList extends Observable {
  readonly #backend: SupportBackend;
  readonly #kept = new Map<StatusFilter, Rows>();
  readonly #read = new SharedLoad<void>();
  /** "Show more": reads the next page and adds it below. */
  readonly more = new NextPage(
    signal => this.#readMore(signal),
    () => this.changed(),
  );
  #version = 0;
  #query: Pick<ListOptions, 'query' | 'sort'> = {};
  /** What was there before a search or another order. */
  #others: readonly SupportRequest[] = [];
  #unreadCount: number | undefined;
  #chosenBy: FilterChooser | undefined;
  #snapshot: ListSnapshot = { filter: 'open', phase: LOADING };

  constructor(backend: SupportBackend) {
    super();
    this.#backend = backend;
  }

  get snapshot(): ListSnapshot {
    return this.#snapshot;
  }

  /** Grows when the rows must be read again; the elements that show them do so. */
  get version(): number {
    return this.#version;
  }

  /** What was asked for last. */
  get asked(): Pick<ListOptions, 'query' | 'sort'> {
    return this.#query;
  }

  get isLoading(): boolean {
    return this.#read.isRunning;
  }

  /** Resolves when no read is on its way. */
  idle(): Promise<unknown> {
    return this.#read.idle();
  }

  /** Who chose the filter; `undefined` while it is the default. */
  get chosenBy(): FilterChooser | undefined {
    return this.#chosenBy;
  }

  /** Chooses a filter. Rows that were seen under it are there at once, and loaded again. */
  choose(filter: StatusFilter, by: FilterChooser = 'page'): void {
    this.#chosenBy = by;
    if (filter === this.#snapshot.filter) return;
    this.more.end();
    const rows = this.#kept.get(filter) ?? this.#snapshot.rows;
    this.#set({ filter, rows, phase: LOADING });
  }

  /** Asks for other rows, or for another order; those that are shown stay until they are here. */
  ask(query: Pick<ListOptions, 'query' | 'sort'>): void {
    this.#query = query;
    this.#others = this.loaded;
    this.#kept.clear();
    this.more.end();
    this.#version++;
    this.#set({ ...this.#snapshot, phase: LOADING });
  }

  /** Says that the rows are out of date. */
  invalidate(): void {
    this.#version++;
    this.changed();
  }

  /** Forgets everything, as after signing out. */
  clear(): void {
    this.more.end();
    this.#kept.clear();
    this.#others = [];
    this.#query = {};
    this.#unreadCount = undefined;
    this.#version++;
    this.#set({ ...this.#snapshot, rows: undefined, phase: LOADING });
  }

  /** How many are unread, where the server counts them. */
  get unreadCount(): number | undefined {
    return this.#unreadCount;
  }

  /** The requests of all filters that were read, each as it was read under the chosen one where it is there. */
  get loaded(): SupportRequest[] {
    return unique([
      ...this.#others,
      ...[...this.#kept.values(), this.#snapshot.rows].flatMap(rows => rows?.items ?? []),
    ]);
  }

  find(key: string): SupportRequest | undefined {
    return this.loaded.find(request => request.key === key);
  }

  /** Puts a newer state of a request in its row. */
  put(request: SupportRequest): void {
    const replace = (rows: Rows): Rows => ({
      ...rows,
      items: rows.items.map(row => (row.key === request.key ? request : row)),
    });
    for (const [filter, rows] of this.#kept) this.#kept.set(filter, replace(rows));
    const { rows } = this.#snapshot;
    if (rows) this.#set({ ...this.#snapshot, rows: replace(rows) });
  }

  /**
   * Reads the rows of the chosen filter. An answer for a filter that is no longer chosen changes nothing shown.
   *
   * @param hold until then others can still join this read
   */
  load(signal: AbortSignal, hold?: Promise<unknown>): Promise<void> {
    const { filter } = this.#snapshot;
    const version = this.#version;
    return this.#read.run(`${filter} ${version}`, signal, async shared => {
      const old = this.#kept.get(filter);
      const limit = Math.min(
        MAX_REFRESH,
        Math.max(PAGE_SIZE, Math.ceil((old?.items.length ?? 0) / PAGE_SIZE) * PAGE_SIZE),
      );
      // A plain refresh keeps its "ready" face, so that nothing on the page flickers.
      if (this.#snapshot.phase.is === 'failed') this.#set({ ...this.#snapshot, phase: LOADING });
      try {
        const page = await this.#backend.listRequests({
          ...this.#query,
          status: filter,
          limit,
          signal: shared,
        });
        shared.throwIfAborted();
        const rows = merge(page, this.#kept.get(filter), filter, this.#query.sort);
        this.#kept.set(filter, rows);
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

  async #readMore(signal: AbortSignal): Promise<void> {
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
    // The rows may have been refreshed meanwhile: the new page goes below what is there now.
    const now = this.#kept.get(filter) ?? rows;
    const items = unique([...now.items, ...page.items]);
    // A cursor that leads back to itself would keep "Show more" for ever.
    const nextCursor = page.nextCursor === rows.nextCursor ? undefined : page.nextCursor;
    const grown = { ...now, items, nextCursor };
    this.#kept.set(filter, grown);
    this.#set({ ...this.#snapshot, rows: grown });
  }

  #set(snapshot: ListSnapshot): void {
    this.#snapshot = snapshot;
    this.changed();
  }
}
