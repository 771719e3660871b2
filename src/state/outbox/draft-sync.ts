import type { StorageKey } from '../storage/storage.ts';
import { EMPTY_TEXT, isSameText, joinText, type Draft, type DraftText } from './draft.ts';
import type { DraftState } from './draft-state.ts';
import { DraftStore } from './draft-store.ts';
import type { Upload } from './uploads.ts';

/** Typing is saved when it pauses for this many milliseconds. */
export const SAVE_DELAY = 300;

export interface DraftSyncOptions {
  /** Where the draft is stored; resolves when it is known who the customer is. */
  readonly path: Promise<StorageKey>;
  /** Where text is stored until then; a draft that is found there later belongs to the first customer who is known. */
  readonly anonymous?: StorageKey | undefined;
  /** A draft was saved or ended: other tabs should load it. */
  readonly onSaved?: () => void;
}

/** Keeps a draft and its stored version the same: restores, saves, and merges what other tabs have written. */
export class DraftSync {
  /** Settles when a stored draft is restored. */
  readonly restored: Promise<void>;
  /** Whether {@link restored} has settled. */
  isRestored = false;
  readonly #draft: DraftState;
  readonly #options: DraftSyncOptions;
  /** Present once the path is known; the version that it loaded last is the one shown here. */
  #store: DraftStore | undefined;
  readonly #anonymous: DraftStore | undefined;
  /** Present while something is not saved yet. */
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(draft: DraftState, options: DraftSyncOptions) {
    this.#draft = draft;
    this.#options = options;
    if (options.anonymous) this.#anonymous = new DraftStore(options.anonymous);
    this.restored = this.#restore();
    void this.restored.then(() => this.#adopt());
  }

  /** What the draft is stored in, for another draft that goes on from it. */
  get store(): DraftStore | undefined {
    return this.#store;
  }

  /** Identifies the stored version, in all tabs; absent while something here is not saved yet. */
  get stamp(): string | undefined {
    return this.#timer ? undefined : this.#store?.stamp;
  }

  /** Saves after `delay` milliseconds without another call. */
  saveSoon(delay = 0): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      // It may take long until the path is known.
      if (!this.#store) this.saveNow();
      void this.save();
    }, delay);
  }

  /** Saves the text synchronously, where it is not saved yet: the page may be gone before storage answers. */
  saveNow(): void {
    if (this.#timer) (this.#store ?? this.#anonymous)?.saveNow(this.#record());
  }

  /**
   * Saves what is not saved yet; without that nothing is written, so that a draft which another tab has sent does not come back.
   *
   * @param from the stored draft that goes on here, and ends with this write
   */
  async save(from?: DraftStore): Promise<void> {
    const draft = this.#draft;
    if (!this.#isBusy()) return;
    clearTimeout(this.#timer);
    const timer = this.#timer;
    // A letter typed before the draft was restored must not replace it.
    await this.restored;
    let savedIn: typeof draft.savedIn;
    if (draft.snapshot.hasDraft) savedIn = await this.#saveMerged(from);
    else if (draft.savedIn) await this.#store?.clear();
    // Until here a page that goes away has to save the text synchronously.
    if (this.#timer === timer) this.#timer = undefined;
    this.#options.onSaved?.();
    if (savedIn === draft.savedIn) return;
    draft.savedIn = savedIn;
    draft.update();
  }

  /** Loads what another tab has saved, unless something here is not saved yet: then saving merges the two. */
  async load(): Promise<void> {
    const draft = this.#draft;
    await this.restored;
    const store = new DraftStore(await this.#options.path);
    const before = draft.text;
    // A storage that fails is not an empty one.
    const stored = await store.load('throw').catch(() => null);
    // A draft that was ended meanwhile does not come back either.
    if (stored === null || this.#isBusy() || draft.text !== before) return;
    // It is the version that was saved here: a retry goes on.
    if (stored && store.stamp === this.#store?.stamp && isSameText(stored.text, before)) return;
    this.#store = store;
    draft.text = stored?.text ?? EMPTY_TEXT;
    draft.delivery.submission = stored?.submission;
    // What waits here for a retry is another version.
    if (!draft.delivery.submission?.pending) draft.takeOver();
    draft.savedIn = stored?.savedIn;
    draft.uploads.restore(uploadsOf(stored), true);
    draft.update();
  }

  /** Adds text and files from elsewhere. */
  add(text: DraftText, items: readonly Upload[]): void {
    const draft = this.#draft;
    draft.edit({ text: joinText(draft.text, text) });
    draft.uploads.restore(items);
    this.saveSoon();
  }

  /** Ends the draft, here and in storage. */
  async end(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#draft.clear();
    await this.#store?.clear();
    this.#options.onSaved?.();
  }

  /** Whether something is not saved yet, or being sent. */
  #isBusy(): boolean {
    return Boolean(this.#timer) || this.#draft.isSending;
  }

  async #restore(): Promise<void> {
    const path = await this.#options.path;
    // What was saved there synchronously is still here, and newer.
    this.#anonymous?.forgetNow();
    this.#store = new DraftStore(path);
    await this.#join();
    this.isRestored = true;
    this.#draft.update();
  }

  /** Adds what was saved before it was known who the customer is. */
  async #adopt(): Promise<void> {
    const [, user] = await this.#options.path;
    const store = user ? this.#anonymous : undefined;
    const stored = await store?.load();
    if (!stored) return;
    this.add(stored.text, uploadsOf(stored));
    await this.save(store);
    await store?.clear();
  }

  /** Saves, and merges what other tabs have saved before, however often one is faster. */
  async #saveMerged(from?: DraftStore): Promise<'disk' | 'memory' | undefined> {
    for (;;) {
      const result = await this.#store?.save(this.#record(), from);
      if (result !== 'conflict') return result;
      await this.#merge();
    }
  }

  /** Resolves a conflict: both versions become one draft, and the customer is told so. */
  async #merge(): Promise<void> {
    const draft = this.#draft;
    const before = draft.text;
    await this.#join();
    if (isSameText(draft.text, before)) return;
    draft.takeOver();
    draft.sendProblem = { is: 'merged' };
  }

  /** Puts the stored version before what is here. */
  async #join(): Promise<void> {
    const draft = this.#draft;
    const stored = await this.#store?.load();
    if (!stored) return;
    draft.text = joinText(stored.text, draft.text);
    draft.delivery.meet(stored.submission);
    if (!isSameText(draft.text, stored.text)) draft.delivery.hold();
    draft.savedIn = stored.savedIn;
    draft.uploads.restore(uploadsOf(stored));
    draft.update();
  }

  #record(): Draft {
    const { text, uploads, delivery } = this.#draft;
    return {
      text,
      files: uploads.items.map(({ id, file, state }) => ({
        id,
        file,
        attachment: state.is === 'done' ? state.attachment : undefined,
      })),
      submission: delivery.submission,
    };
  }
}

const uploadsOf = (draft: Draft | undefined): Upload[] =>
  (draft?.files ?? []).map(({ id, file, attachment }) => ({
    id,
    file,
    state: attachment ? { is: 'done', attachment } : { is: 'queued' },
  }));
