import type { SupportBackend } from '../../backends/backend.ts';
import type { AdoptedPath, SignedIn } from '../signed-in.ts';
import type { StorageKey } from '../storage/storage.ts';
import { EMPTY_TEXT, isSameText, joinText, type Draft, type DraftText } from './draft.ts';
import { DraftState } from './draft-state.ts';
import { DraftStore } from './draft-store.ts';
import type { Upload } from './uploads.ts';

export interface StoredDraftOptions {
  readonly backend: SupportBackend;
  /** Where the draft is stored; resolves when it is known who the customer is. */
  readonly path: Promise<StorageKey>;
  /** Where text is stored until then; absent where the customer is known from the start. */
  readonly anonymous?: StorageKey | undefined;
  /** Where a customer's drafts from times when nobody was known may be. */
  readonly adopts?: ((user: string) => readonly AdoptedPath[]) | undefined;
  readonly signedIn?: SignedIn | undefined;
  /** A draft was saved or ended: other tabs should load it. */
  readonly onSaved?: () => void;
}

/** A draft that stays the same as its stored version: restores, saves, and merges what other tabs have written. */
export abstract class StoredDraft extends DraftState {
  /** Settles when a stored draft is restored. */
  readonly restored: Promise<void>;
  /** Present once the path is known; the version that it loaded last is the one shown here. */
  store: DraftStore | undefined;
  protected isRestored = false;
  readonly #options: StoredDraftOptions;
  readonly #anonymous: DraftStore | undefined;
  #path: Promise<StorageKey>;
  /** Moves to other paths that have not ended, one after another. */
  #moves = 0;
  #lastMove: Promise<void> = Promise.resolve();
  /** Present while something is not saved yet. */
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: StoredDraftOptions) {
    super(options.backend, options.signedIn);
    this.#options = options;
    this.#path = options.path;
    if (options.anonymous) this.#anonymous = new DraftStore(options.anonymous);
    this.restored = this.#restore();
    void this.restored.then(() => this.#adopt());
  }

  /** Identifies the stored version, in all tabs; absent while something here is not saved yet. */
  get stamp(): string | undefined {
    return this.#timer ? undefined : this.store?.stamp;
  }

  /** Saves after `delay` milliseconds without another call. */
  saveSoon(delay = 0): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      // It may take long until the path is known.
      if (!this.store) this.saveNow();
      void this.save();
    }, delay);
  }

  /** Saves the text synchronously, where it is not saved yet: the page may be gone before storage answers. */
  saveNow(): void {
    if (this.#timer) (this.store ?? this.#anonymous)?.saveNow(this.#record());
  }

  /**
   * Saves what is not saved yet, and while the draft is sent how far that is. Nothing else is written, so that a draft which another
   * tab has sent or discarded does not come back.
   *
   * @param from the stored draft that goes on here, and ends with this write
   */
  async save(from?: DraftStore): Promise<void> {
    if (!this.#isBusy()) return;
    clearTimeout(this.#timer);
    const timer = this.#timer;
    // Asked when it is this write's turn: one before it may have saved all that is here.
    const unlessEnded = () => this.#timer === undefined;
    // A letter typed before the draft was restored must not replace it.
    await this.restored;
    let savedIn: typeof this.savedIn;
    if (this.snapshot.hasDraft) savedIn = await this.#saveMerged({ from, unlessEnded });
    else if (this.savedIn) await this.store?.clear();
    // Until here a page that goes away has to save the text synchronously.
    if (this.#timer === timer) this.#timer = undefined;
    this.#options.onSaved?.();
    const savedAt = savedIn && this.store?.savedAt;
    if (savedIn === this.savedIn && savedAt === this.savedAt) return;
    this.savedIn = savedIn;
    this.savedAt = savedAt;
    this.update();
  }

  /** Loads what another tab has saved, unless something here is not saved yet: then saving merges the two. */
  async sync(): Promise<void> {
    await this.restored;
    if (this.#moves > 0) return;
    const path = this.#path;
    const store = new DraftStore(await path);
    const before = this.text;
    // A storage that fails is not an empty one.
    const stored = await store.load('throw').catch(() => null);
    // A draft that was ended meanwhile does not come back either, and one that goes elsewhere is not stored there yet.
    if (stored === null || path !== this.#path || this.#isBusy() || this.text !== before) return;
    // It is the version that was saved here: a retry goes on.
    if (stored && store.stamp === this.store?.stamp && isSameText(stored.text, before)) return;
    this.store = store;
    this.text = stored?.text ?? EMPTY_TEXT;
    this.writer = stored?.writer;
    this.delivery.submission = stored?.submission;
    // What waits here for a retry is another version.
    if (!stored?.submission?.pending) this.cancelRetry();
    this.savedIn = stored?.savedIn;
    this.savedAt = stored?.savedAt;
    this.uploads.restore(uploadsOf(stored), true);
  }

  /**
   * Goes on with text and files of another draft, of which the server has taken an earlier version.
   *
   * @param from where they are stored; ends in the same write
   */
  async continueWith(text: DraftText, items: readonly Upload[], from: DraftStore | undefined): Promise<void> {
    await this.restored;
    this.add(text, items);
    await this.save(from);
    await this.showTaken();
  }

  /**
   * The draft goes on at another path, joined with what is stored there.
   *
   * @param ready resolves when nothing of the composer that used that path is on its way
   */
  moveTo(path: Promise<StorageKey>, ready?: Promise<void>): Promise<void> {
    this.#path = path;
    this.#moves++;
    const move = () => this.#move(path, ready);
    // Also after one that failed.
    this.#lastMove = this.#lastMove.then(move, move).finally(() => this.#moves--);
    return this.#lastMove;
  }

  async #move(path: Promise<StorageKey>, ready: Promise<void> | undefined): Promise<void> {
    await this.restored;
    await ready;
    const from = this.store;
    this.store = new DraftStore(await path);
    await this.#join();
    this.saveSoon();
    await this.save(from);
    await from?.clear();
  }

  /** Tells the customer that the server has an earlier version. */
  async showTaken(): Promise<void> {
    this.sendProblem = { is: 'taken' };
    await this.save();
    this.update();
  }

  /**
   * Ends the draft, here and in storage.
   *
   * @param sent the text that the server has taken, with all files that are here
   */
  async end(sent?: DraftText): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const record = sent && { ...this.#record(), text: sent };
    this.clear();
    await this.store?.clear(record);
    this.#options.onSaved?.();
  }

  /** Where something else of this draft is stored, under a name. */
  protected async storeFor(name: string): Promise<DraftStore> {
    return new DraftStore([name, ...(await this.#path)]);
  }

  /** Whether another tab has sent or discarded it; not where something here is not saved yet. */
  protected async isEndedElsewhere(): Promise<boolean> {
    return !this.#timer && (await this.store?.isEnded()) === true;
  }

  /** Whether something is not saved yet, or being sent. */
  #isBusy(): boolean {
    return Boolean(this.#timer) || this.isSending;
  }

  async #restore(): Promise<void> {
    const path = await this.#path;
    // What was saved there synchronously is still here, and newer.
    this.#anonymous?.removeLate();
    this.store = new DraftStore(path);
    await this.#join();
    this.isRestored = true;
    this.update();
  }

  /** Adds what was saved before it was known who the customer is. */
  async #adopt(): Promise<void> {
    const [, user] = await this.#options.path;
    for (const { path, isShared } of (user && this.#options.adopts?.(user)) || []) {
      const store = new DraftStore(path);
      const stored = await store.load();
      if (!stored || (isShared && !stored.isOfThisPage)) continue;
      this.add(stored.text, uploadsOf(stored));
      await this.save(store);
      await store.clear();
    }
  }

  /** Adds text and files from elsewhere. @param isBefore whether the text is put before what is written here, not after it */
  protected add(text: DraftText, items: readonly Upload[], isBefore = false): void {
    this.text = isBefore ? joinText(text, this.text) : joinText(this.text, text);
    this.cancelRetry();
    this.uploads.restore(items);
    this.saveSoon();
  }

  /** Saves, and merges what other tabs have saved before, however often one is faster. */
  async #saveMerged(options: Parameters<DraftStore['save']>[1]): Promise<'disk' | 'memory' | undefined> {
    for (;;) {
      const result = await this.store?.save(this.#record(), options);
      if (result === 'ended') return undefined;
      if (result !== 'conflict') return result;
      // Both versions become one draft, and the customer is told so.
      const before = this.text;
      await this.#join();
      if (isSameText(this.text, before)) continue;
      this.cancelRetry();
      this.sendProblem = { is: 'merged' };
    }
  }

  /** Puts the stored version before what is here. */
  async #join(): Promise<void> {
    const stored = await this.store?.load();
    if (!stored) return;
    this.text = joinText(stored.text, this.text);
    this.writer = stored.writer ?? this.writer;
    this.delivery.adopt(stored.submission);
    // What was written or chosen here since then is not sent without a press of Send.
    const isMore = this.uploads.items.some(({ id }) => !stored.files.some(file => file.id === id));
    if (isMore || !isSameText(this.text, stored.text)) this.delivery.setPending();
    this.savedIn = stored.savedIn;
    this.savedAt = stored.savedAt;
    this.uploads.restore(uploadsOf(stored));
  }

  #record(): Draft {
    const files = this.uploads.items.map(({ id, file, state }) => ({
      id,
      file,
      attachment: state.is === 'done' ? state.attachment : undefined,
    }));
    const { text, writer } = this;
    return { text, files, submission: this.delivery.submission, writer };
  }
}

export const uploadsOf = (draft: Pick<Draft, 'files'> | undefined): Upload[] =>
  (draft?.files ?? []).map(({ id, file, attachment }) => ({
    id,
    file,
    state: attachment ? { is: 'done', attachment } : { is: 'queued' },
  }));
