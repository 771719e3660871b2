/** The status of a draft, in the form and in the thread's composer. */
import { html, nothing, type TemplateResult } from 'lit';
import type { TextKey } from '../../i18n/texts.ts';
import { icons } from '../element/icons.ts';
import { problemMessage, WRITE_TEXTS } from '../element/problem-message.ts';
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
    });
  const text = sendProblem && noteText(host, sendProblem.is);
  return text
    ? html`<p class="fault" part="message" role="alert">${icons.alert}<span>${text}</span></p>`
    : nothing;
}

/** Why nothing was sent, where that is no problem of the server's; empty where it is no more so. */
function noteText(
  { composer, translator }: ComposingElement,
  is: 'fields' | 'files' | 'merged' | 'taken',
): string {
  if (is === 'merged' || is === 'taken') return translator.t(`form.${is}`);
  const { fieldProblems = {}, files = [] } = composer?.snapshot ?? {};
  const count =
    is === 'fields'
      ? Object.values(fieldProblems).filter(Boolean).length
      : files.filter(({ state }) => state.is === 'failed').length;
  if (is === 'files') return count ? translator.t('file.block', { count }) : '';
  // One is in sight, since it has the focus.
  return count > 1 ? translator.t('error.fields', { count }) : '';
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
