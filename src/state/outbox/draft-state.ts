import type { SupportBackend } from '../../backends/backend.ts';
import { Observable } from '../observable.ts';
import type { Retry } from '../retry.ts';
import type { ComposerSnapshot, RejectedFile, SendProblem } from './composer-snapshot.ts';
import type { Delivery } from './delivery.ts';
import { EMPTY_TEXT } from './draft.ts';
import type { FieldRules } from './field-problems.ts';
import { Uploads } from './uploads.ts';

/** One draft in memory. Editing, sending and syncing change it, and call {@link update} for what is to be rendered. */
export abstract class DraftState extends Observable {
  text = EMPTY_TEXT;
  rejected: readonly RejectedFile[] = [];
  fieldProblems: ComposerSnapshot['fieldProblems'] = {};
  sendProblem: SendProblem | undefined;
  /** Checks the custom fields; set by the form's part that shows them, without which the server decides. */
  fieldRules: FieldRules | undefined;
  isSending = false;
  savedIn: ComposerSnapshot['savedIn'];
  readonly uploads: Uploads;
  /** The draft's entry in the outbox. */
  abstract readonly delivery: Pick<Delivery<unknown>, 'submission' | 'adopt' | 'setPending'>;
  /** When it is sent again by itself. */
  abstract readonly retry: Retry;
  #snapshot: ComposerSnapshot | undefined;

  constructor(backend: SupportBackend) {
    super();
    this.uploads = new Uploads(backend);
    this.uploads.subscribe(() => this.update());
  }

  get snapshot(): ComposerSnapshot {
    const { text, rejected, fieldProblems, sendProblem, isSending: sending, savedIn } = this;
    const files = this.uploads.items;
    const hasDraft = Boolean(text.summary || text.body || text.more?.fields) || files.length > 0;
    return (this.#snapshot ??= {
      text,
      files,
      rejected,
      fieldProblems,
      sendProblem,
      sending,
      hasDraft,
      savedIn,
    });
  }

  update(): void {
    this.#snapshot = undefined;
    this.changed();
  }

  /** The draft was changed: what waited for a retry is not sent before the customer presses Send again. */
  cancelRetry(): void {
    if (this.retry.wait !== undefined) this.sendProblem = undefined;
    this.retry.reset();
    this.delivery.setPending();
  }

  /** The customer has left the form: what was missing, and which files were refused, is said again with the next press of Send. */
  leave(): void {
    if (this.sendProblem?.is === 'fields') {
      this.fieldProblems = {};
      this.sendProblem = undefined;
    }
    this.rejected = [];
    this.update();
  }

  /** Empties the draft. */
  clear(): void {
    this.text = { ...EMPTY_TEXT };
    this.delivery.submission = undefined;
    this.retry.reset();
    this.rejected = [];
    this.fieldProblems = {};
    this.sendProblem = this.savedIn = undefined;
    this.uploads.clear();
  }
}
