import type { SupportBackend } from '../../backends/backend.ts';
import { checkFile, type FileLimits } from '../../attachments/rules.ts';
import { Observable } from '../observable.ts';
import type { Retry } from '../retry.ts';
import type { ComposerSnapshot, RejectedFile } from './composer-snapshot.ts';
import { Delivery, type Outgoing } from './delivery.ts';
import type { DraftText } from './draft.ts';
import { DraftState } from './draft-state.ts';
import type { DraftStore } from './draft-store.ts';
import { DraftSync, SAVE_DELAY, type DraftSyncOptions } from './draft-sync.ts';
import { Sending, type Continuation, type SendingOptions } from './sending.ts';
import { Uploads, type Upload } from './uploads.ts';
import { uuid } from './uuid.ts';

export interface ComposerOptions<T> extends DraftSyncOptions, SendingOptions<T> {
  readonly backend: SupportBackend;
  readonly limits: () => FileLimits;
  readonly submit: (outgoing: Outgoing, idempotencyKey: string) => Promise<T>;
}

/** What the customer writes in one form or composer, from the first letter to the server's answer. */
export class Composer<T> extends Observable implements Continuation {
  readonly uploads: Uploads;
  readonly #draft: DraftState;
  readonly #sync: DraftSync;
  readonly #sending: Sending<T>;
  readonly #limits: () => FileLimits;

  constructor(options: ComposerOptions<T>) {
    super();
    this.#limits = options.limits;
    this.uploads = new Uploads(options.backend);
    const delivery = new Delivery(options.submit, () => this.save());
    this.#draft = new DraftState(
      this.uploads,
      delivery,
      () => this.#sending.again(),
      () => this.changed(),
    );
    this.#sync = new DraftSync(this.#draft, options);
    this.#sending = new Sending(this.#draft, this.#sync, delivery, options);
  }

  get snapshot(): ComposerSnapshot {
    return this.#draft.snapshot;
  }

  /** When the draft is sent again by itself. */
  get retry(): Retry {
    return this.#draft.retry;
  }

  /** Settles when a stored draft is restored. */
  get restored(): Promise<void> {
    return this.#sync.restored;
  }

  /** See {@link Sending.driver}. */
  get driver(): Sending<T>['driver'] {
    return this.#sending.driver;
  }

  set driver(driver: Sending<T>['driver']) {
    this.#sending.driver = driver;
  }

  /** Replaces the value of one field. */
  type<F extends keyof DraftText>(field: F, value: DraftText[F]): void {
    const draft = this.#draft;
    if (value === draft.text[field]) return;
    draft.edit({
      text: { ...draft.text, [field]: value },
      fieldProblems: { ...draft.fieldProblems, [field]: undefined },
    });
    this.#sync.saveSoon(SAVE_DELAY);
  }

  /** Adds the files that fit the limits, and shows the others as rejected. */
  addFiles(files: readonly File[]): { taken: readonly Upload[]; rejected: readonly RejectedFile[] } {
    const limits = this.#limits();
    const accepted: File[] = [];
    const rejected: RejectedFile[] = [];
    for (const file of files) {
      const reason = checkFile(file, limits, this.uploads.items.length + accepted.length);
      if (reason) rejected.push({ id: uuid(), name: file.name, size: file.size, reason });
      else accepted.push(file);
    }
    this.#draft.edit({ rejected, sendProblem: undefined });
    const taken = this.uploads.add(accepted);
    this.#sync.saveSoon();
    return { taken, rejected };
  }

  removeFile(id: string): void {
    this.#draft.edit({ sendProblem: undefined });
    this.uploads.remove(id);
    this.#sync.saveSoon();
  }

  /** Takes the message about a rejected file off the page. */
  dismiss(id: string): void {
    this.#draft.rejected = this.#draft.rejected.filter(file => file.id !== id);
    this.#draft.update();
  }

  /** See {@link Sending.send}. */
  send(allow: (draft: ComposerSnapshot) => boolean = () => true): Promise<T | undefined> {
    return this.#sending.send(allow);
  }

  /** Goes on with what was being sent when the page was closed; called once the page's first rows are rendered. */
  async resume(): Promise<void> {
    await this.restored;
    if (this.#draft.delivery.submission?.pending && this.retry.wait === undefined) this.#sending.again();
  }

  /** Stops retries; resolves when nothing is on its way, however that ended, and what is left is saved. */
  async idle(): Promise<void> {
    this.retry.stop();
    this.uploads.retries.stop();
    await this.#sending.idle();
    await this.uploads.settled();
    await this.save();
  }

  /** Ends the draft, and removes its files from the server. */
  async discard(): Promise<void> {
    // What is restored after that would stay.
    await this.restored;
    for (const { id } of this.uploads.items) this.uploads.remove(id);
    await this.#sync.end();
  }

  /** See {@link DraftSync.saveNow}. */
  saveNow(): void {
    this.#sync.saveNow();
  }

  /** See {@link DraftSync.save}. */
  save(): Promise<void> {
    return this.#sync.save();
  }

  /** See {@link DraftSync.load}. */
  sync(): Promise<void> {
    return this.#sync.load();
  }

  /** See {@link Continuation}. */
  continueWith(text: DraftText, items: readonly Upload[], from: DraftStore | undefined): Promise<void> {
    return this.#sending.continueWith(text, items, from);
  }
}
