import { UNDO_TIME } from '../../time/undo-time.ts';
import { distinctName } from '../../attachments/distinct-name.ts';
import { checkFile, type FileLimits } from '../../attachments/rules.ts';
import type { AddedFiles, ComposerSnapshot, RejectedFile } from './composer-snapshot.ts';
import { contentOf, joinText, type Draft, type DraftText } from './draft.ts';
import type { DraftStore } from './draft-store.ts';
import { SendingDraft } from './sending-draft.ts';
import type { Allow, SendingOptions } from './sending-options.ts';
import { uploadsOf } from './stored-draft.ts';
import { uuid } from './uuid.ts';

/** Typing is saved when it pauses for this many milliseconds. */
const SAVE_DELAY = 300;
/** The first part of the path under which a draft is stored that was discarded a moment ago, and can be brought back. */
export const DISCARDED = 'discarded';

export interface ComposerOptions<T> extends SendingOptions<T> {
  readonly limits: () => FileLimits;
  continueIn?(answer: T): Composer<unknown>;
}

/**
 * What the customer writes in one form or composer, from the first letter to the server's answer. Each class adds one job:
 *
 * - `DraftState`: text, files and problems in memory, and their snapshot
 * - `StoredDraft`: restores and saves it (`DraftStore`), and merges what other tabs have saved
 * - `DeliveredDraft`: ends it once the server has it, or goes on with what was written since
 * - `SendingDraft`: checks it, waits for its uploads and sends it (`Delivery`), once
 * - `Composer`: what the customer does: types, adds and removes files, discards. Files that come while it is sent wait for the next draft.
 */
export class Composer<T> extends SendingDraft<T> {
  readonly #options: ComposerOptions<T>;
  /** What was discarded last, while it can be brought back; also stored, so that a reload does not end that time. */
  #discarded: (Draft & { readonly store: DraftStore }) | undefined;

  constructor(options: ComposerOptions<T>) {
    super(options);
    this.#options = options;
    void this.restored.then(() => this.#restoreDiscarded());
  }

  /** Replaces the value of one field. */
  type<F extends keyof DraftText>(field: F, value: DraftText[F]): void {
    const before = this.text;
    if (value === before[field]) return;
    this.text = { ...before, [field]: value };
    this.sign();
    const problems = { ...this.fieldProblems, [field]: undefined };
    this.fieldProblems = this.fieldRules?.remaining(problems, before, this.text) ?? problems;
    if (this.sendProblem?.is === 'stopped') this.sendProblem = undefined;
    this.cancelRetry();
    this.saveSoon(SAVE_DELAY);
    this.update();
  }

  /** Runs what fills in something for the page. Where the customer has written nothing before, it is no writing of theirs. */
  fill(act: (before: ComposerSnapshot) => void): void {
    const { snapshot } = this;
    act(snapshot);
    const { text, hasDraft } = this.snapshot;
    if (text === snapshot.text || !hasDraft || (snapshot.hasDraft && !snapshot.isGiven)) return;
    this.type('more', { ...text.more, kept: { ...text.more?.kept, given: contentOf(text) } });
  }

  override send(allow?: Allow): Promise<T | undefined> {
    const sending = super.send(allow);
    sending.then(
      answer => this.#release(answer),
      () => this.#release(),
    );
    return sending;
  }

  /**
   * Adds the files that fit the limits, under names of their own, and shows the others as rejected. While the draft is being sent they
   * wait for the next one.
   *
   * @param folders the names of folders that were dropped with them
   */
  addFiles(files: readonly File[], folders: readonly string[] = []): AddedFiles {
    const rejected = folders.map((name): RejectedFile => ({ id: uuid(), name, size: 0, reason: 'folder' }));
    const others = [...this.uploads.items.map(({ file }) => file), ...this.held];
    const named = withDistinctNames(files, others);
    if (this.isSending) {
      this.held = [...this.held, ...named];
      this.rejected = rejected;
      this.update();
      return { taken: [], held: named, rejected };
    }
    const limits = this.#options.limits();
    const accepted: File[] = [];
    for (const file of named) {
      const reason = checkFile(file, limits, this.uploads.items.length + accepted.length);
      if (reason) rejected.push({ id: uuid(), name: file.name, size: file.size, reason });
      else accepted.push(file);
    }
    this.rejected = rejected;
    this.sendProblem = undefined;
    this.cancelRetry();
    this.sign();
    const taken = this.uploads.add(accepted);
    this.saveSoon();
    return { taken, held: [], rejected };
  }

  removeFile(id: string): void {
    this.sendProblem = undefined;
    this.cancelRetry();
    this.uploads.remove(id);
    this.saveSoon();
  }

  /** Removes the message about a rejected file. */
  dismiss(id: string): void {
    this.rejected = this.rejected.filter(file => file.id !== id);
    this.update();
  }

  /** Ends the draft, and removes its files from the server. It can be brought back until {@link forget} is called. */
  async discard(): Promise<void> {
    await this.#discardInto(await this.storeFor(DISCARDED));
  }

  /** Ends the draft for good, and what was discarded before it. */
  async wipe(): Promise<void> {
    await this.forget();
    await this.#discardInto(undefined);
  }

  /** Brings back what was discarded, before what was written since. Its files are uploaded anew. */
  async restoreDiscarded(): Promise<void> {
    const discarded = this.#discarded;
    if (!discarded) return;
    this.#discarded = undefined;
    this.isDiscarded = false;
    this.writer ??= discarded.writer;
    this.add(discarded.text, uploadsOf(discarded), true);
    await this.save(discarded.store);
    await discarded.store.clear();
  }

  /** What was discarded cannot be brought back any more. */
  async forget(): Promise<void> {
    const { store } = this.#discarded ?? {};
    this.#discarded = undefined;
    this.isDiscarded = false;
    this.update();
    await store?.clear();
  }

  async #discardInto(store: DraftStore | undefined): Promise<void> {
    // What is restored after that would stay.
    await this.restored;
    // What was discarded a moment ago comes back with this.
    const before = store && this.#discarded;
    const text = before ? joinText(before.text, this.text) : this.text;
    const writer = before?.writer ?? this.writer;
    // Under new ids: the server would repeat its answer about an upload that it has removed.
    const files = [...(before?.files ?? []), ...this.uploads.items.map(({ file }) => ({ id: uuid(), file }))];
    for (const { id } of this.uploads.items) this.uploads.remove(id);
    this.held = [];
    this.isDiscarded = store !== undefined;
    this.#discarded = store && { text, files, writer, store };
    // In one write: a page that is closed in between leaves one of the two.
    const saved = store?.save({ text, files, writer }, { from: this.store });
    await this.end();
    await saved;
  }

  /** After a reload. */
  async #restoreDiscarded(): Promise<void> {
    const store = await this.storeFor(DISCARDED);
    const stored = await store.load();
    if (!stored || this.#discarded) return;
    if (Date.now() - stored.savedAt > UNDO_TIME) return store.clear();
    this.#discarded = { ...stored, store };
    this.isDiscarded = true;
    this.update();
  }

  /** Adds what came while the draft was being sent: to this one where it was not sent, else to the one that comes next. */
  #release(answer?: T): void {
    const { held, sendProblem } = this;
    if (held.length === 0) return;
    this.held = [];
    const next = answer === undefined ? undefined : this.#options.continueIn?.(answer);
    (next ?? this).addFiles(held);
    this.sendProblem = sendProblem;
    this.update();
  }
}

const renamed = (file: File, name: string): File =>
  name === file.name ? file : new File([file], name, { type: file.type, lastModified: file.lastModified });

/** Files under names by which they can be told apart from each other and from those that are there. */
function withDistinctNames(files: readonly File[], others: readonly File[]): readonly File[] {
  const names = others.map(({ name }) => name);
  return files.map(file => {
    const name = distinctName(file, names);
    names.push(name);
    return renamed(file, name);
  });
}
