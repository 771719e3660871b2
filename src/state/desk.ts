import type { SupportBackend } from '../backends/backend.ts';
import type { LiveUpdates, ReadTracker, Seen } from './live/live-updates.lazy.ts';
import {
  isRequest,
  SupportError,
  type Comment,
  type Config,
  type NewRequest,
  type Prefill,
  type StatusFilter,
  type SupportRequest,
} from '../model.ts';
import { toJson } from '../http/json.ts';
import { ownName } from '../prefix.ts';
import type { SupportEventDetails } from '../events.ts';
import { Composer, type ComposerOptions } from './outbox/composer.ts';
import { DraftStore } from './outbox/draft-store.ts';
import { Observable } from './observable.ts';
import { RequestList, type FilterChooser } from './list/request-list.ts';
import { Retry } from './retry.ts';
import { keysUnder, load, removeAll, save, type StorageKey } from './storage/storage.ts';
import type { Upload } from './outbox/uploads.ts';
import { Thread } from './thread/thread.ts';
import { cleanLine } from '../text/plain.ts';

/** What is on the page. */
export type View =
  { readonly name: 'list' } | { readonly name: 'new' } | { readonly name: 'thread'; readonly key: string };

/** Something that was sent while no element showed it, as the event that tells of it. */
export type Sent = {
  [N in 'support-request-created' | 'support-comment-added']: {
    readonly name: N;
    readonly detail: SupportEventDetails[N];
  };
}['support-request-created' | 'support-comment-added'];

/** The event that tells of what was sent. */
export const sentEvent = (requestKey: string, answer: Comment | SupportRequest): Sent =>
  isRequest(answer)
    ? { name: 'support-request-created', detail: { request: answer } }
    : { name: 'support-comment-added', detail: { requestKey, comment: answer } };

export interface DeskOptions {
  readonly backend: SupportBackend;
  /** Under which drafts and marks are kept, with the user: the API's base URL. */
  readonly apiBase: string;
  /** The customer's key; else the server's. */
  readonly user?: string | undefined;
  /** Resolves once the rows that are there can be seen. */
  readonly painted?: (() => Promise<void>) | undefined;
}

const DEFAULT_CONFIG: Config = {
  maxSummaryLength: 255,
  acceptedTypes: [],
  fields: [],
  commentFormats: [],
  features: { search: false, close: false, reopen: false, rating: false, read: false, events: false },
};

/**
 * Everything that is true now for one customer at one API, shared by the elements of a page that belong together. It
 * knows nothing of elements.
 */
export class Desk extends Observable {
  readonly backend: SupportBackend;
  readonly list: RequestList;
  /** A file's limit in bytes as the page set it; the server's is applied where it is smaller. */
  maxAttachmentBytes = 3 * 1024 * 1024;
  readonly #place: string;
  readonly #user: string | undefined;
  /** Under which everything of this customer is kept; what is not below it outlives `signOut()`. */
  readonly path: Promise<StorageKey>;
  /** Resolves when it is known what the server offers and the first rows are to be seen, or can't be. */
  readonly begun: Promise<unknown>;
  readonly #configured: Promise<void>;
  readonly #configRetry = new Retry(
    () => void this.#loadConfig(),
    () => {},
  );
  /** What was seen of the open thread before this visit, once that is known; `ReadTracker`, which comes later, sets it. */
  declare seenBefore: ((key: string) => Seen | undefined) | undefined;
  #liveUpdates: LiveUpdates | undefined;
  #readTracker: ReadTracker | undefined;
  /** The rows as they came until there is somebody to remember them. */
  readonly #early: SupportRequest[] = [];
  #awake = false;
  readonly #threads = new Map<string, Thread>();
  /** By the key of the request; empty for a new one. */
  readonly #composers = new Map<string, Composer<unknown>>();
  readonly #sent: Sent[] = [];
  #config = DEFAULT_CONFIG;
  #view: View = { name: 'list' };

  constructor({ backend, apiBase: place, user, painted }: DeskOptions) {
    super();
    this.backend = backend;
    this.#place = place;
    this.#user = user;
    this.list = new RequestList(backend);
    // In a moment: the first rows are asked for before.
    this.#configured = Promise.resolve().then(() => this.#loadConfig());
    this.begun = this.#configured.then(() => this.list.idle()).then(painted);
    this.path = (
      user ? Promise.resolve(user) : this.#configured.then(() => this.#config.user?.key ?? '')
    ).then(key => [this.#place, key]);
    this.list.subscribe(() => {
      if (!this.#readTracker) this.#early.push(...(this.list.snapshot.rows?.items ?? []));
    });
  }

  get config(): Config {
    return this.#config;
  }

  get view(): View {
    return this.#view;
  }

  show(view: View): void {
    if (toJson(view) === toJson(this.#view)) return;
    this.openThread?.more.end();
    this.#view = view;
    this.#liveUpdates?.quicken();
    // Back in the list, what was read or written shows in its row.
    if (view.name === 'list') this.list.invalidate();
    this.changed();
  }

  choose(filter: StatusFilter, by?: FilterChooser): void {
    this.list.choose(filter, by);
    this.#liveUpdates?.quicken();
    this.changed();
  }

  /** The limits that a chosen file must keep to. */
  get limits(): { maxBytes: number; maxCount: number | undefined; accepted: readonly string[] } {
    const { maxAttachmentBytes = Infinity, maxAttachments, acceptedTypes } = this.#config;
    return {
      maxBytes: Math.min(this.maxAttachmentBytes, maxAttachmentBytes),
      maxCount: maxAttachments,
      accepted: acceptedTypes,
    };
  }

  /** Unread requests, whatever the filter: as the server counts them, else among those that are known here. */
  get unreadCount(): number {
    return (
      this.list.unreadCount ??
      this.list.loaded.filter(request => !request.closed && this.isUnread(request)).length
    );
  }

  /** Whether a request has news for the person: as the server says, else as this browser knows. */
  isUnread(request: SupportRequest): boolean {
    return request.unread ?? this.#readTracker?.isUnread(request) ?? false;
  }

  /** The thread of a request; the few that were opened last stay, so that going back shows them at once. */
  thread(key: string, known?: SupportRequest): Thread {
    let thread = this.#threads.get(key);
    if (!thread) {
      thread = new Thread(this.backend, key, known ?? this.list.find(key));
      this.#threads.set(key, thread);
      const [oldest] = this.#threads.keys();
      if (this.#threads.size > 5 && oldest) this.#threads.delete(oldest);
    }
    return thread;
  }

  /** The thread that is shown. */
  get openThread(): Thread | undefined {
    return this.#view.name === 'thread' ? this.thread(this.#view.key) : undefined;
  }

  /** What is being written as a new request. */
  get newRequest(): Composer<SupportRequest> {
    return this.#composer('', {
      check: ({ summary, body }) => ({
        summary:
          cleanLine(summary) === ''
            ? 'required'
            : [...summary].length > this.#config.maxSummaryLength
              ? 'too-long'
              : undefined,
        body: cleanLine(body) === '' ? 'required' : undefined,
      }),
      continueIn: ({ key }) => this.commentOn(key),
      submit: ({ text: { summary, body, more }, attachmentIds }, key) =>
        this.#create({ summary, description: body, attachmentIds, ...more }, key),
    });
  }

  /** What is being written under one request. */
  commentOn(key: string): Composer<Comment | SupportRequest> {
    return this.#composer(key, {
      check: ({ body }, files) => ({
        body: cleanLine(body) === '' && files === 0 ? 'required' : undefined,
      }),
      followUp: async () => {
        await this.#configured;
        if (this.#config.closedReply !== 'follow-up') return undefined;
        // Nobody may have looked at it, where it goes on by itself.
        const { closed, summary } = this.thread(key).snapshot.request ?? (await this.backend.getRequest(key));
        return closed ? { summary, followUpOf: key } : undefined;
      },
      submit: async ({ text: { body, more }, attachmentIds, followUp }, idempotencyKey) => {
        if (followUp) return this.#create({ ...followUp, description: body, attachmentIds }, idempotencyKey);
        const thread = this.thread(key);
        const comment = await this.backend.addComment(
          key,
          { body, attachmentIds, ...more },
          { idempotencyKey },
        );
        thread.add(comment);
        thread.invalidate();
        this.#liveUpdates?.quicken();
        return comment;
      },
    });
  }

  /**
   * What is being written in one place, made when it is first asked for.
   *
   * @param key of a request; empty for a new one
   */
  #composer<T extends Comment | SupportRequest>(
    key: string,
    options: Pick<ComposerOptions<T>, 'check' | 'continueIn' | 'followUp' | 'submit'>,
  ): Composer<T> {
    let composer = this.#composers.get(key) as Composer<T> | undefined;
    if (!composer) {
      const draft = key ? ['draft', 'comment', key] : ['draft', 'new'];
      composer = new Composer<T>({
        backend: this.backend,
        path: this.path.then(path => [...path, ...draft]),
        anonymous: this.#user ? undefined : [this.#place, '', ...draft],
        limits: () => this.limits,
        onSent: (answer, files, silent) => {
          this.#offerAgain(isRequest(answer) ? answer.key : key, answer, files);
          if (!silent) return;
          this.#sent.push(sentEvent(key, answer));
          this.changed();
        },
        onSaved: this.#tellTabs,
        ...options,
      });
      this.#composers.set(key, composer);
    }
    return composer;
  }

  /** Begins a new request with what the page suggests, where the person has written nothing yet. */
  async prefill({ summary, description }: Prefill): Promise<void> {
    const composer = this.newRequest;
    await composer.restored;
    const { text } = composer.snapshot;
    if (summary && !text.summary) composer.type('summary', summary);
    if (description && !text.body) composer.type('body', description);
  }

  /** The person has the thread before their eyes. */
  markRead(key: string): void {
    this.#readTracker?.see(this.thread(key).snapshot);
  }

  /** Says that what is shown is out of date. */
  refresh(): void {
    this.list.invalidate();
    this.openThread?.invalidate();
  }

  /** Somebody shows this desk: what is shown stays fresh. */
  wake(): void {
    this.#awake = true;
    addEventListener('online', this.#onOnline);
    void this.#toBackground();
  }

  /** What was sent although nobody showed it, for the first who asks to tell the page. */
  takeSent(): readonly Sent[] {
    return this.#sent.splice(0);
  }

  /** Nobody shows this desk any more; resolves when what was written is kept and what is being sent has ended. */
  async sleep(): Promise<void> {
    this.#awake = false;
    this.list.more.end();
    this.openThread?.more.end();
    this.#configRetry.stop();
    removeEventListener('online', this.#onOnline);
    this.#liveUpdates?.stop();
    await Promise.all([this.save(), ...this.#map(composer => composer.idle())]);
  }

  /** Writes all drafts now; what was typed last is kept even where the page is gone at once. */
  async save(): Promise<void> {
    this.#map(composer => composer.saveNow());
    await Promise.all(this.#map(composer => composer.save()));
  }

  /** Wipes what is kept for this customer in the browser. */
  async signOut(): Promise<void> {
    await Promise.all(this.#map(composer => composer.discard()));
    // First: it also ends what is on its way for the thread that is open.
    this.show({ name: 'list' });
    this.#threads.clear();
    this.#composers.clear();
    this.list.clear();
    this.#readTracker?.clear();
    await this.path;
    // Also what was kept while it was not known who the person is.
    for (const key of [this.#user, this.#config.user?.key]) await removeAll([this.#place, key ?? '']);
    await removeAll([this.#place, '']);
    this.#tellTabs();
  }

  readonly #onOnline = (): void => {
    // In a hidden tab it is no news: the look comes when the tab is seen.
    if (!document.hidden) this.refresh();
    if (this.#liveUpdates) this.#liveUpdates.quicken();
    else void this.#toBackground();
  };

  readonly #toBackground = async (): Promise<void> => {
    // Not while the first rows are on their way.
    await this.begun;
    void this.#resume();
    const file = await import('./live/live-updates.lazy.ts').catch(() => undefined);
    const path = await this.path;
    // Without its file the person refreshes.
    if (!file || !this.#awake) return;
    const marks = [...path, 'read'];
    this.#readTracker ??= new file.ReadTracker(
      this,
      { load: () => load(marks), save: value => save(marks, value) },
      this.#early,
    );
    this.#liveUpdates ??= new file.LiveUpdates({
      desk: this,
      reading: this.#readTracker,
      owner: ownName(),
      path,
      tick: () => this.changed(),
      sync: () => void this.#map(composer => composer.sync()),
    });
    this.#liveUpdates.start();
    if (this.openThread) this.markRead(this.openThread.key);
  };

  /** Goes on with what was on its way when the page was closed. */
  async #resume(): Promise<void> {
    for (const key of await keysUnder([...(await this.path), 'draft'])) {
      // Drops it where it is too old.
      const draft = await new DraftStore(key).load();
      if (!this.#awake || !draft?.submission?.pending) continue;
      const [, , , , request] = key;
      void (request ? this.commentOn(request) : this.newRequest).resume();
    }
  }

  async #create(request: NewRequest, idempotencyKey: string): Promise<SupportRequest> {
    const created = await this.backend.createRequest(request, { idempotencyKey });
    this.#readTracker?.met(created);
    // Shown at once, and the focus stays on the heading that it is given. Its description has no id.
    this.thread(created.key, created).warnings.set('', created.warnings);
    this.list.invalidate();
    this.#liveUpdates?.quicken();
    return created;
  }

  /** What the server took without a file: that one is there to be sent with a comment. */
  #offerAgain(
    key: string,
    { attachments, warnings }: SupportRequest | Comment,
    files: readonly Upload[],
  ): void {
    if (warnings.length === 0) return;
    const lost = files.filter(
      ({ state }) => state.is === 'done' && !attachments.some(({ id }) => id === state.attachment.id),
    );
    if (lost.length > 0) this.commentOn(key).addFiles(lost.map(({ file }) => file));
  }

  readonly #tellTabs = (): void => this.#liveUpdates?.broadcastDrafts();

  #map<T>(work: (composer: Composer<unknown>) => T): T[] {
    return [...this.#composers.values()].map(work);
  }

  async #loadConfig(): Promise<void> {
    try {
      this.#config = await this.backend.getConfig();
    } catch (error) {
      // Everything works with the defaults; a real outage shows where the person looks, at the list.
      if (!(error instanceof SupportError)) throw error;
      this.#configRetry.failed(error.problem);
    }
    this.changed();
  }
}
