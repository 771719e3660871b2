import { problemOf, type Problem } from '../../model.ts';
import { isTransient, Retry } from '../retry.ts';
import type { ComposerSnapshot } from './composer-snapshot.ts';
import { Delivery, type Outgoing } from './delivery.ts';
import { EMPTY_TEXT, isSameText, type DraftText } from './draft.ts';
import { StoredDraft, type StoredDraftOptions } from './stored-draft.ts';
import type { Upload } from './uploads.ts';

export interface SendingOptions<T> extends StoredDraftOptions {
  readonly submit: (outgoing: Outgoing, idempotencyKey: string, writer?: string) => Promise<T>;
  /** What is wrong with the fields. */
  readonly check: (text: DraftText, files: number) => ComposerSnapshot['fieldProblems'];
  /** Resolves with what makes a request of its own of the draft, if anything. */
  followUp?(): Promise<Outgoing['followUp']>;
  /** The server took an earlier version; gives the draft in which what was written since goes on, if not this one. */
  continueIn?(answer: T): StoredDraft;
  /**
   * The server has taken the draft.
   *
   * @param files what was chosen
   * @param silent no element drives the composer, so nobody announces it
   */
  onSent?(answer: T, files: readonly Upload[], silent: boolean): void;
}

/** A draft that is brought to the server: checks it, waits for its uploads, sends it, retries. */
export abstract class SendingDraft<T> extends StoredDraft {
  /** Sends on behalf of the element that shows the draft, which then announces how it went; without one it is sent silently. */
  driver: (() => void) | undefined;
  readonly delivery: Delivery<T>;
  readonly retry = new Retry(
    () => this.#sendAgain(),
    () => this.update(),
  );
  readonly #options: SendingOptions<T>;
  #running: Promise<T | undefined> | undefined;
  /** The next attempt is a retry, or goes on after a reload: nobody pressed Send for it. */
  #isAgain = false;

  constructor(options: SendingOptions<T>) {
    super(options);
    this.#options = options;
    this.delivery = new Delivery(
      async (outgoing, idempotencyKey) => {
        await this.confirm();
        return options.submit(outgoing, idempotencyKey, this.writer);
      },
      () => this.save(),
    );
  }

  /**
   * Whether only the customer decides what becomes of the draft: a stored one is restored, and it is neither being sent nor
   * going to be sent by itself.
   */
  get isAtRest(): boolean {
    return this.isRestored && !this.isOnItsWay;
  }

  /** Whether it is being sent, or is going to be sent by itself as it is. */
  get isOnItsWay(): boolean {
    const { isSending, retry, delivery } = this;
    return isSending || retry.wait !== undefined || delivery.submission?.pending === true;
  }

  /**
   * Sends what is there, once however often it is called meanwhile. Resolves with the server's answer, or with `undefined` when
   * it was not sent, which the snapshot then explains.
   *
   * @param allow the page's veto, asked with what would be sent
   * @throws SupportError when the call failed
   */
  send(allow: (draft: ComposerSnapshot) => boolean = () => true): Promise<T | undefined> {
    if (!this.#running) {
      this.#running = this.#send(allow).finally(() => {
        // The outcome is part of the stored draft.
        void this.save();
        this.#running = undefined;
        this.isSending = false;
        this.update();
      });
      this.isSending = true;
      this.update();
    }
    return this.#running;
  }

  /** Goes on with what was being sent when the page was closed; called once the page's first rows are rendered. */
  async resume(): Promise<void> {
    await this.restored;
    if (this.delivery.submission?.pending && this.retry.wait === undefined) this.#sendAgain();
  }

  /** Stops retries; resolves when nothing is on its way, however that ended, and what is left is saved. */
  async idle(): Promise<void> {
    this.retry.stop();
    this.uploads.retries.stop();
    await this.#running?.catch(() => {});
    await this.uploads.settled();
    await this.save();
  }

  /** Sends without a press of Send. */
  #sendAgain(): void {
    if (this.#running) return;
    this.#isAgain = true;
    if (this.driver) this.driver();
    else this.send().catch(() => {}); // The snapshot says what went wrong.
  }

  async #send(allow: (draft: ComposerSnapshot) => boolean): Promise<T | undefined> {
    const { text, retry } = this;
    const files = this.uploads.items.map(({ id }) => id);
    const isAgain = this.#isAgain;
    this.#isAgain = false;
    if (!isAgain) retry.reset();
    retry.stop();
    // What is sent ends the draft, so all of it has to be there; and what is restored now, the customer has to see first.
    await this.restored;
    if (this.text !== text) {
      this.sendProblem = { is: 'merged' };
      return undefined;
    }
    if (!this.#isValid(isAgain)) return undefined;
    // A retry was allowed with the first attempt.
    if (!isAgain && !allow(this.snapshot)) return undefined;
    await this.#upload();
    // It may have been discarded meanwhile.
    if (this.text !== text || !this.snapshot.hasDraft) return undefined;
    if (this.uploads.items.some(({ id }) => !files.includes(id))) {
      // Another tab has added a file: the customer has to see it first.
      this.cancelRetry();
      this.sendProblem = { is: 'merged' };
      return undefined;
    }
    const attachmentIds = this.#attachmentIds();
    if (!attachmentIds) return undefined;
    try {
      const deliver = () => this.#deliver(text, attachmentIds, isAgain);
      return await (this.store?.whileSending(deliver) ?? deliver());
    } catch (error) {
      this.#fail(problemOf(error));
      // What came from another tab meanwhile is not sent by a retry: the customer has to see it first.
      if (this.uploads.items.length !== attachmentIds.length || !isSameText(this.text, text)) {
        this.cancelRetry();
        this.sendProblem = { is: 'merged' };
      }
      throw error;
    }
  }

  /** @param isAgain whether it is a retry, whose message stays: it may have the focus */
  #isValid(isAgain: boolean): boolean {
    this.fieldProblems = {
      ...this.#options.check(this.text, this.uploads.items.length),
      ...this.fieldRules?.missing(this.text),
    };
    const isValid = !Object.values(this.fieldProblems).some(Boolean);
    if (!isValid) this.sendProblem = { is: 'fields' };
    else if (!isAgain) this.sendProblem = undefined;
    return isValid;
  }

  /** Waits for the uploads; failed ones that may go well now are tried again. */
  async #upload(): Promise<void> {
    const { uploads } = this;
    uploads.retries.reset();
    uploads.retryTransient(true);
    if (uploads.items.every(({ state }) => state.is === 'done')) return;
    // From here on it goes on by itself, also when the page is closed meanwhile and opened again.
    this.delivery.setPending(true);
    void this.save();
    await uploads.settled();
  }

  /** The ids of all files; `undefined` where an upload failed. */
  #attachmentIds(): readonly string[] | undefined {
    const states = this.uploads.items.map(({ state }) => state);
    const problems = states.flatMap(state => (state.is === 'failed' ? state.problem : []));
    const [problem] = problems;
    if (!problem) return states.flatMap(state => (state.is === 'done' ? state.attachment.id : []));
    this.sendProblem = { is: 'files' };
    this.uploads.retries.stop();
    // Without a connection the whole draft waits, not each file.
    if (problems.every(isTransient)) this.#fail(problem);
    else this.cancelRetry();
    return undefined;
  }

  async #deliver(
    text: DraftText,
    attachmentIds: readonly string[],
    isAgain: boolean,
  ): Promise<T | undefined> {
    if (await this.isEndedElsewhere()) {
      this.clear();
      return undefined;
    }
    const outgoing = { text, attachmentIds, followUp: await this.#options.followUp?.() };
    // Tabs that have the same stored version send it under one key, whether or not they know of each other.
    const { answer, earlier: sent = outgoing } = await this.delivery.deliver(outgoing, this.stamp);
    this.retry.reset();
    const files = this.uploads.items;
    // Another tab's version may have been merged meanwhile, or the draft was discarded.
    const isAll =
      this.#unsent(sent).length === 0 &&
      (isSameText(this.text, sent.text) || isSameText(this.text, EMPTY_TEXT));
    await (isAll ? this.end(sent.text) : this.#goOn(answer, sent));
    this.#options.onSent?.(answer, files, isAgain && !this.driver);
    return answer;
  }

  /** The server has an earlier version: what was written since stays a draft, here or where it goes on. */
  async #goOn(answer: T, sent: Outgoing): Promise<void> {
    // With what another tab has written since, else that would be sent from there once more.
    await this.save();
    const files = this.#unsent(sent);
    const { summary, body } = this.text;
    const rest = isSameText(this.text, sent.text)
      ? ''
      : summary === sent.text.summary
        ? body
        : `${summary}\n\n${body}`;
    const next = this.#options.continueIn?.(answer);
    if (next) {
      await next.continueWith({ summary: '', body: rest }, files, this.store);
      // Only what is stored there may end here.
      await this.end();
    } else {
      this.delivery.submission = undefined;
      this.text = { ...EMPTY_TEXT, body: rest };
      this.uploads.restore(files, true);
      this.cancelRetry();
      await this.showTaken();
    }
  }

  /** The files that the server did not get with it. */
  #unsent({ attachmentIds }: Outgoing): Upload[] {
    return this.uploads.items.filter(
      ({ state }) => state.is !== 'done' || !attachmentIds.includes(state.attachment.id),
    );
  }

  /** Shows a problem, the server's words about a field at that field, and retries where that may help. */
  #fail(problem: Problem): void {
    const rest = (problem.fields ?? []).filter(({ field, detail }) => {
      const name = field.replace(/^\//, '').split(/[./[]/)[0];
      if (name === 'attachmentIds') {
        this.uploads.uploadAgain();
        return true;
      }
      const isText = name === 'summary' || name === 'description' || name === 'body';
      const own = isText ? (name === 'summary' ? name : 'body') : this.fieldRules?.named(field);
      if (own) this.fieldProblems = { ...this.fieldProblems, [own]: { detail } };
      // A problem of a custom field is part of the message, too.
      return !isText;
    });
    this.sendProblem = { is: 'problem', problem: { ...problem, fields: rest } };
    this.retry.failed(problem);
    this.update();
  }
}
