import { html, type TemplateResult } from 'lit';
import type { TextKey } from '../i18n/en.ts';
import type { Words } from '../i18n/words.ts';
import type { More } from '../state/more.ts';
import { problemMessage } from './problem.ts';

/** What brings the next page; where that failed, why, and the way on. */
export function moreButton(
  words: Words,
  { phase, retry }: More,
  options: { label: TextKey; part: string; what: TextKey; act: () => void },
): TemplateResult {
  const { label, part, what, act } = options;
  return phase.is === 'failed'
    ? problemMessage(words, { what, problem: phase.problem, retry: act, wait: retry.wait })
    : html`<p class="more">
        <button type="button" class="button" part=${part} aria-disabled=${phase.is === 'loading'} @click=${act}>${words.t(label)}</button>
      </p>`;
}
