import { html, type TemplateResult } from 'lit';
import type { TextKey } from '../../i18n/texts.ts';
import { canRetry, retryLabel } from '../element/problem-message.ts';
import type { ComposingElement } from './composing-element.ts';
import type { Sending } from './sending.ts';

/** The label of the button that sends: "Try again" after a failure that may pass. */
function sendLabel({ composer, translator }: ComposingElement, label: TextKey): unknown {
  const { sendProblem } = composer?.snapshot ?? {};
  return sendProblem?.is === 'problem' && canRetry(sendProblem.problem)
    ? retryLabel(translator, composer?.retry.wait)
    : translator.t(label);
}

const isMac = (): boolean => /^(Mac|iP)/.test(navigator.platform);

/**
 * The button that submits. Once it was pressed it shows "Sending…", and after a while a spinner. Its name stays: the live region announces
 * that it is being sent.
 */
export function sendButton(
  host: ComposingElement,
  sending: Sending,
  { part, label }: { part: string; label: TextKey },
): TemplateResult {
  const { composer } = host;
  const isSending = composer?.snapshot.sending === true;
  const keys = host.t('form.shortcut');
  return html`<button type="submit" class="button primary ${isSending ? 'busy' : ''}" part=${part} aria-disabled=${isSending}
    aria-keyshortcuts="Control+Enter Meta+Enter" title=${isMac() ? keys.replace(/^.*\+/, '⌘ ') : keys} @click=${sending.submit}>
    <span class="either"><span>${sendLabel(host, label)}</span><span aria-hidden="true"
      ><span class="spinner"></span>${host.t(composer?.isStopping ? 'form.stopping' : 'form.sending')}</span></span>
  </button>`;
}

/** Control or Command with Enter sends, as in mail programs; for the `keydown` event of the fields' container. */
export const sendOnShortcut =
  (sending: Sending) =>
  (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.isComposing)
      sending.submit(event);
  };
