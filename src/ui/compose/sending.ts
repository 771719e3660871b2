/** How the form and the thread's composer send a draft. */
import type { ReactiveController } from 'lit';
import type { Operation } from '../../backends/backend.ts';
import type { DraftDetail } from '../../events.ts';
import { SupportError } from '../../model.ts';
import type { ComposerSnapshot } from '../../state/outbox/composer-snapshot.ts';
import type { Composer } from '../../state/outbox/composer.ts';
import type { Sent } from '../../state/outbox/sent.ts';
import type { SupportElement } from '../element/support-element.ts';
import type { ComposingElement } from './composing-element.ts';

/** What goes on by itself is sent by the element that shows it, which then tells how it went. */
export class Driver implements ReactiveController {
  readonly #host: ComposingElement;
  readonly #send: () => void;
  #composer: Composer<unknown> | undefined;

  constructor(host: ComposingElement, send: () => void) {
    this.#host = host;
    this.#send = send;
    host.addController(this);
  }

  hostUpdated(): void {
    this.#drive(this.#host.isConnected ? this.#host.composer : undefined);
  }

  hostDisconnected(): void {
    this.#drive(undefined);
  }

  #drive(composer: Composer<unknown> | undefined): void {
    if (composer === this.#composer) return;
    if (this.#composer?.driver === this.#send) this.#composer.driver = undefined;
    this.#composer = composer;
    if (composer) composer.driver = this.#send;
  }
}

/**
 * Sends the draft and says how it went. Resolves with the server's answer; with `undefined` when nothing was sent, and
 * then the focus is on the field that needs the person.
 */
export async function sendDraft<T>(
  host: ComposingElement,
  composer: Composer<T>,
  options: { operation: Operation; allow: (draft: ComposerSnapshot) => boolean; retry: () => void },
): Promise<T | undefined> {
  if (composer.snapshot.sending) return undefined;
  host.announce(host.t('form.sending'));
  try {
    const answer = await composer.send(options.allow);
    if (answer !== undefined) return answer;
  } catch (error) {
    if (!(error instanceof SupportError)) throw error;
    host.fail(error.problem, options.operation, options.retry);
  }
  host.announce('');
  await host.updateComplete;
  host.renderRoot.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  return undefined;
}

/** Emits and announces what the server has taken; a new request is shown. */
export function announceSent(host: SupportElement, sent: Sent): void {
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

/** What the page may look at of the files before something is sent. */
export const draftFiles = ({ files }: ComposerSnapshot): DraftDetail['attachments'] =>
  files.map(({ file: { name, size, type } }) => ({ name, size, type }));
