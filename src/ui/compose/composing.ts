/** What the form and the thread's composer have in common. */
import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import type { Operation } from '../../backends/backend.ts';
import type { DraftDetail } from '../../events.ts';
import type { TextKey } from '../../i18n/en.ts';
import { SupportError } from '../../model.ts';
import type { ComposerSnapshot } from '../../state/outbox/composer-snapshot.ts';
import type { Composer } from '../../state/outbox/composer.ts';
import type { Sent } from '../../state/outbox/sent.ts';
import type { ComposingElement } from '../files/attachment-field.ts';
import { icons } from '../element/icons.ts';
import { problemMessage } from '../element/problem-message.ts';
import type { SupportElement } from '../element/support-element.ts';

/** A text area with what is wrong with it below. */
export function bodyField(
  composer: Composer<unknown>,
  options: {
    id: string;
    rows: number;
    /** What is said when nothing is written. */
    missing: string;
    required?: boolean;
    help?: string;
    onKeydown?: (event: KeyboardEvent) => void;
  },
): TemplateResult {
  const { id, rows, missing, required = false, help = '', onKeydown } = options;
  const { text, fieldProblems, sending } = composer.snapshot;
  return html`
    <textarea class="field" part="field" id=${id} ?required=${required} dir="auto" rows=${rows} autocomplete="off" data-1p-ignore
      data-lpignore="true" data-bwignore data-form-type="other" .value=${text.body} ?readonly=${sending} aria-invalid=${Boolean(fieldProblems.body)}
      aria-describedby="fault ${help}"
      @input=${(event: InputEvent) => composer.type('body', (event.currentTarget as HTMLTextAreaElement).value)}
      @keydown=${onKeydown}></textarea>
    <span id="fault">${fieldFault(typeof fieldProblems.body === 'object' ? fieldProblems.body.detail : fieldProblems.body && missing)}</span>
  `;
}

/** What is wrong with a field. */
export const fieldFault = (text: string | undefined): TemplateResult | typeof nothing =>
  text
    ? html`<span class="fault" part="message">${icons.alert}<span dir="auto">${text}</span></span>`
    : nothing;

/** Why nothing was sent, above the buttons. */
export function composerNote(host: ComposingElement, what: TextKey, retry: () => void): unknown {
  const { composer } = host;
  const { sendProblem, files } = composer?.snapshot ?? {};
  const wait = composer?.retry.wait;
  if (sendProblem?.is === 'problem')
    return problemMessage(host, {
      what,
      problem: sendProblem.problem,
      retry,
      wait,
      waits: 'form.waiting',
    });
  const key =
    sendProblem?.is === 'files'
      ? files?.some(({ state }) => state.is === 'failed') && 'file.block'
      : sendProblem && sendProblem.is !== 'fields' && (`form.${sendProblem.is}` as const);
  return key
    ? html`<p class="fault" part="message" role="alert">${icons.alert}<span>${host.t(key)}</span></p>`
    : nothing;
}

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

/** "Discard draft", and whether the draft is being sent or kept. */
export function draftState(host: ComposingElement): TemplateResult | typeof nothing {
  if (!host.composer) return nothing;
  const { sending, files, savedIn, hasDraft } = host.composer.snapshot;
  const waiting = files.some(({ state }) => state.is !== 'done');
  const key: TextKey | undefined = sending
    ? waiting
      ? 'form.uploading'
      : 'form.sending'
    : savedIn && (savedIn === 'disk' ? 'form.saved' : 'form.savedInMemory');
  const discard = async () => {
    await host.composer?.discard();
    host.announce(host.t('form.discarded'));
    host.renderRoot.querySelector<HTMLElement>('.field')?.focus();
  };
  return html`
    ${
      hasDraft && !sending
        ? html`<button type="button" class="button plain" part="discard-button" @click=${discard}>
          ${host.t('form.discard')}
        </button>`
        : nothing
    }
    <span class="quiet state" part="state">${key && host.t(key)}</span>
  `;
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
