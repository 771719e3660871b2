import { html, nothing, type TemplateResult } from 'lit';
import type { Translator } from '../../../i18n/translator.ts';
import { problemText } from '../../element/problem-message.ts';
import type { OpeningFailure } from './open-by-key.ts';

/** Why a request could not be opened by its key. */
export function failureNote(
  translator: Translator,
  { key, problem }: OpeningFailure,
  retry: () => void,
): TemplateResult {
  const isMissing = problem.kind === 'not-found';
  const text = isMissing ? translator.t('find.noKey', { key }) : problemText(translator, problem);
  return html`<div class="find-note">
    <p class="fault" part="message" role="alert" dir="auto">${text}</p>
    ${
      isMissing
        ? nothing
        : html`<button type="button" class="button" part="retry-button" @click=${retry}>${translator.t('error.retry')}</button>`
    }
  </div>`;
}

/**
 * A search found nothing.
 *
 * @param onSearchAll absent where the search is in all requests already
 */
export const noneNote = (
  translator: Translator,
  query: string,
  { onClear, onSearchAll }: { onClear: () => void; onSearchAll: (() => void) | undefined },
): TemplateResult =>
  html`<div class="find-note none">
    <p part="empty" dir="auto">${translator.t('find.none', { query })}</p>
    <div>
      ${
        onSearchAll
          ? html`<button type="button" class="button" part="search-all-button" @click=${onSearchAll}>${translator.t('find.everywhere')}</button>`
          : nothing
      }
      <button type="button" class="button" part="clear-button" @click=${onClear}>${translator.t('find.clear')}</button>
    </div>
  </div>`;
