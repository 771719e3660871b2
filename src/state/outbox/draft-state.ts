import type { SupportBackend } from '../../backends/backend.ts';
import { Observable } from '../observable.ts';
import type { Retry } from '../retry.ts';
import type { ComposerSnapshot, RejectedFile, SendProblem } from './composer-snapshot.ts';
import type { SignedIn } from '../signed-in.ts';
import type { Delivery } from './delivery.ts';
import { contentOf, EMPTY_TEXT, ownBody } from './draft.ts';
import type { FieldRules } from './field-problems.ts';
import { Uploads } from './uploads.ts';

/** One draft in memory. Editing, sending and syncing change it, and call {@link update} for what is to be rendered. */
export abstract class DraftState extends Observable {
  text = EMPTY_TEXT;
  held: readonly File[] = [];
  rejected: readonly RejectedFile[] = [];
  fieldProblems: ComposerSnapshot['fieldProblems'] = {};
  sendProblem: SendProblem | undefined;
  /** Checks the custom fields; set by the form's part that shows them, without which the server decides. */
  fieldRules: FieldRules | undefined;
  isSending = false;
  savedIn: ComposerSnapshot['savedIn'];
  savedAt: number | undefined;
  isDiscarded = false;
  /** `Config.user.key` of the customer who began it; absent while that is not known. */
  writer: string | undefined;
  readonly uploads: Uploads;
  /** The draft's entry in the outbox. */
  abstract readonly delivery: Pick<Delivery<unknown>, 'submission' | 'adopt' | 'setPending' | 'callOff'>;
  /** When it is sent again by itself. */
  abstract readonly retry: Retry;
  #snapshot: ComposerSnapshot | undefined;

  readonly #signedIn: SignedIn | undefined;

  constructor(backend: SupportBackend, signedIn?: SignedIn) {
    super();
    this.#signedIn = signedIn;
    const confirm = async () => {
      await this.confirm();
      return this.writer;
    };
    this.uploads = new Uploads(backend, signedIn && confirm);
    this.uploads.subscribe(() => this.update());
  }

  get snapshot(): ComposerSnapshot {
    const { text, held, rejected, fieldProblems, sendProblem, savedIn, savedAt, isDiscarded } = this;
    const files = this.uploads.items;
    const { fields, kept, type, service, severity, people } = text.more ?? {};
    const hasChosen = !kept?.preset && (type ?? service ?? severity) !== undefined;
    const hasText = Boolean(text.summary || ownBody(text) || fields || people?.length);
    const hasDraft = hasText || hasChosen || files.length > 0;
    return (this.#snapshot ??= {
      text,
      files,
      held,
      rejected,
      fieldProblems,
      sendProblem,
      sending: this.isSending,
      hasDraft,
      // Compared only where the page has filled in something: it reads the whole text, at each key.
      isGiven: hasDraft && !files.length && kept?.given !== undefined && kept.given === contentOf(text),
      savedIn,
      savedAt,
      isDiscarded,
    });
  }

  update(): void {
    this.#snapshot = undefined;
    this.changed();
  }

  /** Whoever is known now has begun it, unless that was somebody else. */
  protected sign(): void {
    this.writer ??= this.#signedIn?.writer;
  }

  /** Runs before each write. @throws SupportError `other-customer` where somebody else than the writer is signed in */
  protected async confirm(): Promise<void> {
    this.sign();
    await this.#signedIn?.confirm(this.writer);
  }

  /** The draft was changed: what waited for a retry is not sent before the customer presses Send again. */
  cancelRetry(): void {
    if (this.retry.wait !== undefined) this.sendProblem = undefined;
    this.retry.reset();
    this.delivery.setPending();
  }

  /** The customer has left the form: what was missing, and which files were refused, is said again with the next press of Send. */
  leave(): void {
    if (this.sendProblem?.is === 'fields') this.fieldProblems = {};
    if (/fields|stopped/.test(this.sendProblem?.is ?? '')) this.sendProblem = undefined;
    this.rejected = [];
    this.update();
  }

  /** Empties the draft. */
  clear(): void {
    this.text = { ...EMPTY_TEXT };
    this.delivery.submission = this.writer = undefined;
    this.retry.reset();
    this.rejected = [];
    this.fieldProblems = {};
    this.sendProblem = this.savedIn = this.savedAt = undefined;
    this.uploads.clear();
  }
}
