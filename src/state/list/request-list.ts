import type { ListOptions, SupportBackend } from '../../backends/backend.ts';
import { toJson } from '../../http/json.ts';
import type { Page, RequestCounts, StatusFilter, SupportRequest } from '../../model.ts';
import { failed, LOADING, READY, type LoadPhase } from '../paging.ts';
import { Resource } from '../resource.ts';

/** Rows of a first page, and of each "Show more". */
export const PAGE_SIZE = 20;
/** A refresh loads at most this many rows in one call. */
const MAX_REFRESH = 100;

/** The rows of one filter that were loaded last. */
interface Rows {
  readonly of: StatusFilter;
  /** The search that found them. */
  readonly query?: string | undefined;
  readonly items: readonly SupportRequest[];
  readonly nextCursor?: string | undefined;
  readonly total?: number | undefined;
}

/** Who chose the filter: the page (an attribute, a property, the address) or the customer. */
export type FilterChooser = 'page' | 'customer';

/** The list now. Rows stay while they are loaded anew; those of another filter, search or order stay until its answer, or failure. */
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
  of: StatusFilter,
  old: Rows | undefined,
  { query, sort }: RequestList['asked'],
): Rows {
  const items = unique(page.items);
  const rows = { of, query, items, nextCursor: page.nextCursor, total: page.total };
  if (!old || old.items.length <= items.length || !page.nextCursor) return rows;
  const fresh = new Set(items.map(request => request.key));
  // Sorted otherwise, the last one's time says nothing of those below it.
  const last = (!sort && page.items.at(-1)?.updatedAt) || Infinity;
  const tail = old.items.filter(request => !fresh.has(request.key) && (request.updatedAt ?? 0) <= last);
  return { ...rows, items: [...items, ...tail], nextCursor: old.nextCursor };
}

/** The customer's requests under the chosen filter. */
export class RequestList extends Resource<ListSnapshot> {
  /** Who chose the filter; `undefined` while it is the default. */
  chosenBy: FilterChooser | undefined;
  /** How many requests are unread, where the server counts them. */
  unreadCount: number | undefined;
  /** How many requests there are, where the server counts them. */
  counts: RequestCounts = {};
  /** The search, the order, whose requests (absent: the customer's own), and the service and type that are shown alone. */
  asked: Pick<ListOptions, 'query' | 'sort' | 'scope' | 'service' | 'type'> = {};
  readonly #loaded = new Map<StatusFilter, Rows>();
  /** By key: see {@link firstLoaded}. */
  readonly #first = new Map<string, SupportRequest>();
  /** What the customer has created and no answer has had yet, by key: reads may lag behind writes. */
  readonly #unlisted = new Map<string, SupportRequest>();
  /** What was loaded before a search or another order. */
  #others: readonly SupportRequest[] = [];

  constructor(backend: SupportBackend) {
    super(backend, { filter: 'open', phase: LOADING });
  }

  /** Chooses a filter. Rows that were loaded under it are shown at once, and loaded again. */
  choose(filter: StatusFilter, by: FilterChooser = 'page'): void {
    this.chosenBy = by;
    if (filter === this.snapshot.filter) return;
    this.more.end();
    const rows = this.#loaded.get(filter) ?? this.snapshot.rows;
    this.set({ filter, rows, phase: LOADING });
  }

  /** Changes the search, the order or a filter beside the status; the rows that are shown stay until the others are loaded. */
  ask(query: RequestList['asked']): void {
    this.asked = query;
    this.#others = this.loaded;
    this.#loaded.clear();
    this.more.end();
    this.version++;
    this.set({ phase: LOADING });
  }

  /** The customer asked for another attempt. */
  again(): void {
    this.set({ phase: LOADING });
  }

  /** Drops everything, as after signing out. */
  clear(): void {
    this.more.end();
    this.#loaded.clear();
    this.#others = [];
    this.#first.clear();
    this.#unlisted.clear();
    this.asked = {};
    this.unreadCount = undefined;
    this.counts = {};
    this.version++;
    this.set({ rows: undefined, phase: LOADING });
  }

  /** The requests of all filters that were loaded; one that the chosen filter has, as it was loaded under that. */
  get loaded(): SupportRequest[] {
    return unique([
      ...this.#others,
      ...[...this.#loaded.values(), this.snapshot.rows].flatMap(rows => rows?.items ?? []),
    ]);
  }

  /** The requests without a read mark of the server, each in the state in which it was loaded first. */
  get firstLoaded(): readonly SupportRequest[] {
    return [...this.#first.values()];
  }

  /** There is nothing under the chosen filter, and nothing is searched. */
  get isEmpty(): boolean {
    const { filter, rows } = this.snapshot;
    return rows?.of === filter && rows.items.length === 0 && !rows.query && !this.asked.query;
  }

  /** Only requests of one service or type are asked for. */
  get isFiltered(): boolean {
    return (this.asked.service ?? this.asked.type) !== undefined;
  }

  /** The customer has no requests at all, as far as that is known. */
  get isUnused(): boolean {
    const { open, closed } = this.counts;
    const { filter } = this.snapshot;
    const isWhole = !this.isFiltered && !this.asked.scope;
    return this.isEmpty && isWhole && (filter === 'all' || (open === 0 && closed === 0));
  }

  find(key: string): SupportRequest | undefined {
    return this.loaded.find(request => request.key === key);
  }

  /** Replaces a request in its rows by a newer state. */
  put(request: SupportRequest): void {
    if (this.#unlisted.has(request.key)) this.#unlisted.set(request.key, request);
    this.#change(rows => ({
      ...rows,
      items: rows.items.map(row => (row.key === request.key ? request : row)),
    }));
  }

  /** Adds a request that the server has just created; it is shown on top until the server lists it. */
  add(request: SupportRequest): void {
    this.#unlisted.set(request.key, request);
    this.#change(rows => this.#withUnlisted(rows));
  }

  /**
   * Loads the rows of the chosen filter. A refresh stays "ready", and a retry "failed", so that nothing on the page flickers, and
   * what has the focus stays. An answer for a filter that is no longer chosen changes nothing shown.
   *
   * @param hold until it settles others join this call
   * @throws SupportError when the call failed
   */
  load(signal: AbortSignal, hold?: Promise<unknown>): Promise<void> {
    const { filter } = this.snapshot;
    return this.shared.run(`${filter} ${this.version}`, signal, async shared => {
      const pages = Math.ceil((this.#loaded.get(filter)?.items.length || 1) / PAGE_SIZE);
      const limit = Math.min(MAX_REFRESH, pages * PAGE_SIZE);
      const id = toJson([filter, this.asked]);
      try {
        const call = { ...this.asked, status: filter, limit, signal: shared };
        const page = await this.call(id, () => this.backend.listRequests(call));
        shared.throwIfAborted();
        this.#list(page);
        const rows = this.#withUnlisted(merge(page, filter, this.#loaded.get(filter), this.asked));
        this.#loaded.set(filter, rows);
        this.unreadCount = page.unreadCount;
        this.counts = page.counts ?? {};
        if (this.snapshot.filter === filter) this.set({ rows, phase: READY });
      } catch (error) {
        // Rows of another filter, search or order would be taken for its result.
        if (!shared.aborted && this.snapshot.filter === filter)
          this.set({ rows: this.#loaded.get(filter), phase: failed(error) });
        throw error;
      } finally {
        await hold;
      }
    });
  }

  protected async loadNext(signal: AbortSignal): Promise<void> {
    const { rows, filter } = this.snapshot;
    if (!rows?.nextCursor || rows.of !== filter) return;
    const call = { ...this.asked, status: filter, limit: PAGE_SIZE, cursor: rows.nextCursor, signal };
    const page = await this.backend.listRequests(call);
    if (signal.aborted) return;
    this.#list(page);
    // The rows may have been loaded anew meanwhile: the new page goes below what is there now.
    const now = this.#loaded.get(filter) ?? rows;
    const items = unique([...now.items, ...page.items]);
    // A cursor that leads to its own page would show "Show more" for ever.
    const nextCursor = page.nextCursor === rows.nextCursor ? undefined : page.nextCursor;
    const grown = { ...now, items, nextCursor };
    this.#loaded.set(filter, grown);
    this.set({ rows: grown });
  }

  #change(change: (rows: Rows) => Rows): void {
    for (const [filter, rows] of this.#loaded) this.#loaded.set(filter, change(rows));
    const { rows } = this.snapshot;
    if (rows) this.set({ rows: change(rows) });
  }

  #list({ items }: Page<SupportRequest>): void {
    for (const { key } of items) this.#unlisted.delete(key);
  }

  /** Adds what the filter should have and does not have yet. A search or another filter finds only what the server finds. */
  #withUnlisted(rows: Rows): Rows {
    if (this.asked.query || this.isFiltered || this.asked.scope === 'shared') return rows;
    const missing = [...this.#unlisted.values()].filter(
      ({ closed }) => rows.of === 'all' || rows.of === (closed ? 'closed' : 'open'),
    );
    return missing.length ? { ...rows, items: unique([...missing, ...rows.items]) } : rows;
  }

  protected override set(part: Partial<ListSnapshot>): void {
    for (const row of part.rows?.items ?? []) {
      if (row.unread === undefined && !this.#first.has(row.key)) this.#first.set(row.key, row);
    }
    super.set(part);
  }
}
