import '../../../i18n/en-late.ts';
import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import { createRef } from 'lit/directives/ref.js';
import type { Desk } from '../../../state/desk.ts';
import { restorePreferences, savePreferences, type Sort } from '../../../state/list/list-preferences.ts';
import type { StatusFilter } from '../../../model.ts';
import type { LatePart } from '../../element/late-view.ts';
import { painted } from '../../element/painted.ts';
import type { SupportElement } from '../../element/support-element.ts';
import { OpenByKey } from './open-by-key.ts';
import { searchLine } from './search-line.ts';
import { failureNote, noneNote } from './search-note.ts';
import { searchStyles } from './search.styles.ts';

/** Milliseconds without typing after which a search begins. */
const DEBOUNCE = 300;

/**
 * The line above a list: what is typed is searched where the server searches, a whole key opens its request, and the
 * rows have another order. The order and the filter that the customer chose last are chosen again next time.
 */
export class ListSearch implements LatePart, ReactiveController {
  readonly styles = searchStyles;
  readonly #host: SupportElement;
  readonly #opening: OpenByKey;
  readonly #field = createRef<HTMLInputElement>();
  #desk: Desk | undefined;
  #text = '';
  #timer: ReturnType<typeof setTimeout> | undefined;
  #hadRows = false;
  /** The search, with its filter, of which it was announced how many it found. */
  #announced = '';
  /** The search that found nothing, until another answer is here. */
  #none: string | undefined;
  /** The search of the last answer. */
  #answered = '';
  /** The filter that was stored last. */
  #saved: StatusFilter | undefined;

  constructor(host: SupportElement) {
    this.#host = host;
    this.#opening = new OpenByKey(host);
    host.addController(this);
  }

  hostUpdate(): void {
    const { desk } = this.#host;
    if (!desk) return;
    if (desk !== this.#desk) this.#begin(desk);
    const { filter, phase, rows } = desk.list.snapshot;
    // After signing out nobody sees what was searched.
    if (this.#hadRows && !rows) this.#reset();
    this.#hadRows = rows !== undefined;
    if (phase.is === 'ready' && rows?.of === filter) {
      const { query = '' } = desk.list.asked;
      this.#answered = query;
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

  render(desk: Desk): TemplateResult {
    const { translator } = this.#host;
    const { list, config } = desk;
    const { filter, phase, rows } = list.snapshot;
    const { query = '', sort = 'updated' } = list.asked;
    const isReady = phase.is === 'ready' && rows?.of === filter;
    const isEmpty = isReady && rows.items.length === 0;
    // Where the server does not count, a search that has no further page is counted here.
    const count = rows?.total ?? (query && !rows?.nextCursor ? rows?.items.length : undefined);
    return html`${searchLine(
      translator,
      {
        field: this.#field,
        text: this.#text,
        searches: config.features.search,
        sort,
        count: isReady && !isEmpty ? count : undefined,
        // Who has never asked anything has nothing to search.
        hidden: isEmpty && !query && filter === 'all',
        searching: this.#none !== undefined || (query !== '' && phase.is === 'loading'),
        asking: query !== this.#answered && phase.is === 'loading',
      },
      this.#actions,
    )}
    ${this.#renderNote(filter)}`;
  }

  #renderNote(filter: StatusFilter): TemplateResult | typeof nothing {
    const { translator } = this.#host;
    if (this.#none !== undefined) {
      return noneNote(translator, this.#none, {
        onClear: this.#onClear,
        onSearchAll: filter === 'all' ? undefined : this.#onSearchAll,
      });
    }
    const { failure } = this.#opening;
    return failure ? failureNote(translator, failure, failure.retry) : nothing;
  }

  readonly #actions = {
    onInput: (text: string, isComposing: boolean) => {
      this.#text = text;
      // What is still being composed is no word yet.
      if (isComposing) return;
      clearTimeout(this.#timer);
      this.#opening.stop();
      if (this.#query) this.#timer = setTimeout(() => this.#search(), DEBOUNCE);
      else this.#search();
    },
    onEnter: () => {
      const { desk } = this.#host;
      if (!desk || !this.#query) return;
      this.#search();
      void this.#opening.open(this.#query, desk.config.features.search);
    },
    onClear: () => {
      this.#text = '';
      this.#search();
      this.#host.requestUpdate();
    },
    onSort: (sort: Sort) => {
      const { desk } = this.#host;
      if (!desk) return;
      desk.list.ask({ ...desk.list.asked, sort: sort === 'updated' ? undefined : sort });
      void savePreferences(desk, { sort });
    },
  };

  readonly #onClear = (): void => {
    this.#actions.onClear();
    this.#field.value?.focus();
  };

  readonly #onSearchAll = (): void => {
    this.#host.desk?.choose('all', 'customer');
    this.#host.emit('support-status-filter-changed', { status: 'all' });
    this.#field.value?.focus();
  };

  /** What is typed, as one line without white space around it. */
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

  /** How many rows a search shows, once each; those of a filter alone are announced by the list. */
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
