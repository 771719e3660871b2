import type { Delivered, Outgoing } from './delivery.ts';
import { EMPTY_TEXT, isSameText } from './draft.ts';
import { StoredDraft, type StoredDraftOptions } from './stored-draft.ts';
import type { Upload } from './uploads.ts';

export interface DeliveredOptions<T> extends StoredDraftOptions {
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

/** What becomes of a draft of which the server has this or an earlier version. */
export abstract class DeliveredDraft<T> extends StoredDraft {
  readonly #options: DeliveredOptions<T>;

  constructor(options: DeliveredOptions<T>) {
    super(options);
    this.#options = options;
  }

  /**
   * The server has it: the draft ends, or goes on with what was written since.
   *
   * @param silent nobody waits for the answer
   */
  protected async arrived({ answer, earlier: sent }: Required<Delivered<T>>, silent: boolean): Promise<T> {
    this.retry.reset();
    const files = this.uploads.items;
    // Another tab's version may have been merged meanwhile, or the draft was discarded.
    const isAll =
      this.#unsent(sent).length === 0 &&
      (isSameText(this.text, sent.text) || isSameText(this.text, EMPTY_TEXT));
    await (isAll ? this.end(sent.text) : this.#goOn(answer, sent));
    this.#options.onSent?.(answer, files, silent);
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
}
