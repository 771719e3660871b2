import { problemOf, type Problem } from '../../model.ts';
import { isPassing } from '../retry.ts';
import type { ComposerSnapshot } from './composer-snapshot.ts';
import type { Delivery, Outgoing } from './delivery.ts';
import { EMPTY_TEXT, isSameText, type DraftText } from './draft.ts';
import type { DraftState } from './draft-state.ts';
import type { DraftStore } from './draft-store.ts';
import type { DraftSync } from './draft-sync.ts';
import type { Upload } from './uploads.ts';

/** Another draft, in which one goes on of which the server has taken an earlier version. */
export interface Continuation {
  /**
   * Adds text and files, and says where they come from.
   *
   * @param from where they are stored; ends in the same write
   */
  continueWith(text: DraftText, items: readonly Upload[], from: DraftStore | undefined): Promise<void>;
}

export interface SendingOptions<T> {
  /** What is wrong with the fields. */
  readonly check: (text: DraftText, files: number) => ComposerSnapshot['fieldProblems'];
  /** Resolves with what makes a request of its own of the draft, if anything. */
  followUp?(): Promise<Outgoing['followUp']>;
  /** The server took an earlier version; gives the draft in which what was written since goes on, if not this one. */
  continueIn?(answer: T): Continuation;
  /**
   * The server has taken the draft.
   *
   * @param files what was chosen
   * @param silent no element drives the composer, so nobody announces it
   */
  onSent?(answer: T, files: readonly Upload[], silent: boolean): void;
}

/** Brings one draft to the server: checks it, waits for its uploads, sends it, retries. */
export class Sending<T> implements Continuation {
  /** Sends on behalf of the element that shows the draft, which then announces how it went; without one it is sent silently. */
  driver: (() => void) | undefined;
  readonly #draft: DraftState;
  readonly #sync: DraftSync;
  readonly #delivery: Delivery<T>;
  readonly #options: SendingOptions<T>;
  #running: Promise<T | undefined> | undefined;
  /** The next attempt is a retry, or goes on after a reload: nobody pressed Send for it. */
  #isAgain = false;

  constructor(draft: DraftState, sync: DraftSync, delivery: Delivery<T>, options: SendingOptions<T>) {
    this.#draft = draft;
    this.#sync = sync;
    this.#delivery = delivery;
    this.#options = options;
  }

  /**
   * Sends what is there, once however often it is called meanwhile. Resolves with the server's answer, or with `undefined` when
   * it was not sent, which the snapshot then explains.
   *
   * @param allow the page's veto, asked with what would be sent
   * @throws SupportError when the call failed
   */
  send(allow: (draft: ComposerSnapshot) => boolean): Promise<T | undefined> {
    const draft = this.#draft;
    if (!this.#running) {
      this.#running = this.#send(allow).finally(() => {
        // The outcome is part of the stored draft.
        void this.#sync.save();
        this.#running = undefined;
        draft.isSending = false;
        draft.update();
      });
      draft.isSending = true;
      draft.update();
    }
    return this.#running;
  }

  /** Sends without a press of Send. */
  again(): void {
    if (this.#running) return;
    this.#isAgain = true;
    if (this.driver) this.driver();
    else this.send(() => true).catch(() => {}); // The snapshot says what went wrong.
  }

  async continueWith(text: DraftText, items: readonly Upload[], from: DraftStore | undefined): Promise<void> {
    await this.#sync.restored;
    this.#sync.add(text, items);
    await this.#sync.save(from);
    await this.#showTaken();
  }

  /** Resolves when nothing is being sent, however that ended. */
  async idle(): Promise<void> {
    await this.#running?.catch(() => {});
  }

  async #send(allow: (draft: ComposerSnapshot) => boolean): Promise<T | undefined> {
    const draft = this.#draft;
    const { text, retry } = draft;
    const isAgain = this.#isAgain;
    this.#isAgain = false;
    if (!isAgain) retry.reset();
    retry.stop();
    // What is sent ends the draft, so all of it has to be there; and what is restored now, the customer has to see first.
    await this.#sync.restored;
    if (draft.text !== text) {
      draft.sendProblem = { is: 'merged' };
      return undefined;
    }
    if (!this.#isValid()) return undefined;
    // A retry was allowed with the first attempt.
    if (!isAgain && !allow(draft.snapshot)) return undefined;
    await this.#upload();
    // It may have been discarded meanwhile.
    if (draft.text !== text || !draft.snapshot.hasDraft) return undefined;
    const attachmentIds = this.#attachmentIds();
    if (!attachmentIds) return undefined;
    try {
      return await this.#deliver(text, attachmentIds, isAgain);
    } catch (error) {
      this.#fail(problemOf(error));
      // What came from another tab meanwhile is not sent by a retry: the customer has to see it first.
      if (draft.uploads.items.length !== attachmentIds.length || !isSameText(draft.text, text)) {
        draft.takeOver();
        draft.sendProblem = { is: 'merged' };
      }
      throw error;
    }
  }

  #isValid(): boolean {
    const draft = this.#draft;
    draft.fieldProblems = {
      ...this.#options.check(draft.text, draft.uploads.items.length),
      ...draft.fieldRules?.missing(draft.text),
    };
    const isValid = !Object.values(draft.fieldProblems).some(Boolean);
    draft.sendProblem = isValid ? undefined : { is: 'fields' };
    return isValid;
  }

  /** Waits for the uploads; failed ones that may go well now are tried again. */
  async #upload(): Promise<void> {
    const { uploads, delivery } = this.#draft;
    uploads.retries.reset();
    uploads.retryPassing();
    if (uploads.items.every(({ state }) => state.is === 'done')) return;
    // From here on it goes on by itself, also when the page is closed meanwhile and opened again.
    delivery.hold(true);
    void this.#sync.save();
    await uploads.settled();
  }

  /** The ids of all files; `undefined` where an upload failed. */
  #attachmentIds(): readonly string[] | undefined {
    const draft = this.#draft;
    const states = draft.uploads.items.map(({ state }) => state);
    const problems = states.flatMap(state => (state.is === 'failed' ? state.problem : []));
    const [problem] = problems;
    if (!problem) return states.flatMap(state => (state.is === 'done' ? state.attachment.id : []));
    draft.sendProblem = { is: 'files' };
    draft.uploads.retries.stop();
    // Without a connection the whole draft waits, not each file.
    if (problems.every(isPassing)) this.#fail(problem);
    else draft.takeOver();
    return undefined;
  }

  async #deliver(text: DraftText, attachmentIds: readonly string[], isAgain: boolean): Promise<T> {
    const draft = this.#draft;
    const outgoing = { text, attachmentIds, followUp: await this.#options.followUp?.() };
    // Tabs that have the same stored version send it under one key, whether or not they know of each other.
    const { answer, earlier: sent = outgoing } = await this.#delivery.deliver(outgoing, this.#sync.stamp);
    draft.retry.reset();
    const files = draft.uploads.items;
    // Another tab's version may have been merged meanwhile, or the draft was discarded.
    const isAll =
      this.#unsent(sent).length === 0 &&
      (isSameText(draft.text, sent.text) || isSameText(draft.text, EMPTY_TEXT));
    await (isAll ? this.#sync.end() : this.#goOn(answer, sent));
    this.#options.onSent?.(answer, files, isAgain && !this.driver);
    return answer;
  }

  /** The server has an earlier version: what was written since stays a draft, here or where it goes on. */
  async #goOn(answer: T, sent: Outgoing): Promise<void> {
    const draft = this.#draft;
    // With what another tab has written since, else that would be sent from there once more.
    await this.#sync.save();
    const files = this.#unsent(sent);
    const { summary, body } = draft.text;
    const rest = isSameText(draft.text, sent.text)
      ? ''
      : summary === sent.text.summary
        ? body
        : `${summary}\n\n${body}`;
    const next = this.#options.continueIn?.(answer);
    if (next) {
      await next.continueWith({ summary: '', body: rest }, files, this.#sync.store);
      // Only what is stored there may end here.
      await this.#sync.end();
    } else {
      draft.delivery.submission = undefined;
      draft.text = { ...EMPTY_TEXT, body: rest };
      draft.uploads.restore(files, true);
      draft.takeOver();
      await this.#showTaken();
    }
  }

  async #showTaken(): Promise<void> {
    const draft = this.#draft;
    draft.sendProblem = { is: 'taken' };
    await this.#sync.save();
    draft.update();
  }

  /** The files that the server did not get with it. */
  #unsent({ attachmentIds }: Outgoing): Upload[] {
    return this.#draft.uploads.items.filter(
      ({ state }) => state.is !== 'done' || !attachmentIds.includes(state.attachment.id),
    );
  }

  /** Shows a problem, the server's words about a field at that field, and retries where that may help. */
  #fail(problem: Problem): void {
    const draft = this.#draft;
    const rest = (problem.fields ?? []).filter(({ field, detail }) => {
      const name = field.replace(/^\//, '').split(/[./[]/)[0];
      if (name === 'attachmentIds') {
        draft.uploads.uploadAgain();
        return true;
      }
      const isText = name === 'summary' || name === 'description' || name === 'body';
      const own = isText ? (name === 'summary' ? name : 'body') : draft.fieldRules?.named(field);
      if (own) draft.fieldProblems = { ...draft.fieldProblems, [own]: { detail } };
      // A problem of a custom field is part of the message, too.
      return !isText;
    });
    draft.sendProblem = { is: 'problem', problem: { ...problem, fields: rest } };
    draft.retry.failed(problem);
    draft.update();
  }
}
