import type { ReactiveController } from 'lit';
import type { Operation } from '../../backends/backend.ts';
import type { DraftDetail } from '../../events.ts';
import { SupportError } from '../../model.ts';
import type { ComposerSnapshot } from '../../state/outbox/composer-snapshot.ts';
import type { Composer } from '../../state/outbox/composer.ts';
import type { Sent } from '../../state/outbox/sent.ts';
import type { SupportElement } from '../element/support-element.ts';
import type { ComposingElement } from './composing-element.ts';

/** Sends the draft of the form or of the thread's composer, also on automatic retries, and announces the result. */
export class Sending implements ReactiveController {
  readonly #host: ComposingElement<Sent>;
  readonly #operation: Operation;
  readonly #prepare: () => (draft: ComposerSnapshot) => boolean;
  #composer: Composer<Sent> | undefined;

  /** @param prepare called first; returns the function that emits the cancelable event for a draft */
  constructor(
    host: ComposingElement<Sent>,
    operation: Operation,
    prepare: () => (draft: ComposerSnapshot) => boolean,
  ) {
    this.#host = host;
    this.#operation = operation;
    this.#prepare = prepare;
    host.addController(this);
  }

  hostUpdated(): void {
    this.#drive(this.#host.isConnected ? this.#host.composer : undefined);
  }

  hostDisconnected(): void {
    this.#drive(undefined);
  }

  /**
   * For a click on the button that submits, which Enter in a field makes, too. The form itself submits nothing: in a sandboxed
   * frame without `allow-forms` it has no `submit` event.
   *
   * @see https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#implicit-submission
   */
  readonly submit = (event: Event): void => {
    event.preventDefault();
    // A second click of a double click does not answer what the first one asked.
    if (event instanceof MouseEvent && event.detail > 1) return;
    this.send();
  };

  /** Sends the draft. If nothing is sent, it focuses the first invalid field or failed file. */
  readonly send = (): void => void this.#send();

  async #send(): Promise<void> {
    const host = this.#host;
    const { composer } = host;
    if (!composer || composer.snapshot.sending) return;
    host.announce(host.t('form.sending'));
    try {
      const sent = await composer.send(this.#prepare());
      if (sent) return announceSent(host, sent);
    } catch (error) {
      if (!(error instanceof SupportError)) throw error;
      host.fail(error.problem, this.#operation, this.send);
    }
    host.announce('');
    await host.updateComplete;
    const failed = composer.snapshot.sendProblem?.is === 'files' ? ', [data-failed]' : '';
    host.renderRoot.querySelector<HTMLElement>(`[aria-invalid="true"]${failed}`)?.focus();
  }

  #drive(composer: Composer<Sent> | undefined): void {
    if (composer === this.#composer) return;
    if (this.#composer?.driver === this.send) this.#composer.driver = undefined;
    this.#composer = composer;
    if (composer) composer.driver = this.send;
  }
}

/** Emits and announces what was sent; a new request is shown. */
function announceSent(host: SupportElement, sent: Sent): void {
  host.emit(sent.name, sent.detail);
  if (sent.name === 'support-comment-added') {
    host.announce([host.t('thread.added'), ...sent.detail.comment.warnings].join(' '));
    return;
  }
  const { key, warnings } = sent.detail.request;
  // A customer who has gone to another view stays there.
  if (host.isConnected) host.go({ name: 'thread', key });
  host.announce([host.t('form.sent', { key }), ...warnings].join(' '));
}

/** The files of a draft, for the cancelable events. */
export const draftFiles = ({ files }: ComposerSnapshot): DraftDetail['attachments'] =>
  files.map(({ file: { name, size, type } }) => ({ name, size, type }));
