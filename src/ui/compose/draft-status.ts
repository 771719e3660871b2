/** The status of a draft, in the form and in the thread's composer. */
import { html, nothing, type TemplateResult } from 'lit';
import type { TextKey } from '../../i18n/texts.ts';
import { icons } from '../element/icons.ts';
import { canRetry, problemMessage, retryLabel, WRITE_TEXTS } from '../element/problem-message.ts';
import type { ComposingElement } from './composing-element.ts';

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
      // What is sent without files is of no type that the customer can change.
      texts: files?.length ? WRITE_TEXTS : { ...WRITE_TEXTS, unsupported: 'error.unavailable' },
      // The button that sends.
      action: nothing,
    });
  if (sendProblem?.is === 'files') {
    const count = files?.filter(({ state }) => state.is === 'failed').length;
    return count ? fault(host.t('file.block', { count })) : nothing;
  }
  return sendProblem && sendProblem.is !== 'fields' ? fault(host.t(`form.${sendProblem.is}`)) : nothing;
}

const fault = (text: string): TemplateResult =>
  html`<p class="fault" part="message" role="alert">${icons.alert}<span>${text}</span></p>`;

/** The label of the button that sends: "Try again" after a failure that may pass. */
export function sendLabel({ composer, translator }: ComposingElement, label: TextKey): unknown {
  const { sendProblem } = composer?.snapshot ?? {};
  return sendProblem?.is === 'problem' && canRetry(sendProblem.problem)
    ? retryLabel(translator, composer?.retry.wait)
    : translator.t(label);
}

/** "Discard draft", and whether the draft is being sent or saved. */
export function draftState(host: ComposingElement): TemplateResult | typeof nothing {
  const { composer } = host;
  if (!composer) return nothing;
  const { sending, files, savedIn, hasDraft } = composer.snapshot;
  const waiting = files.some(({ state }) => state.is !== 'done');
  const key: TextKey | undefined = sending
    ? waiting
      ? 'form.uploading'
      : 'form.sending'
    : savedIn && (savedIn === 'disk' ? 'form.saved' : 'form.savedInMemory');
  const discard = async (event: Event) => {
    const fields = [...((event.currentTarget as HTMLButtonElement).form?.elements ?? [])];
    await composer.discard();
    host.announce(host.t('form.discarded'));
    // The button is removed with its draft.
    fields.find((field): field is HTMLElement => field.matches(':read-write'))?.focus();
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
