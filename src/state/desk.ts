import type { Config, Prefill, StatusFilter, SupportRequest } from '../model.ts';
import { limitsOf, type FileLimits } from '../attachments/rules.ts';
import { toJson } from '../http/json.ts';
import { ConfigLoader } from './config.ts';
import { RequestList, type FilterChooser } from './list/request-list.ts';
import { Live } from './live/live.ts';
import type { Replies } from './live/replies.lazy.ts';
import type { DeskBackend } from './desk-backend.ts';
import type { DeskContext, DeskOptions, NotifyMode } from './desk-context.ts';
import { Observable } from './observable.ts';
import { DISCARDED, type Composer } from './outbox/composer.ts';
import { Composers } from './outbox/composers.ts';
import type { JustSent, Sent, SentRequest } from './outbox/sent.ts';
import type { ReadTracker } from './read-marks/read-tracker.ts';
import type { Seen } from './read-marks/seen.ts';
import { SignedIn } from './signed-in.ts';
import { removeAll, type StorageKey } from './storage/storage.ts';
import { RequestKeys } from './thread/request-keys.ts';
import { Thread } from './thread/thread.ts';
import { Threads } from './thread/threads.ts';
import type { View } from './view.ts';

export type { View } from './view.ts';

/**
 * Everything that is true now for one customer at one API, shared by the elements of a page that belong together. It knows
 * nothing of elements.
 */
export class Desk extends Observable implements DeskContext {
  readonly backend: DeskBackend;
  readonly list: RequestList;
  /** A file's limit in bytes as the page set it; the server's is applied where it is smaller. */
  maxAttachmentBytes = 3 * 1024 * 1024;
  /** Set by the part of an element that tells of replies. */
  notify: NotifyMode = 'none';
  /** Where everything of this customer is stored, as far as it is known who that is; only what is below it is removed by `signOut()`. */
  path: Promise<StorageKey>;
  readonly signedIn: SignedIn;
  /** Resolves when the config and the first rows are there, or can't be had. */
  readonly begun: Promise<unknown>;
  /** The request that was sent last, until the view after that is left. */
  justSent: JustSent | undefined;
  /** Hears what the event stream says of incidents; absent while nobody shows them. */
  incidents: DeskContext['incidents'];
  readonly #options: DeskOptions;
  readonly #config: ConfigLoader;
  readonly #live: Live;
  readonly #composers: Composers;
  readonly #threads = new Threads(
    (key, request) =>
      new Thread(this.backend, key, request ?? this.list.find(key), found => this.#follow(key, found)),
  );
  readonly #keys = new RequestKeys();
  /** Nobody was known when the path was made, and nobody before. */
  #isOwnerless = false;
  #moved: string | undefined;
  #view: View = { name: 'list' };

  constructor(options: DeskOptions) {
    super();
    const { backend, apiBase, user, painted } = options;
    this.#options = options;
    this.backend = backend;
    this.list = new RequestList(backend);
    this.#config = new ConfigLoader(backend, () => this.#onConfig());
    this.signedIn = new SignedIn(apiBase, this.#config);
    this.begun = this.configured.then(() => this.list.idle()).then(painted);
    const anonymous = this.signedIn.anonymousPath;
    this.path = (user ? Promise.resolve() : this.configured).then(() => {
      const key = user ?? this.config.user?.key;
      this.#isOwnerless = !key && this.signedIn.last === undefined;
      return key ? [apiBase, key] : anonymous;
    });
    this.#composers = new Composers({
      desk: this,
      anonymous: user ? undefined : anonymous,
      onTaken: sent => this.#onTaken(sent),
      onSaved: () => this.#live.updates?.broadcastDrafts(),
      onCallOff: key => this.#live.updates?.broadcastCallOff(key),
    });
    this.#live = new Live(this, this.#composers);
  }

  /** The API's base URL, absolute and with a slash at its end; another name for the page's own backend. */
  get apiBase(): string {
    return this.#options.apiBase;
  }

  get config(): Config {
    return this.#config.value;
  }

  get configured(): Promise<void> {
    return this.#config.loaded;
  }

  /** Asks the server whether the customer is the same as before. True where it does not answer. */
  async isSameCustomer(): Promise<boolean> {
    await this.configured;
    const config = await this.#config.load().catch(() => this.config);
    return config.user?.key === this.config.user?.key;
  }

  get view(): View {
    return this.#view;
  }

  /** @param view a thread is shown under its current key */
  show(to: View): void {
    const view = to.name === 'thread' ? { ...to, key: this.currentKey(to.key) } : to;
    this.#composers.leave();
    if (toJson(view) === toJson(this.#view)) return;
    if (view.name !== 'thread' || view.key !== this.justSent?.key) this.justSent = undefined;
    this.openThread?.more.end();
    this.#view = view;
    this.#live.updates?.pollSoon();
    // What was read or written in a thread changes its row.
    if (view.name === 'list') this.list.invalidate();
    this.changed();
  }

  choose(filter: StatusFilter, by?: FilterChooser): void {
    this.list.choose(filter, by);
    this.#live.updates?.pollSoon();
    this.changed();
  }

  get limits(): FileLimits {
    return limitsOf(this.config, this.maxAttachmentBytes);
  }

  /** Unread requests, whatever the filter: as the server counts them, else among those that are loaded. */
  get unreadCount(): number {
    return (
      this.list.unreadCount ??
      this.list.loaded.filter(request => !request.closed && this.isUnread(request)).length
    );
  }

  /** Whether a request has something new for the customer: by the server's mark, else by this browser's. */
  isUnread(request: SupportRequest): boolean {
    return request.unread ?? this.#readTracker?.isUnread(request) ?? false;
  }

  /** What was seen of the open thread before this visit, once that is known. */
  seenBefore(key: string): Seen | undefined {
    return this.#readTracker?.seenBefore(key);
  }

  /** The customer sees the thread. */
  markRead(key: string): void {
    this.#readTracker?.visit(this.thread(key));
  }

  currentKey(key: string): string {
    return this.#keys.current(key);
  }

  /** The key that the open request has got since it was opened; given once, to be announced to the page. */
  takeMoved(): string | undefined {
    const key = this.#moved;
    this.#moved = undefined;
    return key;
  }

  get openThread(): Thread | undefined {
    return this.#view.name === 'thread' ? this.thread(this.#view.key) : undefined;
  }

  /**
   * The thread of a request, one of those made last, else a new one.
   *
   * @param request what is loaded already, shown until the thread is
   */
  thread(asked: string, request?: SupportRequest): Thread {
    return this.#threads.get(this.currentKey(asked), request);
  }

  /** What is being written as a new request. */
  get newRequest(): Composer<SentRequest> {
    return this.#composers.newRequest;
  }

  /** What is being written under one request. */
  commentOn(key: string): Composer<Sent> {
    return this.#composers.commentOn(key);
  }

  /** See {@link Composers.commentsToSend}. */
  get commentsToSend(): Composers['commentsToSend'] {
    return this.#composers.commentsToSend;
  }

  prefill(prefill: Prefill): Promise<void> {
    return this.#composers.prefill(prefill);
  }

  takeSent(): readonly Sent[] {
    return this.#composers.takeSent();
  }

  /** Marks what is shown as out of date; the elements that show it load it anew. */
  refresh(): void {
    this.list.invalidate();
    this.openThread?.invalidate();
  }

  /** Somebody shows this desk: what is shown stays fresh. */
  wake(): void {
    this.#live.start();
  }

  /** Nobody shows this desk any more; resolves when all drafts are saved and what is being sent has ended. */
  async sleep(): Promise<void> {
    this.list.more.end();
    this.openThread?.more.end();
    this.#config.stop();
    this.#live.stop();
    await this.#composers.stop();
  }

  /** What support writes; absent until the file is loaded that finds it. */
  get replies(): Replies | undefined {
    return this.#live.updates?.replies;
  }

  /** See {@link Composers.save}. */
  save(): Promise<void> {
    return this.#composers.save();
  }

  /** Removes what is stored for this customer in the browser. */
  async signOut(): Promise<void> {
    await this.#composers.wipe();
    // First: it also ends what is on its way for the thread that is open.
    this.show({ name: 'list' });
    this.#threads.clear();
    this.#composers.clear();
    this.list.clear();
    this.#readTracker?.clear();
    await this.path;
    // Also what was stored before it was known who the customer is.
    const { apiBase, user } = this.#options;
    for (const key of [user, this.config.user?.key, '']) {
      for (const before of [[], [DISCARDED]]) await removeAll([...before, apiBase, key ?? '']);
    }
    this.signedIn.forget();
    this.#live.updates?.broadcastDrafts();
  }

  /**
   * The server knows a request under another key than it was asked for: letters of another case, a request that was merged. The view, the
   * draft and whatever is sent from now on go to that key.
   *
   * @returns whether they do; not where the server swaps keys to and fro
   */
  #follow(from: string, request: SupportRequest): boolean {
    const { key } = request;
    if (!this.#keys.add(from, key)) return false;
    this.#threads.move(from, request);
    this.#composers.move(from, key);
    if (this.#view.name === 'thread' && this.#view.key === from) {
      this.#moved = key;
      this.show({ name: 'thread', key });
    }
    return true;
  }

  get #readTracker(): ReadTracker | undefined {
    return this.#live.updates?.readTracker;
  }

  #onConfig(): void {
    this.signedIn.remember();
    const { user } = this.config;
    if (user && this.#isOwnerless) {
      // What was written on this page while nobody was known is theirs.
      this.#isOwnerless = false;
      this.path = Promise.resolve([this.#options.apiBase, user.key]);
      this.#composers.rebase();
    }
    this.changed();
  }

  #onTaken(sent: Sent): void {
    if (sent.name === 'support-comment-added') {
      const thread = this.thread(sent.detail.requestKey);
      thread.add(sent.detail.comment, sent.isCalledOff);
      thread.invalidate();
    } else {
      const { request } = sent.detail;
      this.#readTracker?.markSeen(request);
      this.thread(request.key, request).begin(request);
      this.justSent = { key: request.key, isCalledOff: sent.isCalledOff === true };
      this.list.add(request);
      this.list.invalidate();
    }
    this.#live.updates?.pollSoon();
  }
}
