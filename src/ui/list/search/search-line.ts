import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { ref, type Ref } from 'lit/directives/ref.js';
import { SORTS, type Sort } from '../../../state/list/list-preferences.ts';
import type { Translator } from '../../../i18n/translator.ts';

/** What the line shows. */
export interface SearchLineView {
  readonly field: Ref<HTMLInputElement>;
  /** What is typed. */
  readonly text: string;
  /** Whether the server searches; else the field takes the key of a request. */
  readonly searches: boolean;
  readonly sort: Sort;
  /** How many requests there are; absent where the server does not count. */
  readonly count: number | undefined;
  readonly hidden: boolean;
  /** The rows are those of a search, or will be. */
  readonly searching: boolean;
  /** Rows of another search are on their way. */
  readonly asking: boolean;
}

/** What the customer does there. */
export interface SearchLineActions {
  /** @param isComposing whether an input method is still at work on the word */
  readonly onInput: (text: string, isComposing: boolean) => void;
  readonly onEnter: () => void;
  readonly onClear: () => void;
  readonly onSort: (sort: Sort) => void;
}

/** The search field, how many requests there are, and their order. */
export function searchLine(
  translator: Translator,
  view: SearchLineView,
  { onInput, onEnter, onClear, onSort }: SearchLineActions,
): TemplateResult {
  const { searches, sort, count } = view;
  const label = translator.t(searches ? 'find.search' : 'find.number');
  const onText = (event: InputEvent | CompositionEvent) =>
    onInput((event.currentTarget as HTMLInputElement).value, (event as InputEvent).isComposing);
  const onKey = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    if (event.key === 'Enter') onEnter();
    if (event.key !== 'Escape' || !(event.currentTarget as HTMLInputElement).value) return;
    // A dialog around it stays open.
    event.stopPropagation();
    event.preventDefault();
    onClear();
  };
  return html`
    <div class="find ${view.searching ? 'searching' : ''} ${view.asking ? 'asking' : ''}" part="find" ?hidden=${view.hidden}>
      <input ${ref(view.field)} type="search" class="field" part="search-field" dir="auto" spellcheck="false" autocapitalize="off"
        autocomplete="off" data-1p-ignore data-lpignore="true" data-bwignore data-form-type="other"
        enterkeyhint=${searches ? 'search' : 'go'} aria-label=${label} placeholder=${label} .value=${live(view.text)}
        @input=${onText} @compositionend=${onText} @keydown=${onKey} />
      <span class="find-count quiet number" part="count">${count === undefined ? '' : translator.t('requests.count', { count })}</span>
      <label>
        <span class="quiet" part="sort-label">${translator.t('find.sort')}</span>
        <select class="field" part="sort-select" autocomplete="off"
          @change=${(event: Event) => onSort((event.currentTarget as HTMLSelectElement).value as Sort)}>
          ${SORTS.map(
            value =>
              html`<option value=${value} .selected=${live(value === sort)}>${translator.t(`find.by.${value}`)}</option>`,
          )}
        </select>
      </label>
    </div>
  `;
}
