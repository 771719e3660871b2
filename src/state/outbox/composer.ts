import type { SupportBackend } from '../../backends/backend.ts';
import { checkFile, type FileLimits } from '../../attachments/rules.ts';
import { toJson } from '../../http/json.ts';
import { problemOf, type Problem } from '../../model.ts';
import type { ComposerSnapshot, RejectedFile, SendProblem } from './composer-snapshot.ts';
import { Delivery, type Outgoing } from './delivery.ts';
import { DraftStore, joinText, type Draft, type DraftText, type SaveResult } from './draft-store.ts';
import type { FieldRules } from './field-problems.ts';
import { Observable } from '../observable.ts';
import { isPassing, Retry } from '../retry.ts';
import type { StorageKey } from '../storage/storage.ts';
import { Uploads, type Upload } from './uploads.ts';
import { uuid } from './uuid.ts';

/** Typing is written to storage when it pauses for this many milliseconds. */
const SAVE_DELAY = 300;

export interface ComposerOptions<T> {
  readonly backend: SupportBackend;
  /** Resolves when it is known who the person is. */
  readonly path: Promise<StorageKey>;
  /** Where words are kept until then; what is found there later belongs to the first who is known. */
  readonly anonymous?: StorageKey | undefined;
  readonly limits: () => FileLimits;
  /** Fields that may not stay as they are. */
  readonly check: (text: DraftText, files: number) => ComposerSnapshot['fieldProblems'];
  /** What makes a request of its own of it, where something does. */
  followUp?(): Promise<Outgoing['followUp']>;
  readonly submit: (outgoing: Outgoing, idempotencyKey: string) => Promise<T>;
  /** The server has an earlier version; gives the composer in which what was written since goes on, if not this one. */
  continueIn?(answer: T): Composer<unknown>;
  /**
   * The server has taken it.
   *
   * @param files what was chosen
   * @param silent nobody shows this, and so nobody tells
   */
  onSent?(answer: T, files: readonly Upload[], silent: boolean): void;
  /** A draft was written, for other tabs to look at. */
  readonly onSaved?: () => void;
}

const EMPTY: DraftText = { summary: '', body: '' };

const isSame = (one: DraftText, other: DraftText): boolean => toJson(one) === toJson(other);

/** What the person writes in one form or composer, from the first letter to the server's "yes". */
export class Composer<T> extends Observable {
  readonly uploads: Uploads;
  /** Settles when a kept draft is back. */
  readonly restored: Promise<void>;
  /** When it is sent again by itself. */
  readonly retry: Retry;
  /** Sends on behalf of the element that shows this, which then tells how it went; without one it is sent silently. */
  driver: (() => void) | undefined;
  /** Checks the custom fields; set by the form's part that shows them, without which the server decides. */
  fieldRules: FieldRules | undefined;
  readonly #options: ComposerOptions<T>;
  readonly #delivery: Delivery<T>;
  /** There once it is known who the person is; what it last read is what this composer shows. */
  #store: DraftStore | undefined;
  readonly #anonymous: DraftStore | undefined;
  #text = EMPTY;
  #refused: readonly RejectedFile[] = [];
  #faults: ComposerSnapshot['fieldProblems'] = {};
  #fault: SendProblem | undefined;
  #isRestored = false;
  #sending: Promise<T | undefined> | undefined;
  /** Nobody pressed Send for what is sent next: it goes on by itself. */
  #isAgain = false;
  #kept: 'disk' | 'memory' | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #snapshot: ComposerSnapshot | undefined;

  constructor(options: ComposerOptions<T>) {
    super();
    this.#options = options;
    this.uploads = new Uploads(options.backend);
    this.uploads.subscribe(() => this.#update());
    this.#delivery = new Delivery(options.submit, () => this.save());
    this.retry = new Retry(
      () => this.#sendAgain(),
      () => this.#update(),
    );
    if (options.anonymous) this.#anonymous = new DraftStore(options.anonymous);
    this.restored = this.#restore();
    void this.restored.then(() => this.#adopt());
  }

  get snapshot(): ComposerSnapshot {
    const files = this.uploads.items;
    const { summary, body, more } = this.#text;
    return (this.#snapshot ??= {
      text: this.#text,
      files,
      rejected: this.#refused,
      fieldProblems: this.#faults,
      sendProblem: this.#fault,
      sending: this.#sending !== undefined,
      hasDraft: Boolean(summary || body || more?.fields) || files.length > 0,
      savedIn: this.#kept,
    });
  }

  /**
   * Whether only the customer decides what becomes of the draft: a stored one is back, and it is neither on its way nor
   * going to be sent by itself.
   */
  get isAtRest(): boolean {
    return (
      this.#isRestored &&
      !this.#sending &&
      this.retry.wait === undefined &&
      !this.#delivery.submission?.pending
    );
  }

  /** What the person typed into one field. */
  type<F extends keyof DraftText>(field: F, value: DraftText[F]): void {
    if (value === this.#text[field]) return;
    const before = this.#text;
    this.#text = { ...before, [field]: value };
    const faults = { ...this.#faults, [field]: undefined };
    this.#faults = this.fieldRules?.remaining(faults, before, this.#text) ?? faults;
    this.#takeOver();
    this.#keep(SAVE_DELAY);
    this.#update();
  }

  /** Takes the files that fit and tells of the others. */
  addFiles(files: readonly File[]): { taken: readonly Upload[]; rejected: readonly RejectedFile[] } {
    const limits = this.#options.limits();
    const good: File[] = [];
    const rejected: RejectedFile[] = [];
    for (const file of files) {
      const reason = checkFile(file, limits, this.uploads.items.length + good.length);
      if (reason) rejected.push({ id: uuid(), name: file.name, size: file.size, reason });
      else good.push(file);
    }
    this.#refused = rejected;
    this.#fault = undefined;
    this.#takeOver();
    const taken = this.uploads.add(good);
    this.#keep();
    return { taken, rejected };
  }

  removeFile(id: string): void {
    this.#fault = undefined;
    this.#takeOver();
    this.uploads.remove(id);
    this.#keep();
  }

  /** Takes the word of a file that was refused off the page. */
  dismiss(id: string): void {
    this.#refused = this.#refused.filter(file => file.id !== id);
    this.#update();
  }

  /**
   * Sends what is there, once however often it is called meanwhile. Resolves with the server's answer, or with
   * `undefined` when it was not sent, which the snapshot then explains.
   *
   * @param allow the last word before the call, with what would be sent
   */
  send(allow: (draft: ComposerSnapshot) => boolean = () => true): Promise<T | undefined> {
    if (!this.#sending) {
      this.#sending = this.#send(allow).finally(() => {
        // What became of it, too.
        void this.save();
        this.#sending = undefined;
        this.#update();
      });
      this.#update();
    }
    return this.#sending;
  }

  /** Goes on with what is in the outbox, where nothing else does. */
  async resume(): Promise<void> {
    await this.restored;
    if (this.#delivery.submission?.pending && this.retry.wait === undefined) this.#sendAgain();
  }

  /** Resolves when nothing is on its way, however that ended, and what is left is kept. */
  async idle(): Promise<void> {
    this.retry.stop();
    this.uploads.retries.stop();
    await this.#sending?.catch(() => {});
    await this.uploads.settled();
    await this.save();
  }

  /** Ends the draft. */
  async discard(): Promise<void> {
    // What comes back late would stand there again.
    await this.restored;
    for (const { id } of this.uploads.items) this.uploads.remove(id);
    await this.#clear();
  }

  /** Writes what was typed last, at once: the page may be gone before storage answers. */
  saveNow(): void {
    if (this.#timer) (this.#store ?? this.#anonymous)?.saveNow(this.#draft());
  }

  /**
   * Writes the draft now, where something of it is not kept yet: what another tab sent or changed must not come back.
   *
   * @param from the draft that goes on here
   */
  async save(from?: DraftStore): Promise<void> {
    if (!this.#isBusy()) return;
    clearTimeout(this.#timer);
    const timer = this.#timer;
    // What was kept comes back first: a letter typed meanwhile must not replace it.
    await this.restored;
    let kept: SaveResult | undefined;
    if (this.snapshot.hasDraft) {
      // However often another tab is faster.
      while ((kept = await this.#store?.save(this.#draft(), from)) === 'conflict') await this.#merge();
    } else if (this.#kept) await this.#store?.clear();
    // Until here a page that goes away has to keep the words in another way.
    if (this.#timer === timer) this.#timer = undefined;
    this.#options.onSaved?.();
    if (kept === this.#kept) return;
    this.#kept = kept as ComposerSnapshot['savedIn'];
    this.#update();
  }

  /** Another tab wrote this draft: takes that version, unless something here is not kept yet. */
  async sync(): Promise<void> {
    await this.restored;
    const store = new DraftStore(await this.#options.path);
    const before = this.#text;
    // What can't be read now is not gone.
    const draft = await store.load('throw').catch(() => null);
    // Saving will find the other version, and join the two; and what was ended meanwhile does not come back.
    if (draft === null || this.#isBusy() || this.#text !== before) return;
    // It is what this one wrote itself: what waits here goes on waiting.
    if (draft && store.stamp === this.#store?.stamp && isSame(draft.text, before)) return;
    this.#store = store;
    this.#text = draft?.text ?? EMPTY;
    this.#delivery.submission = draft?.submission;
    // What waits here for the connection was another version: this one waits for the person.
    if (!this.#delivery.submission?.pending) this.#takeOver();
    this.#kept = draft?.savedIn;
    this.uploads.restore(uploadsOf(draft), true);
    this.#update();
  }

  /** Keeps what is here after `delay` milliseconds. */
  #keep(delay = 0): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      // Who the person is may take its time to be known.
      if (!this.#store) this.saveNow();
      void this.save();
    }, delay);
  }

  /** Whether something is not kept yet, or on its way. */
  #isBusy(): boolean {
    return Boolean(this.#timer ?? this.#sending);
  }

  async #restore(): Promise<void> {
    const path = await this.#options.path;
    // They are still here, and further.
    this.#anonymous?.forgetNow();
    this.#store = new DraftStore(path);
    await this.#join();
    this.#isRestored = true;
    this.#update();
    // Once whoever shows it had the time to come.
    setTimeout(() => void this.resume());
  }

  /** What was written while it was not known who the person is goes on here. */
  async #adopt(): Promise<void> {
    const [, user] = await this.#options.path;
    const store = user ? this.#anonymous : undefined;
    const draft = await store?.load();
    if (!draft) return;
    this.take(draft.text, uploadsOf(draft));
    await this.save(store);
    await store?.clear();
  }

  /** Two versions become one draft, and the person is told. */
  async #merge(): Promise<void> {
    const before = this.#text;
    await this.#join();
    if (isSame(this.#text, before)) return;
    this.#takeOver();
    this.#fault = { is: 'merged' };
  }

  /** Puts what is kept before what is here. */
  async #join(): Promise<void> {
    const draft = await this.#store?.load();
    if (!draft) return;
    this.#text = joinText(draft.text, this.#text);
    this.#delivery.meet(draft.submission);
    if (!isSame(this.#text, draft.text)) this.#delivery.hold();
    this.#kept = draft.savedIn;
    this.uploads.restore(uploadsOf(draft));
    this.#update();
  }

  #draft(): Draft {
    return {
      text: this.#text,
      files: this.uploads.items.map(({ id, file, state }) => ({
        id,
        file,
        attachment: state.is === 'done' ? state.attachment : undefined,
      })),
      submission: this.#delivery.submission,
    };
  }

  /** The person changes something: what waited to be sent waits for them again. */
  #takeOver(): void {
    if (this.retry.wait !== undefined) this.#fault = undefined;
    this.retry.reset();
    this.#delivery.hold();
  }

  #sendAgain(): void {
    if (this.#sending) return;
    this.#isAgain = true;
    if (this.driver) this.driver();
    else this.send().catch(() => {}); // The snapshot says what went wrong.
  }

  async #send(allow: (draft: ComposerSnapshot) => boolean): Promise<T | undefined> {
    const typed = this.#text;
    const isAgain = this.#isAgain;
    this.#isAgain = false;
    if (!isAgain) this.retry.reset();
    this.retry.stop();
    // What is sent ends the draft, so all of it has to be there; and what came back now, the person has to see first.
    await this.restored;
    if (this.#text !== typed) {
      this.#fault = { is: 'merged' };
      return undefined;
    }
    this.#fault = undefined;
    this.#faults = {
      ...this.#options.check(this.#text, this.uploads.items.length),
      ...this.fieldRules?.missing(this.#text),
    };
    if (Object.values(this.#faults).some(Boolean)) {
      this.#fault = { is: 'fields' };
      return undefined;
    }
    // Once allowed, it is not asked for again with each try.
    if (!isAgain && !allow(this.snapshot)) return undefined;
    this.uploads.retries.reset();
    this.uploads.retryPassing();
    if (this.uploads.items.some(({ state }) => state.is !== 'done')) {
      // From here on it goes by itself, also when the page is closed meanwhile and opened again.
      this.#delivery.hold(true);
      void this.save();
      await this.uploads.settled();
    }
    // It may have been discarded meanwhile.
    if (this.#text !== typed || !this.snapshot.hasDraft) return undefined;
    const states = this.uploads.items.map(({ state }) => state);
    const problems = states.flatMap(state => (state.is === 'failed' ? state.problem : []));
    const [problem] = problems;
    if (problem) {
      this.#fault = { is: 'files' };
      this.uploads.retries.stop();
      // A connection that is gone takes the files with it: the whole of it waits.
      if (problems.every(isPassing)) this.#failed(problem);
      else this.#takeOver();
      return undefined;
    }

    const attachmentIds = states.flatMap(state => (state.is === 'done' ? state.attachment.id : []));
    try {
      const outgoing = { text: typed, attachmentIds, followUp: await this.#options.followUp?.() };
      const { answer, earlier: sent = outgoing } = await this.#delivery.deliver(
        outgoing,
        // Tabs that have the very same version send it under one key, whether or not they have heard of each other.
        this.#timer ? undefined : this.#store?.stamp,
      );
      this.retry.reset();
      const files = this.uploads.items;
      // Another tab's version may have come to it meanwhile, or it was thrown away.
      const isAll =
        this.#unsent(sent).length === 0 && (isSame(this.#text, sent.text) || isSame(this.#text, EMPTY));
      await (isAll ? this.#clear() : this.#goOn(answer, sent));
      this.#options.onSent?.(answer, files, isAgain && !this.driver);
      return answer;
    } catch (error) {
      this.#failed(problemOf(error));
      // What came from another tab meanwhile does not go by itself: the person has to see it first.
      if (this.uploads.items.length !== attachmentIds.length || !isSame(this.#text, typed)) {
        this.#takeOver();
        this.#fault = { is: 'merged' };
      }
      throw error;
    }
  }

  /** The server has an earlier version: what was written since stays a draft, here or where it goes on. */
  async #goOn(answer: T, sent: Outgoing): Promise<void> {
    // What another tab has written since goes along, else it would be sent once more from there.
    await this.save();
    const rest = this.#unsent(sent);
    const { summary, body } = this.#text;
    const more = isSame(this.#text, sent.text)
      ? ''
      : summary === sent.text.summary
        ? body
        : `${summary}\n\n${body}`;
    const next = this.#options.continueIn?.(answer) ?? this;
    if (next === this) {
      this.#delivery.submission = undefined;
      this.#text = { ...EMPTY, body: more };
      this.uploads.restore(rest, true);
      this.#takeOver();
    } else {
      await next.restored;
      next.take({ summary: '', body: more }, rest);
      // Only what is kept there may go here.
      await next.save(this.#store);
      await this.#clear();
    }
    next.#fault = { is: 'taken' };
    await next.save();
    next.#update();
  }

  /** The files that the server did not get with it. */
  #unsent({ attachmentIds }: Outgoing): Upload[] {
    return this.uploads.items.filter(
      ({ state }) => state.is !== 'done' || !attachmentIds.includes(state.attachment.id),
    );
  }

  /** Adds what was written and chosen elsewhere. */
  take(text: DraftText, items: readonly Upload[]): void {
    this.#text = joinText(this.#text, text);
    this.#takeOver();
    this.uploads.restore(items);
    this.#keep();
    this.#update();
  }

  /** Says why, what the server said of a field at that field, and tries again where that may help. */
  #failed(problem: Problem): void {
    const rest = (problem.fields ?? []).filter(({ field, detail }) => {
      const name = field.replace(/^\//, '').split(/[./[]/)[0];
      if (name === 'attachmentIds') {
        this.uploads.again();
        return true;
      }
      const isText = name === 'summary' || name === 'description' || name === 'body';
      const own = isText ? (name === 'summary' ? name : 'body') : this.fieldRules?.named(field);
      if (own) this.#faults = { ...this.#faults, [own]: { detail } };
      // What is said at a custom field is said in the message, too.
      return !isText;
    });
    this.#fault = { is: 'problem', problem: { ...problem, fields: rest } };
    this.retry.failed(problem);
    this.#update();
  }

  async #clear(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#text = { ...EMPTY };
    this.#delivery.submission = undefined;
    this.uploads.clear();
    this.retry.reset();
    this.#refused = [];
    this.#faults = {};
    this.#fault = undefined;
    this.#kept = undefined;
    this.#update();
    await this.#store?.clear();
    this.#options.onSaved?.();
  }

  #update(): void {
    this.#snapshot = undefined;
    this.changed();
  }
}

const uploadsOf = (draft: Draft | undefined): Upload[] =>
  (draft?.files ?? []).map(({ id, file, attachment }) => ({
    id,
    file,
    state: attachment ? { is: 'done', attachment } : { is: 'queued' },
  }));
