import { Retry } from '../retry.ts';
import type { ComposerSnapshot, RejectedFile, SendProblem } from './composer-snapshot.ts';
import type { Delivery } from './delivery.ts';
import { EMPTY_TEXT } from './draft.ts';
import type { FieldRules } from './field-problems.ts';
import type { Uploads } from './uploads.ts';

/** One draft in memory. Editing, sending and syncing change it, and call {@link update} for what is to be rendered. */
export class DraftState {
  text = EMPTY_TEXT;
  rejected: readonly RejectedFile[] = [];
  fieldProblems: ComposerSnapshot['fieldProblems'] = {};
  sendProblem: SendProblem | undefined;
  /** Checks the custom fields; without it the server decides. */
  fieldRules: FieldRules | undefined;
  isSending = false;
  savedIn: ComposerSnapshot['savedIn'];
  readonly uploads: Uploads;
  /** The draft's entry in the outbox. */
  readonly delivery: Pick<Delivery<unknown>, 'submission' | 'meet' | 'hold'>;
  /** When it is sent again by itself. */
  readonly retry: Retry;
  readonly #changed: () => void;
  #snapshot: ComposerSnapshot | undefined;

  /**
   * @param sendAgain runs when a retry is due
   * @param changed runs after each update
   */
  constructor(
    uploads: Uploads,
    delivery: DraftState['delivery'],
    sendAgain: () => void,
    changed: () => void,
  ) {
    this.uploads = uploads;
    this.delivery = delivery;
    this.#changed = changed;
    const update = () => this.update();
    uploads.subscribe(update);
    this.retry = new Retry(sendAgain, update);
  }

  get snapshot(): ComposerSnapshot {
    const { text, rejected, fieldProblems, sendProblem, savedIn } = this;
    const files = this.uploads.items;
    return (this.#snapshot ??= {
      text,
      files,
      rejected,
      fieldProblems,
      sendProblem,
      sending: this.isSending,
      hasDraft: Boolean(text.summary || text.body || text.more?.fields) || files.length > 0,
      savedIn,
    });
  }

  update(): void {
    this.#snapshot = undefined;
    this.#changed();
  }

  /** Changes the draft; see {@link takeOver}. */
  edit(part: Partial<Pick<DraftState, 'text' | 'rejected' | 'fieldProblems' | 'sendProblem'>>): void {
    Object.assign(this, part);
    this.takeOver();
    this.update();
  }

  /** The draft was changed: what waited for a retry is not sent before the customer presses Send again. */
  takeOver(): void {
    if (this.retry.wait !== undefined) this.sendProblem = undefined;
    this.retry.reset();
    this.delivery.hold();
  }

  /** Empties the draft. */
  clear(): void {
    this.text = { ...EMPTY_TEXT };
    this.delivery.submission = undefined;
    this.uploads.clear();
    this.retry.reset();
    this.rejected = [];
    this.fieldProblems = {};
    this.sendProblem = this.savedIn = undefined;
    this.update();
  }
}
