import { problemOf, type Problem } from '../../model.ts';
import { isTransient, Retry } from '../retry.ts';
import { aborted } from '../../time/aborted.ts';
import type { ComposerSnapshot } from './composer-snapshot.ts';
import { DeliveredDraft } from './delivered-draft.ts';
import { Delivery, type Delivered, type Outgoing } from './delivery.ts';
import { isSameText } from './draft.ts';
import { LookAgain } from './look-again.ts';
import { refusedFieldsOf } from './refused-fields.ts';
import type { Allow, SendingOptions } from './sending-options.ts';

/** A draft that is brought to the server: checks it, waits for its uploads, sends it, retries. */
export abstract class SendingDraft<T> extends DeliveredDraft<T> {
  /** Sends on behalf of the element that shows the draft, which then announces how it went; without one it is sent silently. */
  driver: (() => void) | undefined;
  /** Puts the focus into the first field of the element that shows the draft. */
  focus: (() => void) | undefined;
  readonly delivery: Delivery<T>;
  readonly retry = new Retry(
    () => this.#sendAgain(),
    () => this.update(),
  );
  readonly #options: SendingOptions<T>;
  #running: Promise<T | undefined> | undefined;
  /** The next attempt is a retry, or goes on after a reload: nobody pressed Send for it. */
  #isAgain = false;
  /** Calls off the attempt that runs. */
  #calling = new AbortController();
  /** The server's answer to what was called off, where it had that all the same: the next "send" only takes this answer. */
  #found: Required<Delivered<T>> | undefined;
  readonly #looking = new LookAgain(() => this.#lookLater());

  constructor(options: SendingOptions<T>) {
    super(options);
    this.#options = options;
    const { submit, find } = options;
    this.delivery = new Delivery({
      submit: async (outgoing, idempotencyKey, signal) => {
        await this.confirm();
        signal?.throwIfAborted();
        return submit(outgoing, { idempotencyKey, writer: this.writer, signal });
      },
      find:
        find &&
        (async (outgoing, since) => {
          await this.confirm();
          return find(outgoing, since);
        }),
      save: () => this.save(),
    });
  }

  /** Whether it is being sent, or going to be by itself. */
  get isOnItsWay(): boolean {
    return this.isSending || this.retry.wait !== undefined || this.delivery.submission?.pending === true;
  }

  /** Whether it was called off, and is being looked up. */
  get isStopping(): boolean {
    return this.isSending && this.#calling.signal.aborted;
  }

  /** Whether only the customer decides what becomes of the draft: a stored one is restored, and it is not on its way. */
  get isAtRest(): boolean {
    return this.isRestored && !this.isOnItsWay;
  }

  /**
   * Sends what is there, once however often it is called meanwhile. Resolves with the server's answer, or with `undefined` when
   * it was not sent, which the snapshot then explains.
   *
   * @param allow questions to the customer and the page's veto, asked with what would be sent
   * @throws SupportError when the call failed
   */
  send(allow: Allow = () => true): Promise<T | undefined> {
    return this.#run(() => {
      this.#calling = new AbortController();
      return this.#send(allow);
    });
  }

  /**
   * Calls off what is being sent, or waits for its next attempt: text and files stay a draft. A call that is on its way may have reached the
   * server all the same, so that is looked up.
   *
   * @param isElsewhere whether the customer did that in another tab
   * @returns the server's answer, where it has it
   */
  async callOff(isElsewhere = false): Promise<T | undefined> {
    if (!isElsewhere) this.#options.onCallOff?.();
    this.retry.stop();
    this.uploads.retries.stop();
    const running = this.#running;
    this.#calling.abort();
    this.update();
    if (running) return running.catch(() => undefined);
    this.delivery.callOff();
    return this.#run(() => this.#lookUp(isElsewhere));
  }

  /** Runs one thing at a time; what is called meanwhile joins it. */
  #run(work: () => Promise<T | undefined>): Promise<T | undefined> {
    if (!this.#running) {
      this.#running = work().finally(() => {
        // The outcome is part of the stored draft.
        void this.save();
        this.#running = this.#found = undefined;
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
    else if (this.delivery.isUncertain && !this.#running) {
      this.sendProblem ??= { is: 'unsure' };
      this.update();
      this.#looking.begin();
    }
  }

  /** Stops retries; resolves when nothing is on its way, however that ended, and what is left is saved. */
  async idle(): Promise<void> {
    this.#looking.stop();
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

  async #send(allow: Allow): Promise<T | undefined> {
    const found = this.#found;
    this.#found = undefined;
    if (found) return this.arrived(found, !this.driver);
    const { text, retry } = this;
    const { signal } = this.#calling;
    this.#looking.stop();
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
    const isCalledOff = () => signal.aborted;
    // A retry was allowed with the first attempt.
    const isAllowed = isAgain || (await Promise.race([allow(this.snapshot, signal), aborted(signal)]));
    if (isCalledOff()) return this.#lookUp();
    if (!isAllowed) return undefined;
    await this.#upload(signal);
    if (isCalledOff()) return this.#lookUp();
    // It may have been discarded meanwhile.
    if (!this.snapshot.hasDraft) return undefined;
    if (this.text !== text || this.uploads.items.some(({ id }) => !files.includes(id))) {
      // Another tab has added something: the customer has to see it first.
      this.cancelRetry();
      this.sendProblem = { is: 'merged' };
      return undefined;
    }
    const attachmentIds = this.#attachmentIds();
    if (!attachmentIds) return undefined;
    try {
      const deliver = () => this.#deliver({ text, attachmentIds }, signal, isAgain);
      return await (this.store?.whileSending(deliver) ?? deliver());
    } catch (error) {
      if (isCalledOff()) return this.#lookUp();
      this.#fail(problemOf(error));
      // What came from another tab meanwhile is not sent by a retry: the customer has to see it first.
      if (this.uploads.items.length !== attachmentIds.length || !isSameText(this.text, text)) {
        this.cancelRetry();
        this.sendProblem = { is: 'merged' };
      }
      throw error;
    }
  }

  /** Whether nothing is missing in it. */
  get isComplete(): boolean {
    return !Object.values(this.#missing()).some(Boolean);
  }

  #missing(): ComposerSnapshot['fieldProblems'] {
    const { text, uploads, fieldRules } = this;
    return { ...this.#options.check(text, uploads.items.length), ...fieldRules?.missing(text) };
  }

  /** @param isAgain whether it is a retry, whose message stays: it may have the focus */
  #isValid(isAgain: boolean): boolean {
    this.fieldProblems = this.#missing();
    const isValid = this.isComplete;
    if (!isValid) this.sendProblem = { is: 'fields' };
    else if (!isAgain) this.sendProblem = undefined;
    return isValid;
  }

  /** Waits for the uploads; failed ones that may go well now are tried again. */
  async #upload(signal: AbortSignal): Promise<void> {
    const { uploads } = this;
    uploads.retries.reset();
    uploads.retryTransient(true);
    if (uploads.items.every(({ state }) => state.is === 'done')) return;
    // From here on it goes on by itself, also when the page is closed meanwhile and opened again.
    this.delivery.setPending(true);
    void this.save();
    await Promise.race([uploads.settled(), aborted(signal)]);
    if (signal.aborted) this.delivery.callOff();
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
    draft: Pick<Outgoing, 'text' | 'attachmentIds'>,
    signal: AbortSignal,
    isAgain: boolean,
  ): Promise<T | undefined> {
    if (await this.isEndedElsewhere()) {
      this.clear();
      return undefined;
    }
    const outgoing = { ...draft, followUp: await this.#options.followUp?.() };
    // Tabs that have the same stored version send it under one key, whether or not they know of each other.
    const { answer, earlier = outgoing } = await this.delivery.deliver(outgoing, this.stamp, signal);
    return this.arrived({ answer, earlier }, isAgain && !this.driver);
  }

  /** Looks whether the server has what was called off, and says so. @param silent nobody waits for the answer */
  async #lookUp(silent = false): Promise<T | undefined> {
    this.sendProblem = { is: this.delivery.isUncertain ? 'unsure' : 'stopped' };
    await this.save();
    try {
      const found = await this.delivery.lookUp();
      if (found) return await this.arrived(found, silent);
      this.sendProblem = { is: 'stopped' };
    } catch {
      // Nobody can say: the message stays.
    }
    if (this.delivery.isUncertain) this.#looking.begin();
    return undefined;
  }

  /** The call may reach the server late. @returns whether nothing is to be looked up any more */
  async #lookLater(): Promise<boolean> {
    if (this.#running || !this.delivery.isUncertain) return true;
    this.#found = await this.delivery.lookUp();
    if (this.#found) this.#sendAgain();
    else if (this.sendProblem?.is === 'unsure') {
      this.sendProblem = { is: 'stopped' };
      this.update();
    }
    return this.#found !== undefined;
  }

  /** Shows a problem, the server's words about a field at that field, and retries where that may help. */
  #fail(problem: Problem): void {
    const { own, rest, lacksFiles } = refusedFieldsOf(problem, this.fieldRules);
    if (lacksFiles) this.uploads.uploadAgain();
    this.fieldProblems = { ...this.fieldProblems, ...own };
    this.sendProblem = { is: 'problem', problem: rest };
    this.retry.failed(problem);
    this.update();
  }
}
