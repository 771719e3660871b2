import { nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { prefix } from '../../prefix.ts';
import type { Desk, View } from '../../state/desk.ts';
import { define } from '../element/define.ts';
import { focusedWithin } from '../element/focus.ts';
import { icons } from '../element/icons.ts';
import { loadChecks } from '../compose/checks/load-checks.ts';
import { lateView } from '../element/late-view.ts';
import { htmlWith } from '../element/prefixed-html.ts';
import { SupportElement } from '../element/support-element.ts';
import type { Transferred } from '../files/transferred.ts';
import { addressOfRequest, applyRoute, type AppliedRoute } from './hash-parameter.ts';
import { scrollIntoSight, scrollStartIntoSight } from './into-sight.ts';
import { ScrollPosition } from './scroll-position.ts';
import { loadLateFields } from '../form/form-parts.ts';
import '../form/support-request-form.ts';
import type { SupportRequestForm } from '../form/support-request-form.ts';
import { hasTeamRows } from '../list/facts/team-rows.ts';
import '../list/support-request-list.ts';
import type { SupportRequestList } from '../list/support-request-list.ts';
import { loadArrivals, loadSentLine } from '../thread/late-parts.ts';
import { loadTeam } from '../thread/team/team-data.ts';
import type { SupportRequestThread } from '../thread/support-request-thread.ts';
import '../list/support-status-filter.ts';
import { rootStyles } from './support-requests.styles.ts';

/** Every part of the inner elements; a name that an element does not have is harmless. */
const PARTS = [
  'filter, filter-label, filter-select, list, row, key, summary, status, time, more-button, empty, message, retry-button, sign-in-button, problem-details',
  'label, field, attachment-button, file, file-name, thumbnail, progress, remove-button, discard-button, form, form-heading',
  'prompt, send-button, cancel-button, back-button, thread-heading, thread-meta, history, earlier-button, entry, avatar',
  'author, role, body, attachment, picture, composer, add-button, link, skeleton, hint, state, drop-hint, icon',
  'sent, copy-button, outbox, outbox-button, menu-button, menu, menu-item, close-button, reopen-button, undo-button, news-link, news-button, new-line',
  'rating, rating-score, rating-button, rating-given, change-rating-button',
  'tools, find, search-field, count, sort-label, sort-select, clear-button, search-all-button, write-button, show-button, filters',
  'markdown, preview-button, quote-button, code-button, formatting-button, formatting-help, attach-log-button, preview, thread-fields, context, chip',
  'details-button, check-button, notice',
  'viewer, viewer-bar, viewer-caption, viewer-button, viewer-picture',
  'choices, choice, service-field, service-list, service-option, phone',
  'thread-facts, service-state, severity-select, severity-button, request-link, expected, contact, channel, edited, retract-button, retract-confirm-button, retract-keep-button',
  'quote-entry-button, wrap-button, unfold-button, quoted-button',
  'notify-button, articles, article, article-panel, article-title, article-link, article-button, place-button',
  'scope, scope-select, who-sees, share-button, people-panel, person, incidents, incident, incident-button',
].join(', ');

/**
 * A whole customer-support desk: the requests with their filter, the form for a new one, and the thread of each.
 *
 * @tagname support-requests
 * @slot heading - In place of the text "Requests to support".
 * @slot intro - Below the heading.
 * @slot empty - In place of the text of an empty list.
 * @slot form-intro - Above the new request's fields, for example opening hours.
 * @slot footer - At the end of every view.
 * @fires {CustomEvent<SupportEventDetails['support-request-created']>} support-request-created - The server has created the request.
 * @fires {CustomEvent<SupportEventDetails['support-comment-added']>} support-comment-added - The server has stored the comment.
 * @fires {CustomEvent<SupportEventDetails['support-request-opened']>} support-request-opened - The customer opened a request.
 * @fires {CustomEvent<SupportEventDetails['support-view-changed']>} support-view-changed - The customer went to another view.
 * @fires {CustomEvent<SupportEventDetails['support-status-filter-changed']>} support-status-filter-changed - The customer chose another status.
 * @fires {CustomEvent<SupportEventDetails['support-reply']>} support-reply - Support has written to a request; also in a hidden tab, while a request waits for support.
 * @fires {CustomEvent<SupportEventDetails['support-article-solved']>} support-article-solved - The customer says that an article solved it.
 * @fires {CustomEvent<SupportEventDetails['support-incident-followed']>} support-incident-followed - The customer follows an incident, or no longer.
 * @fires {CustomEvent<SupportEventDetails['support-auth-required']>} support-auth-required - The session ended; call `retry()` once the customer is signed in again.
 * @fires {CustomEvent<SupportEventDetails['support-error']>} support-error - A call to the backend failed; `operation` is the port's method name.
 * @fires {CustomEvent<SupportEventDetails['support-service-chosen']>} support-service-chosen - The customer chose what the new request is about.
 * @fires {CustomEvent<SupportEventDetails['support-before-create']>} support-before-create - Cancelable, before a request is sent.
 * @fires {CustomEvent<SupportEventDetails['support-before-comment']>} support-before-comment - Cancelable, before a comment is sent.
 * @fires {CustomEvent<SupportEventDetails['support-before-attach']>} support-before-attach - Cancelable, before a file is added.
 * @csspart header - Heading and "New request".
 * @csspart heading - "Requests to support".
 * @csspart new-button - "New request".
 * @csspart logo - The brand's logo, above the heading; not shown where the slot `heading` is used.
 * @csspart legal - The brand's legal line, at the end of every view.
 * @csspart links - The brand's links, beside it.
 * @csspart link - One of them, or the one for an emergency.
 * @csspart icon - An icon, such as the plus before "New request".
 * @csspart message - A problem. The parts of the four inner elements can be styled from here, too.
 */
export class SupportRequests extends SupportElement {
  static override styles = [...SupportElement.styles, rootStyles];

  static override properties: PropertyDeclarations = { routing: {} };

  /** Gives the elements inside the prefix of this one. @internal */
  static html = htmlWith(prefix);

  /** `hash` writes the view to the page's hash as the parameter `support`; `none` does not change the URL. @default 'none' */
  declare routing: 'hash' | 'none';

  /** How the page's address was applied; absent without `routing="hash"`, and off the page. @internal */
  appliedRoute: AppliedRoute | undefined;
  #shown: View | undefined;
  /** The next view was opened by the customer, so the focus moves there. */
  #movesFocus = false;
  #isRouting = false;
  /** The desk whose list was requested last. */
  #loaded: Desk | undefined;
  /** Resolves once the list element has updated and shares the load that was begun for it. */
  #listUpdated: (() => void) | undefined;
  readonly #scroll = new ScrollPosition(this);

  constructor() {
    super();
    // Loads them before the form and the thread are opened.
    lateView(this, loadLateFields, () => ({}));
    lateView(this, loadChecks, () => ({}));
    lateView(this, loadArrivals, () => ({}));
    lateView(this, loadSentLine, () => ({}));
    lateView(
      this,
      loadTeam,
      () => ({}),
      () => hasTeamRows(this.desk),
    );
  }

  /** @internal */
  override go(view: View): void {
    this.#movesFocus = true;
    super.go(view);
  }

  protected override showForm(desk: Desk, focus: boolean): void {
    // Where the form is shown already, nobody arrives.
    this.#movesFocus = focus && desk.view.name !== 'new';
    super.showForm(desk, focus);
  }

  /** For the view that is shown. @internal */
  override takeFiles(chosen: Transferred): void {
    const { view } = this.desk ?? {};
    const shown = view?.name === 'list' ? undefined : this.#element(view);
    if (shown) shown.takeFiles(chosen);
    else super.takeFiles(chosen);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.appliedRoute = undefined;
  }

  protected override renderDesk(desk: Desk): TemplateResult {
    const { view } = desk;
    const { strings } = this;
    const { html } = this.constructor as typeof SupportRequests;
    const inList = view.name === 'list';
    const linkFor = this.linkFor ?? (this.routing === 'hash' ? addressOfRequest : undefined);
    // A slot that is passed on replaces the fallback content even where nothing is assigned to it.
    const hasEmpty = this.querySelector(':scope > [slot="empty"]') !== null;
    return html`
      ${this.branding?.renderHead()}
      <section aria-labelledby="heading" ?hidden=${!inList}>
      <div class="header" part="header">
        <h2 part="heading" id="heading" tabindex="-1"><slot name="heading">${this.t('requests.heading')}</slot></h2>
        <button type="button" class="button primary" part="new-button" @click=${() => this.go({ name: 'new' })}>
          ${icons.plus}${this.t('requests.new')}
        </button>
      </div>
      <slot name="intro"></slot>
      <support-request-list id="list" ?hidden=${!inList} .sharedDesk=${desk} .strings=${strings} exportparts=${PARTS} .linkFor=${linkFor}>
        <support-status-filter slot="filter" .sharedDesk=${desk} .strings=${strings} exportparts=${PARTS}></support-status-filter>
        ${hasEmpty ? html`<slot name="empty" slot="empty"></slot>` : nothing}
      </support-request-list>
      </section>
      ${
        view.name === 'new'
          ? html`<support-request-form id="form" .sharedDesk=${desk} .strings=${strings} .context=${this.context} exportparts=${PARTS}>
            <slot name="form-intro" slot="form-intro"></slot>
          </support-request-form>`
          : nothing
      }
      ${
        view.name === 'thread'
          ? html`<support-request-thread id="thread" .sharedDesk=${desk} .strings=${strings} .linkFor=${linkFor} exportparts=${PARTS}></support-request-thread>`
          : nothing
      }
      <slot name="footer"></slot>
      ${this.branding?.renderFoot(this.translator)}
    `;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (this.routing === 'hash' && !this.#isRouting) {
      this.#isRouting = true;
      // Without its module the URL does not change.
      import('./hash-routing.lazy.ts').then(
        ({ HashRouting }) => new HashRouting(this),
        () => {},
      );
    }
    if (this.routing !== 'hash' || !this.desk) this.appliedRoute = undefined;
    else if (this.desk !== this.appliedRoute?.desk) this.appliedRoute = applyRoute(this.desk);
    if (this.desk !== this.#loaded) this.#loadList();
    if (!this.desk || this.desk.view.name === this.#shown?.name) return;
    if (this.#shown?.name === 'list') this.#scroll.saveList();
    // WebKit scrolls to where the caret of a field falls that is removed with the focus: to the end of the list.
    const focused = focusedWithin(this);
    if (focused instanceof HTMLElement && focused.matches(':read-write')) focused.blur();
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    void this.renderRoot.querySelector<SupportRequestList>('#list')?.updateComplete.then(this.#listUpdated);
    const view = this.desk?.view;
    if (!view || view === this.#shown) return;
    const before = this.#shown;
    this.#shown = view;
    if (before) void this.#arrive(view, before, this.#movesFocus);
    this.#movesFocus = false;
  }

  /** Loads the rows before anything is rendered; the list shares this load in its first update. */
  #loadList(): void {
    this.#loaded = this.desk;
    this.#listUpdated?.();
    const loading = new AbortController();
    const listUpdated = new Promise<void>(resolve => (this.#listUpdated = resolve));
    this.desk?.list.load(loading.signal, listUpdated).catch(() => {
      // The list shows it.
    });
    void listUpdated.then(() => loading.abort());
  }

  /** The inner element of a view. */
  #element(view: View | undefined) {
    const id = view?.name === 'new' ? 'form' : view?.name;
    return this.renderRoot.querySelector<SupportRequestList | SupportRequestForm | SupportRequestThread>(
      `#${id}`,
    );
  }

  /** Back to the list: to its place, and as far as what has the focus is in sight. */
  #returnToList(view: View, before: View, movesFocus: boolean): void {
    const restore = () => {
      if (view !== this.#shown) return;
      if (!this.#scroll.restoreList()) scrollStartIntoSight(this);
      const focused = movesFocus && focusedWithin(this);
      if (focused && focused !== heading) scrollIntoSight(focused);
    };
    const find = (selector: string) => this.renderRoot.querySelector<HTMLElement>(selector);
    const heading = find('#heading');
    if (movesFocus && before.name === 'new') find('[part~="new-button"]')?.focus({ preventScroll: true });
    else if (movesFocus) this.#element(view)?.focusStart(before.name === 'thread' ? before.key : '');
    // The request may no longer be in the list.
    if (movesFocus && !focusedWithin(this)) heading?.focus({ preventScroll: true });
    restore();
    // Once more: after `popstate` the browser itself may scroll to where the shorter thread was.
    requestAnimationFrame(restore);
  }

  /** Scrolls to the view that is shown, and moves the focus there, for keyboards and screen readers. */
  async #arrive(view: View, before: View, movesFocus: boolean): Promise<void> {
    const shown = this.#element(view);
    // Without its content the browser would take what is below the element for what the customer reads (CSS Scroll Anchoring).
    await shown?.updateComplete;
    if (view !== this.#shown) return;
    if (view.name === 'list') return this.#returnToList(view, before, movesFocus);
    scrollStartIntoSight(this);
    if (movesFocus) shown?.focusStart('');
  }
}

define('requests', SupportRequests);

declare global {
  interface HTMLElementTagNameMap {
    'support-requests': SupportRequests;
  }
}
