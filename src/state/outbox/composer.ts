import { checkFile, type FileLimits } from '../../attachments/rules.ts';
import type { AddedFiles, RejectedFile } from './composer-snapshot.ts';
import type { DraftText } from './draft.ts';
import { SendingDraft, type SendingOptions } from './sending-draft.ts';
import { uuid } from './uuid.ts';

/** Typing is saved when it pauses for this many milliseconds. */
const SAVE_DELAY = 300;

export interface ComposerOptions<T> extends SendingOptions<T> {
  readonly limits: () => FileLimits;
}

/**
 * What the customer writes in one form or composer, from the first letter to the server's answer. Each class adds one job:
 *
 * - `DraftState`: text, files and problems in memory, and their snapshot
 * - `StoredDraft`: restores and saves it (`DraftStore`), and merges what other tabs have saved
 * - `SendingDraft`: checks it, waits for its uploads and sends it (`Delivery`), once
 * - `Composer`: what the customer does: types, adds and removes files, discards
 */
export class Composer<T> extends SendingDraft<T> {
  readonly #limits: () => FileLimits;

  constructor(options: ComposerOptions<T>) {
    super(options);
    this.#limits = options.limits;
  }

  /** Replaces the value of one field. */
  type<F extends keyof DraftText>(field: F, value: DraftText[F]): void {
    const before = this.text;
    if (value === before[field]) return;
    this.text = { ...before, [field]: value };
    this.sign();
    const problems = { ...this.fieldProblems, [field]: undefined };
    this.fieldProblems = this.fieldRules?.remaining(problems, before, this.text) ?? problems;
    this.cancelRetry();
    this.saveSoon(SAVE_DELAY);
    this.update();
  }

  /** Adds the files that fit the limits, and shows the others as rejected. */
  addFiles(files: readonly File[]): AddedFiles {
    const limits = this.#limits();
    const accepted: File[] = [];
    const rejected: RejectedFile[] = [];
    for (const file of files) {
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
    return { taken, rejected };
  }

  removeFile(id: string): void {
    this.sendProblem = undefined;
    this.cancelRetry();
    this.uploads.remove(id);
    this.saveSoon();
  }

  /** Takes the message about a rejected file off the page. */
  dismiss(id: string): void {
    this.rejected = this.rejected.filter(file => file.id !== id);
    this.update();
  }

  /** Ends the draft, and removes its files from the server. */
  async discard(): Promise<void> {
    // What is restored after that would stay.
    await this.restored;
    for (const { id } of this.uploads.items) this.uploads.remove(id);
    await this.end();
  }
}
