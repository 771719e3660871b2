import '../../../i18n/en-late.ts';
import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { StatusFilter } from '../../../model.ts';
import type { Desk } from '../../../state/desk.ts';
import {
  restorePreferences,
  savePreferences,
  SORTS,
  type Sort,
} from '../../../state/list/list-preferences.ts';
import type { LatePart } from '../../element/late-view.ts';
import { lateIcons } from '../../element/late-icons.ts';
import { painted } from '../../element/painted.ts';
import { canRetry, problemText } from '../../element/problem-message.ts';
import type { SupportElement } from '../../element/support-element.ts';
import type { RowHits } from '../request-row.ts';
import { allHit, markHits, wordsOf } from './hits.ts';
import { OpenByKey } from './open-by-key.ts';
import { searchStyles } from './search.styles.ts';
import { SlashKey } from './slash-key.ts';

/** Milliseconds without typing after which a search begins. */
const DEBOUNCE = 300;

/**
 * The line above a list: searches where the server can, opens a request by its key, and sorts. The order and the filter that
 * the customer chose last are restored.
 */
export class ListSearch implements LatePart, ReactiveController, RowHits {
  readonly styles = searchStyles;
  readonly #host: SupportElement;
  readonly #opening: OpenByKey;
  #desk: Desk | undefined;
  #text = '';
  #timer: ReturnType<typeof setTimeout> | undefined;
  #hadRows = false;
  /** The filter and the search whose number of rows was announced last. */
  #announced = '';
  /** The search that found nothing, until the next response. */
  #none: string | undefined;
  /** The filter that was saved last. */
  #saved: StatusFilter | undefined;

  constructor(host: SupportElement) {
    this.#host = host;
    this.#opening = new OpenByKey(host);
    host.addController(this);
    host.addController(new SlashKey(host, () => this.#input));
  }

  /** The search that found the rows that are shown. */
  get query(): string {
    return this.#host.desk?.list.snapshot.rows?.query ?? '';
  }

  show(summary: HTMLElement, key: string): string {
    const words = wordsOf(this.query);
    markHits(summary, words);
    return allHit(`${summary.textContent} ${key}`, words) ? '' : this.#host.t('find.inText');
  }

  hostUpdate(): void {
    const { desk } = this.#host;
    if (!desk) return;
    if (desk !== this.#desk) this.#begin(desk);
    const { filter, phase, rows } = desk.list.snapshot;
    if (phase.is === 'failed') this.#none = undefined;
    // Signing out also clears the search; rows of another search that were dropped at a failure do not.
    else if (this.#hadRows && !rows) this.#reset();
    this.#hadRows = rows !== undefined;
    if (phase.is === 'ready' && rows?.of === filter) {
      const { query = '' } = desk.list.asked;
      this.#none = query && rows.items.length === 0 ? query : undefined;
      this.#announce(filter, query, rows.total ?? rows.items.length);
    }
    if (desk.list.chosenBy !== 'customer' || filter === this.#saved) return;
    this.#saved = filter;
    void savePreferences(desk, { status: filter });
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#opening.stop();
  }

  render({ list, config }: Desk): TemplateResult {
    const { translator } = this.#host;
    const { filter, phase, rows } = list.snapshot;
    const { query = '', sort = 'updated' } = list.asked;
    const isReady = phase.is === 'ready' && rows?.of === filter;
    const isEmpty = isReady && rows.items.length === 0;
    // Where the server does not count, a search without a next page is counted here.
    const found = rows?.total ?? (query && !rows?.nextCursor ? rows?.items.length : undefined);
    const count = isReady && !isEmpty ? found : undefined;
    const { search } = config.features;
    const label = translator.t(search ? 'find.search' : 'find.number');
    // A customer without requests has nothing to search.
    return html`
      <div class="find" part="find" ?hidden=${list.isUnused}>
        <span class="search">
          ${lateIcons.search}
          <input type="search" class="field tool" part="search-field" dir="auto" spellcheck="false" autocapitalize="off"
            autocomplete="off" data-1p-ignore data-lpignore="true" data-bwignore data-form-type="other"
            enterkeyhint=${search ? 'search' : 'go'} aria-label=${label} placeholder=${label} .value=${live(this.#text)}
            @input=${this.#onInput} @compositionend=${this.#onInput} @keydown=${this.#onKey} />
        </span>
        <span class="find-count quiet number" part="count">${count === undefined ? '' : translator.t('requests.count', { count })}</span>
        <label class="sort">
          <span class="quiet" part="sort-label">${translator.t('find.sort')}</span>
          ${lateIcons.sort}
          <select class="field tool" part="sort-select" autocomplete="off" @change=${this.#onSort}>
            ${SORTS.map(
              value =>
                html`<option value=${value} .selected=${live(value === sort)}>${translator.t(`find.by.${value}`)}</option>`,
            )}
          </select>
        </label>
      </div>
    `;
  }

  /** Below the line: what could not be found or opened. */
  renderNote({ list }: Desk): TemplateResult | typeof nothing {
    return this.#none === undefined
      ? this.#renderProblem()
      : this.#renderNone(this.#none, list.snapshot.filter);
  }

  /** Why a request could not be opened by its key. */
  #renderProblem(): TemplateResult | typeof nothing {
    const { translator } = this.#host;
    const { failed } = this.#opening;
    if (!failed) return nothing;
    const { key, problem, retry } = failed;
    const isMissing = problem.kind === 'not-found';
    const text = isMissing ? translator.t('find.noKey', { key }) : problemText(translator, problem);
    return html`<div class="flow find-note">
      <p class="fault" part="message" role="alert" dir="auto">${text}</p>
      ${
        isMissing || !canRetry(problem)
          ? nothing
          : html`<button type="button" class="button" part="retry-button" @click=${retry}>${translator.t('error.retry')}</button>`
      }
    </div>`;
  }

  #renderNone(query: string, filter: StatusFilter): TemplateResult {
    const { translator } = this.#host;
    return html`<div class="empty">
      <p part="empty" dir="auto">${translator.t('find.none', { query })}</p>
      <div class="flow choices">
        ${
          filter === 'all'
            ? nothing
            : html`<button type="button" class="button primary" part="search-all-button" @click=${this.#onSearchAll}>${translator.t('find.everywhere')}</button>`
        }
        <button type="button" class="button" part="clear-button" @click=${this.#onClear}>${translator.t('find.clear')}</button>
      </div>
    </div>`;
  }

  readonly #onInput = (event: InputEvent | CompositionEvent): void => {
    this.#text = (event.currentTarget as HTMLInputElement).value;
    // An input method is still composing the text.
    if ((event as InputEvent).isComposing) return;
    clearTimeout(this.#timer);
    this.#opening.stop();
    if (this.#query) this.#timer = setTimeout(() => this.#search(), DEBOUNCE);
    else this.#search();
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    const { desk } = this.#host;
    if (event.key === 'Enter' && desk && this.#query) {
      this.#search();
      void this.#opening.open(this.#query, desk.config.features.search);
    }
    if (event.key !== 'Escape' || !(event.currentTarget as HTMLInputElement).value) return;
    // A dialog around the desk stays open.
    event.stopPropagation();
    event.preventDefault();
    this.#onClear();
  };

  readonly #onSort = (event: Event): void => {
    const { desk } = this.#host;
    if (!desk) return;
    const sort = (event.currentTarget as HTMLSelectElement).value as Sort;
    desk.list.ask({ ...desk.list.asked, sort: sort === 'updated' ? undefined : sort });
    void savePreferences(desk, { sort });
    const { translator } = this.#host;
    this.#host.announce(translator.t('find.sorted', { order: translator.t(`find.by.${sort}`) }));
  };

  readonly #onClear = (): void => {
    this.#text = '';
    this.#search();
    this.#host.requestUpdate();
    this.#focus();
  };

  readonly #onSearchAll = (): void => {
    this.#host.desk?.choose('all', 'customer');
    this.#host.emit('support-status-filter-changed', { status: 'all' });
    this.#focus();
  };

  #focus(): void {
    this.#input?.focus();
  }

  get #input(): HTMLElement | null {
    return this.#host.renderRoot.querySelector<HTMLElement>('.find input');
  }

  /** The typed text with single spaces. */
  get #query(): string {
    return this.#text.trim().replace(/\s+/g, ' ');
  }

  #search(): void {
    clearTimeout(this.#timer);
    const { desk } = this.#host;
    const query = this.#query || undefined;
    if (desk?.config.features.search && query !== desk.list.asked.query)
      desk.list.ask({ ...desk.list.asked, query });
  }

  #begin(desk: Desk): void {
    this.#reset();
    this.#desk = desk;
    this.#hadRows = false;
    this.#saved = undefined;
    this.#text = desk.list.asked.query ?? '';
    void restorePreferences(desk);
  }

  #reset(): void {
    clearTimeout(this.#timer);
    this.#opening.stop();
    this.#text = '';
    this.#none = undefined;
  }

  /** How many rows a search shows, once for each; those of a filter alone are announced by the list. */
  #announce(filter: StatusFilter, query: string, count: number): void {
    const search = query && `${filter} ${query}`;
    if (search === this.#announced) return;
    this.#announced = search;
    const { translator } = this.#host;
    const text = count
      ? translator.t('requests.count', { count })
      : query && translator.t('find.none', { query });
    // After the rows are painted, as the list does.
    if (text) void painted().then(() => this.#host.announce(text));
  }
}
