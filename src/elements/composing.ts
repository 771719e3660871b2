import { html, nothing, type TemplateResult } from 'lit';
import type { DraftDetail } from '../events.ts';
import type { TextKey } from '../i18n/en.ts';
import type { Words } from '../i18n/words.ts';
import type { ComposerSnapshot } from '../state/composer.ts';
import { icons } from './icons.ts';
import { problemMessage } from './problem.ts';

/** What the form and the thread's composer have in common, as templates. */

export const typed = (event: Event): string =>
  (event.currentTarget as HTMLInputElement | HTMLTextAreaElement).value;

/** What is wrong with a field, below it. */
export const fieldFault = (text: string | undefined): TemplateResult | typeof nothing =>
  text
    ? html`<span class="fault" part="message">${icons.alert}<span dir="auto">${text}</span></span>`
    : nothing;

/** Why nothing was sent, above the buttons. */
export function composerNote(
  words: Words,
  { fault, files }: ComposerSnapshot,
  what: TextKey,
  retry: () => void,
): TemplateResult | typeof nothing {
  if (fault?.is === 'problem') return problemMessage(words, { what, problem: fault.problem, retry });
  const blocked = fault?.is === 'files' && files.some(({ state }) => state.is === 'failed');
  return blocked
    ? html`<p class="fault" part="message" role="alert">${icons.alert}<span>${words.t('file.block')}</span></p>`
    : nothing;
}

/** What the page may look at before something is sent. */
export function draftDetail({ text, files }: ComposerSnapshot, kind: 'new' | 'comment'): DraftDetail {
  const attachments = files.map(({ file: { name, size, type } }) => ({ name, size, type }));
  return kind === 'new'
    ? { summary: text.summary, description: text.body, attachments }
    : { body: text.body, attachments };
}
