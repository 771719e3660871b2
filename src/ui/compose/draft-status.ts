/** The status of a draft, in the form and in the thread's composer. */
import { html, nothing, type TemplateResult } from 'lit';
import { timeToday } from '../../i18n/format.ts';
import type { TextKey } from '../../i18n/texts.ts';
import { icons } from '../element/icons.ts';
import { problemMessage, WRITE_TEXTS } from '../element/problem-message.ts';
import type { ComposingElement } from './composing-element.ts';
import type { Discard } from './discard.ts';

/** Why nothing was sent, above the buttons. */
export function composerNote(host: ComposingElement, what: TextKey, retry: () => void): unknown {
  const { composer } = host;
  const { sendProblem, files } = composer?.snapshot ?? {};
  const wait = composer?.retry.wait;
  if (sendProblem?.is === 'problem')
    return problemMessage(host, {
      what: wait === undefined ? what : 'error.later',
      problem: sendProblem.problem,
      retry,
      wait,
      waits: 'form.waiting',
      // What is sent without files is of no type that the customer can change.
      texts: files?.length ? WRITE_TEXTS : { ...WRITE_TEXTS, unsupported: 'error.unavailable' },
      // The button that sends.
      action: nothing,
    });
  if (sendProblem?.is === 'stopped' || sendProblem?.is === 'unsure')
    return html`<p class="quiet" part="hint">${host.t(`form.${sendProblem.is}`)}</p>`;
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

/** Whether files are awaited, or the draft is saved, with the button that discards it. */
export function draftState(
  host: ComposingElement,
  discard: Discard | undefined,
): TemplateResult | typeof nothing {
  const { composer, translator } = host;
  if (!composer) return nothing;
  const { sending, files, savedIn, savedAt, hasDraft, isGiven } = composer.snapshot;
  const waits = sending && files.some(({ state }) => state.is !== 'done');
  const key: TextKey | undefined = waits
    ? 'form.uploading'
    : sending || !savedIn || !hasDraft || isGiven
      ? undefined
      : savedIn === 'disk'
        ? 'form.saved'
        : 'form.savedInMemory';
  const time = key === 'form.saved' && savedAt !== undefined ? ` ${timeToday(translator, savedAt)}` : '';
  return html`<div class="state" part="state">
    ${key ? html`<span class="quiet"><span>${host.t(key)}</span><span class="number">${time}</span></span>` : nothing}${discard?.render()}
  </div>`;
}
