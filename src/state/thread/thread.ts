import type { SupportBackend } from '../../backends/backend.ts';
import { SupportError, type Comment, type Page, type SupportRequest } from '../../model.ts';
import { LOADING, NextPage, READY, type LoadPhase } from '../paging.ts';
import { Observable } from '../observable.ts';
import { SharedLoad } from '../shared-load.ts';
import { entriesOf } from './entries.ts';
import { ownAmong } from './own-comments.ts';

/** Comments of one call. */
const COMMENT_PAGE = 100;

/** A server that names a comment twice shows it once. */
const byId = (comments: readonly Comment[]): Map<string, Comment> =>
  new Map(comments.map(comment => [comment.id, comment]));

/** What is known of one request's thread now. */
export interface ThreadSnapshot {
  readonly request?: SupportRequest | undefined;
  readonly requestPhase: LoadPhase;
  /** Oldest first. */
  readonly comments: readonly Comment[];
  readonly commentsPhase: LoadPhase;
  /** Where the comments before these are, in a long thread that was opened at its newest ones. */
  readonly earlier?: string | undefined;
}

/** One request with its history: the whole of it, or its newest part where the backend can begin there. */
export class Thread extends Observable {
  readonly key: string;
  /** What went wrong although an entry was taken, by the entry's id; only the answer to the write told of it. */
  readonly warnings = new Map<string, readonly string[]>();
  readonly #backend: SupportBackend;
  readonly #read = new SharedLoad<void>();
  /** "Show earlier". */
  readonly more = new NextPage(
    signal => this.#readEarlier(signal),
    () => this.changed(),
  );
  #version = 0;
  #snapshot: ThreadSnapshot = { requestPhase: LOADING, comments: [], commentsPhase: LOADING };

  /** @param known what the list already knows of the request, shown until the answer comes */
  constructor(backend: SupportBackend, key: string, known?: SupportRequest) {
    super();
    this.#backend = backend;
    this.key = key;
    if (known) this.#snapshot = { ...this.#snapshot, request: known };
  }

  get snapshot(): ThreadSnapshot {
    return this.#snapshot;
  }

  /** Grows when the thread must be read again; the element that shows it does so. */
  get version(): number {
    return this.#version;
  }

  get isLoading(): boolean {
    return this.#read.isRunning;
  }

  /** Resolves when no load is on its way, however it ended. */
  idle(): Promise<void> {
    return this.#read.idle();
  }

  invalidate(): void {
    this.#version++;
    this.changed();
  }

  /** Reads the request and its comments. */
  load(signal: AbortSignal): Promise<void> {
    return this.#read.run(String(this.#version), signal, async shared => {
      const request = this.#loadRequest(shared);
      // What stands above them comes first: it would push them down.
      const above = this.#snapshot.request ? undefined : request.catch(() => {});
      const results = await Promise.allSettled([request, this.#loadComments(shared, above)]);
      const failed = results.find(result => result.status === 'rejected');
      if (failed) throw failed.reason;
    });
  }

  /** Adds the comment that the server has just taken. */
  add(comment: Comment): void {
    this.warnings.set(comment.id, comment.warnings);
    const { comments } = this.#snapshot;
    if (comments.some(known => known.id === comment.id)) return;
    this.#set({ comments: [...comments, comment] });
  }

  async #loadRequest(signal: AbortSignal): Promise<void> {
    try {
      const request = await this.#backend.getRequest(this.key, { signal });
      if (!signal.aborted) this.#set({ request, requestPhase: READY });
    } catch (error) {
      if (error instanceof SupportError && !signal.aborted) {
        this.#set({ requestPhase: { is: 'failed', problem: error.problem } });
      }
      throw error;
    }
  }

  async #loadComments(signal: AbortSignal, above?: Promise<void>): Promise<void> {
    const found = new Map<string, Comment>();
    const seen = new Set<string | undefined>();
    let cursor: string | undefined;
    try {
      do {
        seen.add(cursor);
        const page = await this.#backend.listComments(this.key, {
          cursor,
          limit: COMMENT_PAGE,
          order: 'newest',
          signal,
        });
        await above;
        if (signal.aborted) return;
        cursor = page.nextCursor;
        if (page.newestFirst) {
          this.#putNewest(page);
          return;
        }
        for (const comment of page.items) found.set(comment.id, comment);
        // The first reading grows on the screen page by page; a later one replaces the thread when it is whole, so
        // that nothing shown goes away in between. Comments are shown as they come, whatever order the ids have.
        if (found.size > this.#snapshot.comments.length) this.#set({ comments: [...found.values()] });
      } while (cursor && !seen.has(cursor));
      this.#set({ comments: this.#withOwn(found), commentsPhase: READY });
    } catch (error) {
      if (error instanceof SupportError && !signal.aborted) {
        this.#set({ commentsPhase: { is: 'failed', problem: error.problem } });
      }
      if (error instanceof SupportError) ofComments.add(error);
      throw error;
    }
  }

  /** The newest page below what is known from before it. Where the two don't meet, what is shown begins anew: it has no gap. */
  #putNewest({ items, nextCursor }: Page<Comment>): void {
    const { comments, earlier } = this.#snapshot;
    const found = byId(items.toReversed());
    const meet = comments.findIndex(({ id }) => found.has(id));
    this.#set({
      comments:
        meet < 0 && nextCursor
          ? [...found.values()]
          : [...comments.slice(0, Math.max(meet, 0)), ...this.#withOwn(found)],
      commentsPhase: READY,
      earlier: meet > 0 ? earlier : nextCursor,
    });
  }

  async #readEarlier(signal: AbortSignal): Promise<void> {
    const { earlier: cursor, comments: before } = this.#snapshot;
    const options = { cursor, limit: COMMENT_PAGE, order: 'newest', signal } as const;
    const { items, nextCursor } = await this.#backend.listComments(this.key, options);
    const { comments } = this.#snapshot;
    // What is shown may have begun anew meanwhile. The cursor says nothing: a backend may write it anew each time.
    if (signal.aborted || comments[0]?.id !== before[0]?.id) return;
    this.#set({
      comments: [...byId([...items.toReversed(), ...comments]).values()],
      // A cursor that leads back to itself would keep "Show earlier" for ever.
      earlier: nextCursor === cursor ? undefined : nextCursor,
    });
  }

  /** A comment that was added while the thread was being read may be missing from the answer. */
  #withOwn(found: Map<string, Comment>): Comment[] {
    const last = this.#snapshot.comments.at(-1);
    if (last && !found.has(last.id) && ownAmong(entriesOf(this.#snapshot))(last)) found.set(last.id, last);
    return [...found.values()];
  }

  #set(part: Partial<ThreadSnapshot>): void {
    this.#snapshot = { ...this.#snapshot, ...part };
    this.changed();
  }
}

/** Errors of the second of the two calls; see {@link failedOperation}. */
const ofComments = new WeakSet<SupportError>();

/** The call of a thread's load that an error came from. */
export const failedOperation = (error: SupportError): 'getRequest' | 'listComments' =>
  ofComments.has(error) ? 'listComments' : 'getRequest';
