import { html, nothing, type TemplateResult } from 'lit';
import type { Comment } from '../../../model.ts';
import { focusOn } from '../../element/focus.ts';
import { lateIcons } from '../../element/late-icons.ts';
import type { SupportElement } from '../../element/support-element.ts';
import { bringIntoSight } from './motion.ts';

/** Pixels of an entry's top that must be in sight for it to count as seen; fewer are behind the button itself. */
const SEEN = 56;

/** The ways to new replies, while there are some that have not been in sight: a link below the heading, and a round button over the history. */
export class NewRepliesButton {
  readonly #host: SupportElement;
  /** The ids of replies that have not been in sight yet, by their elements. */
  readonly #offers = new Map<Element, string>();
  /** Those that were measured to be out of sight, and whether they were above what is in sight. */
  readonly #outOfSight = new Map<Element, boolean>();
  readonly #observer = new IntersectionObserver(entries => this.#onIntersection(entries), {
    rootMargin: `0px 0px -${SEEN}px`,
  });

  constructor(host: SupportElement) {
    this.#host = host;
  }

  /** Offers a reply, unless it is in sight anyway. */
  offer(id: string, element: Element): void {
    if (this.#offers.has(element)) return;
    this.#offers.set(element, id);
    this.#observer.observe(element);
  }

  /** @param comments that will be rendered; others are no longer offered */
  beforeRender(comments: readonly Comment[]): void {
    if (this.#offers.size === 0) return;
    const ids = new Set(comments.map(({ id }) => id));
    for (const [element, id] of this.#offers)
      if (!ids.has(id) || !element.isConnected) this.#withdraw(element);
  }

  /** "2 new replies · Jump", before the history in the order of the tab key. */
  renderLink(): TemplateResult | typeof nothing {
    const count = this.#outOfSight.size;
    return count > 0
      ? html`<button type="button" class="button plain" part="news-link" @click=${this.#show}>
          ${this.#host.t('news.jump', { count })}${lateIcons.arrow}
        </button>`
      : nothing;
  }

  /** "2" with an arrow; has no height. Rendered after the history. */
  render(): TemplateResult {
    const count = this.#outOfSight.size;
    const isAbove = [...this.#outOfSight.values()].every(Boolean);
    return html`<div class="news">
      ${
        count > 0
          ? html`<button type="button" class="button primary ${isAbove ? 'above' : ''}" part="news-button"
              aria-label=${this.#host.t('news.pill', { count })} @click=${this.#show}>
              ${lateIcons.arrow}<span class="number">${count.toLocaleString(this.#host.translator.locale)}</span>
            </button>`
          : nothing
      }
    </div>`;
  }

  /** Withdraws all offers. */
  clear(): void {
    this.#observer.disconnect();
    this.#offers.clear();
    this.#outOfSight.clear();
  }

  #onIntersection(entries: readonly IntersectionObserverEntry[]): void {
    const before = this.#outOfSight.size;
    for (const { target, isIntersecting, boundingClientRect } of entries) {
      if (isIntersecting) this.#withdraw(target);
      else if (this.#offers.has(target)) this.#outOfSight.set(target, boundingClientRect.top < 0);
    }
    if (this.#outOfSight.size !== before) this.#host.requestUpdate();
  }

  #withdraw(element: Element): void {
    this.#observer.unobserve(element);
    this.#offers.delete(element);
    this.#outOfSight.delete(element);
  }

  /** Brings the first one into sight. */
  readonly #show = (): void => {
    const [first] = [...this.#outOfSight.keys()].sort((a, b) =>
      a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1,
    );
    if (!first) return;
    focusOn(first);
    bringIntoSight(first);
  };
}
