import type { SupportBackend } from '../../backends/backend.ts';
import { problemOf, SupportError, type Comment, type Page, type SupportRequest } from '../../model.ts';
import { failed, LOADING, READY, type LoadPhase } from '../paging.ts';
import { Resource } from '../resource.ts';

/** Comments a call. */
const COMMENT_PAGE = 100;

/** A comment that the server lists twice is shown once. */
const byId = (comments: readonly Comment[]): Map<string, Comment> =>
  new Map(comments.map(comment => [comment.id, comment]));

/** One request's thread now. */
export interface ThreadSnapshot {
  readonly request?: SupportRequest | undefined;
  readonly requestPhase: LoadPhase;
  /** Oldest first. */
  readonly comments: readonly Comment[];
  readonly commentsPhase: LoadPhase;
  /** The cursor of the comments before these, in a long thread that was opened at its newest ones. */
  readonly earlier?: string | undefined;
}

/** One request with its comments: all of them, or the newest where the backend can begin there. */
export class Thread extends Resource<ThreadSnapshot> {
  readonly key: string;
  /** What went wrong although the server took an entry, by the entry's id; only the answer to the write has it. */
  readonly warnings = new Map<string, readonly string[]>();

  /** The server has just created it, and reads may not find it yet: what is shown is the answer to the write. */
  #isNew = false;
  /** A read has found it. */
  #wasFound = false;
  /** What the customer has added and no answer has had yet, by id: reads may lag behind writes. */
  readonly #unlisted = new Map<string, Comment>();
  /** The id of the comment that was called off last, and that the server has all the same. */
  #calledOff: string | undefined;
  readonly #onOtherKey: (request: SupportRequest) => boolean;

  /**
   * @param request as the list has it, shown until the answer comes
   * @param onOtherKey the answer has another key; returns whether another thread goes on with it
   */
  constructor(
    backend: SupportBackend,
    key: string,
    request?: SupportRequest,
    onOtherKey: (request: SupportRequest) => boolean = () => false,
  ) {
    super(backend, { request, requestPhase: LOADING, comments: [], commentsPhase: LOADING });
    this.key = key;
    this.#onOtherKey = onOtherKey;
  }

  /** Loads the request and its comments. @throws SupportError when a call failed; {@link failedOperation} tells which */
  load(signal: AbortSignal): Promise<void> {
    return this.shared.run(String(this.version), signal, async shared => {
      const request = this.#loadRequest(shared);
      // Comments are shown below the request: it must not move them when it comes.
      const above = this.snapshot.request ? undefined : request.catch(() => {});
      const results = await Promise.allSettled([request, this.#loadComments(shared, above)]);
      const errors = results.flatMap(result =>
        result.status === 'rejected' ? (result.reason as Error) : [],
      );
      if (errors.length === 0) this.#isNew = false;
      const [error] = errors.filter(error => !this.#isExpected(error));
      if (error) throw error;
    });
  }

  /** The server has just created the request: it is shown as it is in that answer, without comments, until it is loaded. */
  begin(request: SupportRequest): void {
    this.#isNew = true;
    // The description has no id.
    this.warnings.set('', request.warnings);
    this.set({ request, requestPhase: READY, commentsPhase: READY });
  }

  /** Shows the request as the answer to a write has it. */
  put(request: SupportRequest): void {
    if (request.key === this.key) this.set({ request });
  }

  /** Shows the comments of the thread that this one continues until its own are loaded, so that what is around them stays in place. */
  continue({ comments, commentsPhase }: ThreadSnapshot): void {
    if (this.snapshot.commentsPhase === LOADING) this.set({ comments, commentsPhase });
  }

  /**
   * Adds a comment that the server has just taken.
   *
   * @param isCalledOff whether the customer had called it off
   */
  add(comment: Comment, isCalledOff = false): void {
    if (isCalledOff) this.#calledOff = comment.id;
    this.warnings.set(comment.id, comment.warnings);
    this.#unlisted.set(comment.id, comment);
    const { comments } = this.snapshot;
    if (comments.some(({ id }) => id === comment.id)) return;
    this.set({ comments: [...comments, comment] });
  }

  /** The server has removed a comment. */
  remove(id: string): void {
    this.#unlisted.delete(id);
    this.set({ comments: this.snapshot.comments.filter(comment => comment.id !== id) });
  }

  /** Whether the last comment was called off, and the server has it all the same. */
  get hasCalledOff(): boolean {
    return this.#calledOff !== undefined && this.#calledOff === this.snapshot.comments.at(-1)?.id;
  }

  async #loadRequest(signal: AbortSignal): Promise<void> {
    try {
      const request = await this.call('request', () => this.backend.getRequest(this.key, { signal }));
      this.#wasFound = true;
      if (signal.aborted || (request.key !== this.key && this.#onOtherKey(request))) return;
      this.set({ request, requestPhase: READY });
    } catch (error) {
      if (!signal.aborted) this.set({ requestPhase: this.#isExpected(error) ? READY : failed(error) });
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
        const page = await this.#listComments(cursor, signal);
        await above;
        if (signal.aborted) return;
        cursor = page.nextCursor;
        if (page.newestFirst) return this.#putNewest(page);
        for (const comment of page.items) found.set(comment.id, comment);
        // The first time the thread grows page by page; later it is replaced when all pages are there, so that nothing that is
        // shown goes away in between. Comments are shown in the server's order, whatever their ids.
        if (found.size > this.snapshot.comments.length) this.set({ comments: [...found.values()] });
      } while (cursor && !seen.has(cursor));
      this.set({ comments: this.#withUnlisted(found), commentsPhase: READY });
    } catch (error) {
      if (error instanceof SupportError) ofComments.add(error);
      if (!signal.aborted) this.set({ commentsPhase: this.#isExpected(error) ? READY : failed(error) });
      throw error;
    }
  }

  /**
   * Puts the newest page after the comments before it. Where there may be a gap in between, or the page has all there are, only the newest
   * page is shown.
   */
  #putNewest({ items, nextCursor }: Page<Comment>): void {
    const { comments, earlier } = this.snapshot;
    const found = byId(items.toReversed());
    const meets = nextCursor ? comments.findIndex(({ id }) => found.has(id)) : 0;
    this.set({
      comments: [...comments.slice(0, Math.max(meets, 0)), ...this.#withUnlisted(found)],
      commentsPhase: READY,
      earlier: meets > 0 ? earlier : nextCursor,
    });
  }

  protected async loadNext(signal: AbortSignal): Promise<void> {
    const { earlier: cursor, comments: before } = this.snapshot;
    const { items, nextCursor } = await this.#listComments(cursor, signal);
    const { comments } = this.snapshot;
    // What is shown may have been replaced meanwhile. Cursors can't be compared: a backend may make a new one each time.
    if (signal.aborted || comments[0]?.id !== before[0]?.id) return;
    this.set({
      comments: [...byId([...items.toReversed(), ...comments]).values()],
      // A cursor that leads to its own page would show "Show earlier" for ever.
      earlier: nextCursor === cursor ? undefined : nextCursor,
    });
  }

  #listComments(cursor: string | undefined, signal: AbortSignal): Promise<Page<Comment>> {
    const options = { cursor, limit: COMMENT_PAGE, order: 'newest', signal } as const;
    return this.call(`comments ${cursor}`, () => this.backend.listComments(this.key, options));
  }

  /** What an answer has, and below it what it does not have yet. */
  #withUnlisted(found: ReadonlyMap<string, Comment>): Comment[] {
    for (const id of found.keys()) this.#unlisted.delete(id);
    return [...found.values(), ...this.#unlisted.values()];
  }

  /** Whether reads may not find it yet. */
  #isExpected(error: unknown): boolean {
    const mayLag =
      this.#isNew && (!this.#wasFound || (error instanceof SupportError && ofComments.has(error)));
    return mayLag && problemOf(error).kind === 'not-found';
  }
}

/** Errors of `listComments`; see {@link failedOperation}. */
const ofComments = new WeakSet<SupportError>();

/** The call of a thread's load that an error came from. */
export const failedOperation = (error: SupportError): 'getRequest' | 'listComments' =>
  ofComments.has(error) ? 'listComments' : 'getRequest';
