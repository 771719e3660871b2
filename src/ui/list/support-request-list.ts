import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { SupportRequest } from '../../model.ts';
import { dayTime } from '../../i18n/format.ts';
import { painted } from '../element/painted.ts';
import type { Desk } from '../../state/desk.ts';
import { PAGE_SIZE } from '../../state/list/request-list.ts';
import { define } from '../element/define.ts';
import { renderKeyed } from '../element/keyed.ts';
import { moreButton } from '../element/more-button.ts';
import { lateView } from '../element/late-view.ts';
import { problemMessage } from '../element/problem-message.ts';
import { LoadTask } from '../element/load-task.ts';
import { hasListFilters, hasTeamRows, loadRowFacts } from './facts/team-rows.ts';
import { incidentsView } from '../incidents/incidents.ts';
import { emptyList, emptyText } from './empty-list.ts';
import { incidentRoom, saveIncidentRoom } from './incident-room.ts';
import { outboxRoom } from './outbox/outbox-room.ts';
import { RequestRow, type RowFactsView, type RowHits } from './request-row.ts';
import { rowStyles } from './request-row.styles.ts';
import { SupportElement } from '../element/support-element.ts';
import { listStyles } from './support-request-list.styles.ts';

const loadOutbox = () => import('./outbox/outbox-row.lazy.ts');
const loadFilters = () => import('./filters/list-filters.lazy.ts');
const loadScope = () => import('./scope/scope-filter.lazy.ts');
const loadSearch = () => import('./search/search.lazy.ts');

/** Rows that are rendered at once: a page, or as many as fit the screen at 44 pixels each. */
const firstRows = (): number => Math.max(PAGE_SIZE, Math.ceil(screen.height / 44));

/** Up to this many rows are laid out even where they are out of sight. */
const MAX_LAID_OUT = 200;

/**
 * The customer's requests: number, status, when created and updated, and summary; newest update first, or in the order that
 * the customer chose. That order, and the filter where the page sets none, are saved in the browser until `signOut()`.
 *
 * @tagname support-request-list
 * @slot filter - Before the search, for example a status filter.
 * @slot empty - In place of the text of an empty list, and its buttons.
 * @fires {CustomEvent<SupportEventDetails['support-request-created']>} support-request-created - A request that was tried again from here was created.
 * @fires {CustomEvent<SupportEventDetails['support-before-create']>} support-before-create - Cancelable, before it is sent.
 * @fires {CustomEvent<SupportEventDetails['support-incident-followed']>} support-incident-followed - The customer follows an incident, or no longer.
 * @fires {CustomEvent<SupportEventDetails['support-request-opened']>} support-request-opened - The customer opened a request.
 * @fires {CustomEvent<SupportEventDetails['support-view-changed']>} support-view-changed - The customer went to another view.
 * @fires {CustomEvent<SupportEventDetails['support-reply']>} support-reply - Support has written to a request.
 * @fires {CustomEvent<SupportEventDetails['support-error']>} support-error - A call to the backend failed.
 * @fires {CustomEvent<SupportEventDetails['support-auth-required']>} support-auth-required - The session ended.
 * @csspart list - The list of requests.
 * @csspart row - One request.
 * @csspart key - Its number.
 * @csspart summary - Its summary.
 * @csspart status - Its status.
 * @csspart time - A date and time.
 * @csspart more-button - "Show more".
 * @csspart tools - The line above the list: the slot `filter`, the search and the order.
 * @csspart find - Search and order in that line, once their module is loaded.
 * @csspart search-field - "Search requests"; where the server does not search, the field for a request's number.
 * @csspart count - How many requests there are, where the server counts.
 * @csspart sort-label - "Sort by".
 * @csspart sort-select - The choice of an order.
 * @csspart filters - The line below it, where requests have a type or service.
 * @csspart filter-select - The choice of a type or service.
 * @csspart clear-button - "Clear search", where nothing was found.
 * @csspart search-all-button - "Search in all requests", where nothing was found.
 * @csspart scope - Whose requests are listed, where the backend knows colleagues.
 * @csspart scope-select - The choice of it.
 * @csspart incidents - What is known to be wrong or planned, above the list, where the backend tells of it.
 * @csspart incident - One of these.
 * @csspart incident-button - "Follow", "Details" or "and 2 more" in it.
 * @csspart outbox - A new request that is no request yet: a draft, being sent, or waiting; likewise a comment. Once it has arrived: that it was sent.
 * @csspart outbox-button - "Continue", "Edit", "Don't send", "Try again" or "Open" in it.
 * @csspart discard-button - "Discard", of a draft.
 * @csspart undo-button - "Undo", for a while after that.
 * @csspart hint - "Draft discarded."
 * @csspart skeleton - In place of the rows while they are loading.
 * @csspart empty - The text of an empty list.
 * @csspart write-button - "Write to support", which leads to the form, in an empty list.
 * @csspart show-button - "Show closed" or "Show open", in an empty list.
 * @csspart icon - An icon, such as that of a problem.
 * @csspart message - A problem, with a retry button.
 * @csspart link - The brand's link for an emergency, with a problem.
 * @csspart retry-button - "Try again".
 * @csspart sign-in-button - "Sign in", where the session has ended.
 * @csspart problem-details - "Details", with the server's own text.
 */
export class SupportRequestList extends SupportElement {
  static override styles = [...SupportElement.styles, rowStyles, listStyles];

  readonly #load = new LoadTask(this, {
    args: () => this.desk && ([this.desk, this.desk.list.snapshot.filter, this.desk.list.version] as const),
    load: async ([desk], signal) => {
      await desk.list.load(signal);
      this.#announceCount(desk);
    },
    hurry: () => this.desk?.list.hurry(),
    onError: error => this.fail(error.problem, 'listRequests', () => this.#load.again()),
  });
  readonly #search = lateView(this, loadSearch, module => new module.ListSearch(this));
  readonly #outbox = lateView(this, loadOutbox, module => new module.OutboxRow(this));
  readonly #facts = lateView(
    this,
    loadRowFacts,
    module => new module.RowFacts(this),
    () => hasTeamRows(this.desk),
    true,
  );
  readonly #filters = lateView(
    this,
    loadFilters,
    module => new module.ListFilters(this),
    () => this.desk !== undefined && hasListFilters(this.desk),
  );
  readonly #scope = lateView(
    this,
    loadScope,
    module => new module.ScopeFilter(this),
    () => this.desk?.config.features.people === true,
  );
  readonly #incidents = incidentsView(this, {
    onHeight: height => this.desk && saveIncidentRoom(this.desk, height),
  });
  readonly #makeRow = ({ key }: SupportRequest): RequestRow => new RequestRow(this, key);
  #rows: ReadonlyMap<string, RequestRow> = new Map();
  /** How many rows are rendered at most; the others follow in steps, so that the first ones are painted soon. */
  #limit = 0;
  /** The filter whose rows are rendered. */
  #rendered: string | undefined;
  /** The filter of which it was announced how many rows it shows. */
  #announced: string | undefined;
  /** The index of the row that gets the focus when the button that was pressed is removed. */
  #pressed: number | undefined;
  /** What {@link #pressed} becomes where an automatic retry removes the retry button that has the focus. */
  #retried: number | undefined;

  /** Puts the focus on the row of the request that the customer comes back from, where it is shown. @internal */
  focusStart(key: string): void {
    this.#rows.get(key)?.focus();
  }

  /** Shows what a search found in a row. @internal */
  get hits(): RowHits | undefined {
    return this.#search.part;
  }

  /** Shows what contract 1.1 adds to a row. @internal */
  get facts(): RowFactsView | undefined {
    return this.#facts.part;
  }

  /** What an empty list says. */
  #emptyText(desk: Desk): string {
    return this.#filters.part?.emptyText(desk.list) ?? emptyText(this, desk.list);
  }

  protected override renderDesk(desk: Desk): TemplateResult {
    const search = this.#search.part;
    const incidents = this.#incidents.part;
    const scope = this.#scope.part?.render(desk);
    // Whose requests: beside their type and service, else beside the status.
    const hasFilters = hasListFilters(desk);
    return html`
      ${incidents?.render()} ${incidents?.isLoaded ? nothing : incidentRoom(desk)}
      <div class="tools" part="tools"><slot name="filter"></slot>${hasFilters ? nothing : scope}${search?.render(desk)}</div>
      ${hasFilters ? html`<div class="flow filters" part="filters">${scope}${this.#filters.part?.render(desk)}</div>` : nothing}
      ${search?.renderNote(desk)} ${this.#outbox.part ? this.#outbox.part.render(desk) : outboxRoom(desk)} ${this.#renderRows(desk)}
    `;
  }

  #renderRows(desk: Desk): TemplateResult {
    const { filter, phase, rows } = desk.list.snapshot;
    const { more } = desk.list;
    const retry = () => {
      this.#pressed = 0;
      desk.list.again();
      this.#load.again();
    };
    const what = rows?.of === filter ? 'error.refresh' : 'error.list';
    const { wait } = this.#load.retry;
    const failed = problemMessage(this, { what, problem: phase.problem, retry, wait });
    if (!rows) {
      // The first formatter of a page takes longer than rendering the rows: so it is made during the call.
      dayTime(this.translator, Date.now());
      return html`${failed} ${phase.is === 'failed' ? nothing : this.#renderSkeleton()}`;
    }
    if (rows.items.length === 0 && rows.of === filter) {
      const onShow = () => (this.#pressed = 0);
      const empty = () =>
        this.#filters.part?.renderEmpty(desk, onShow) ??
        emptyList(this, desk, onShow, this.#scope.part?.renderBack(desk));
      return html`${failed} ${desk.list.isEmpty ? empty() : nothing}`;
    }
    return html`
      ${failed}
      <ul class="list ${phase.is === 'loading' ? 'stale' : ''} ${rows.items.length > MAX_LAID_OUT ? 'long' : ''}" part="list" role="list" aria-label=${this.t('requests.heading')}
        aria-busy=${phase.is === 'loading'}></ul>
      ${
        rows.nextCursor && rows.of === filter
          ? moreButton(this, more, {
              label: 'requests.more',
              part: 'more-button',
              what: 'error.more',
              operation: 'listRequests',
              onPress: () => {
                this.#pressed = rows.items.length;
                this.#limit += PAGE_SIZE;
              },
            })
          : nothing
      }
    `;
  }

  #renderSkeleton(): TemplateResult {
    return html`
      <div class="skeleton" part="skeleton" role="progressbar" aria-label=${this.t('requests.loading')}>
        <div class="row bars"></div><div class="row bars"></div><div class="row bars"></div>
        <div class="row bars"></div><div class="row bars"></div>
      </div>
    `;
  }

  protected override update(changed: PropertyValues): void {
    // An automatic retry may remove it.
    if (this.shadowRoot?.activeElement?.matches('[part="retry-button"]')) this.#pressed ??= this.#retried;
    super.update(changed);
    const list = this.renderRoot.querySelector('.list');
    const { rows } = this.desk?.list.snapshot ?? {};
    if (list && rows) {
      if (rows.of !== this.#rendered) this.#limit = firstRows();
      this.#rendered = rows.of;
      this.#rows = renderKeyed(list, rows.items.slice(0, this.#limit), ({ key }) => key, this.#makeRow);
      if (rows.items.length > this.#limit) {
        void painted().then(() => {
          this.#limit += 500;
          this.requestUpdate();
        });
      }
    }
  }

  protected override movesFocus(): boolean {
    return this.#pressed !== undefined;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const { snapshot, more } = this.desk?.list ?? {};
    const { phase, rows } = snapshot ?? {};
    this.#retried = more?.phase.is === 'failed' ? rows?.items.length : 0;
    const row = this.#pressed;
    if (row === undefined || phase?.is === 'loading' || more?.phase.is === 'loading') return;
    this.#pressed = undefined;
    if (document.activeElement !== document.body) return;
    // The pressed button was removed: the focus goes to what replaced it.
    const button = this.renderRoot.querySelector<HTMLElement>(
      `[part="retry-button"]${row > 0 ? ', [part="more-button"]' : ''}`,
    );
    if (button) button.focus({ preventScroll: true });
    else [...this.#rows.values()][row]?.focus();
  }

  /** Once for each choice of filter, not for every refresh; what a search finds is announced by the search. */
  #announceCount(desk: Desk): void {
    const { filter, rows } = desk.list.snapshot;
    // A list that another view hides says nothing.
    if (this.hidden || rows?.of !== filter || this.#announced === filter || desk.list.asked.query) return;
    this.#announced = filter;
    const count = rows.total ?? rows.items.length;
    void painted().then(() =>
      this.announce(count === 0 ? this.#emptyText(desk) : this.t('requests.count', { count })),
    );
  }
}

define('request-list', SupportRequestList);

declare global {
  interface HTMLElementTagNameMap {
    'support-request-list': SupportRequestList;
  }
}
