import type { Translator } from '../../../i18n/translator.ts';
import { leaveAlone, make, write } from '../../element/dom.ts';
import { SORTS, type Sort } from '../../../state/list/list-preferences.ts';

/** What a person does there. */
export interface FindActs {
  readonly typed: () => void;
  readonly entered: () => void;
  /** Escape. */
  readonly emptied: () => void;
  readonly sorted: (sort: Sort) => void;
}

/** What is shown. */
export interface FindFace {
  /** Whether the server searches; else the field takes a request's number. */
  readonly searches: boolean;
  readonly sort: Sort;
  /** How many requests there are; absent where nobody counted. */
  readonly count: number | undefined;
  readonly hidden: boolean;
  readonly searching: boolean;
  readonly asking: boolean;
}

/**
 * The search field, how many requests there are, and their order.
 *
 * @csspart find - The whole line.
 * @csspart search-field - "Search requests", or the field for a request's number.
 * @csspart count - How many requests there are.
 * @csspart sort-label - "Sort by".
 * @csspart sort-select - The choice of an order.
 */
export class FindLine {
  readonly element = make('div', { className: 'find' });
  readonly #field = make('input', {
    type: 'search',
    className: 'field',
    spellcheck: false,
    dir: 'auto',
  });
  readonly #count = make('span', { className: 'find-count quiet number' });
  readonly #sortLabel = make('span', { className: 'quiet' });
  readonly #select = make('select', { className: 'field', autocomplete: 'off' });
  readonly #options = SORTS.map(sort => make('option', { value: sort }));

  constructor(acts: FindActs) {
    const field = this.#field;
    const select = this.#select;
    this.element.part.add('find');
    field.part.add('search-field');
    field.setAttribute('autocapitalize', 'off');
    leaveAlone(field);
    this.#count.part.add('count');
    this.#sortLabel.part.add('sort-label');
    select.part.add('sort-select');
    select.append(...this.#options);
    this.element.append(field, this.#count, make('label', {}, this.#sortLabel, select));
    field.addEventListener('input', event => {
      // What is still being composed is no word yet.
      if (!event.isComposing) acts.typed();
    });
    field.addEventListener('compositionend', acts.typed);
    field.addEventListener('keydown', event => {
      if (event.isComposing) return;
      if (event.key === 'Enter') acts.entered();
      if (event.key !== 'Escape' || !field.value) return;
      // It has done its work: a dialog around it stays open.
      event.stopPropagation();
      event.preventDefault();
      field.value = '';
      acts.emptied();
    });
    select.addEventListener('change', () => acts.sorted(select.value as Sort));
  }

  /** What is typed, as one line without space around it. */
  get text(): string {
    return this.#field.value.trim().replace(/\s+/g, ' ');
  }

  set text(text: string) {
    if (this.text !== text) this.#field.value = text;
  }

  focus(): void {
    this.#field.focus();
  }

  draw(translator: Translator, { searches, sort, count, hidden, searching, asking }: FindFace): void {
    const field = this.#field;
    const label = translator.t(searches ? 'find.search' : 'find.number');
    field.enterKeyHint = searches ? 'search' : 'go';
    if (field.ariaLabel !== label) field.ariaLabel = field.placeholder = label;
    write(this.#count, count === undefined ? '' : translator.t('requests.count', { count }));
    write(this.#sortLabel, translator.t('find.sort'));
    for (const option of this.#options) write(option, translator.t(`find.by.${option.value as Sort}`));
    if (this.#select.value !== sort) this.#select.value = sort;
    this.element.hidden = hidden;
    this.element.classList.toggle('searching', searching);
    this.element.classList.toggle('asking', asking);
  }
}
