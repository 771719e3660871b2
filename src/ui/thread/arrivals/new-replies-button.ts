import { html, nothing, type TemplateResult } from 'lit';
import type { Comment } from '../../../model.ts';
import { focusOn } from '../../element/focus.ts';
import type { SupportElement } from '../../element/support-element.ts';
import { bringIntoSight } from './motion.ts';

/** How much of an entry's top must be in sight for it to count as seen, in pixels: less than that is behind the button itself. */
const SEEN = 56;

/** A reply that has not been in sight yet, as far as the browser has measured. */
interface Offer {
  /** The comment's. */
  readonly id: string;
  /** `false` until it was measured. */
  isOutOfSight: boolean;
}

/** "2 new replies", while there are some that have not been in sight. */
export class NewRepliesButton {
  readonly #host: SupportElement;
  /** By the reply's element. */
  readonly #offers = new Map<Element, Offer>();
  readonly #observer = new IntersectionObserver(entries => this.#onIntersection(entries), {
    rootMargin: `0px 0px -${SEEN}px`,
  });

  constructor(host: SupportElement) {
    this.#host = host;
  }

  /** Offers a reply, unless it is in sight anyway. */
  offer(id: string, element: Element): void {
    if (this.#offers.has(element)) return;
    this.#offers.set(element, { id, isOutOfSight: false });
    this.#observer.observe(element);
  }

  /** @param comments that will be rendered: what is no longer among them is no longer offered */
  beforeRender(comments: readonly Comment[]): void {
    if (this.#offers.size === 0) return;
    const ids = new Set(comments.map(({ id }) => id));
    for (const [element, { id }] of this.#offers)
      if (!ids.has(id) || !element.isConnected) this.#withdraw(element);
  }

  render(): TemplateResult {
    const count = this.#outOfSight.length;
    return html`<div class="news">
      ${
        count > 0
          ? html`<button type="button" class="button primary" part="news-button" @click=${this.#show}>
              ${this.#host.t('news.pill', { count })}
            </button>`
          : nothing
      }
    </div>`;
  }

  /** Withdraws all offers. */
  clear(): void {
    this.#observer.disconnect();
    this.#offers.clear();
  }

  get #outOfSight(): Element[] {
    return [...this.#offers].filter(([, { isOutOfSight }]) => isOutOfSight).map(([element]) => element);
  }

  #onIntersection(entries: readonly IntersectionObserverEntry[]): void {
    const before = this.#outOfSight.length;
    for (const { target, isIntersecting } of entries) {
      const offer = this.#offers.get(target);
      if (isIntersecting) this.#withdraw(target);
      else if (offer) offer.isOutOfSight = true;
    }
    if (this.#outOfSight.length !== before) this.#host.requestUpdate();
  }

  #withdraw(element: Element): void {
    this.#observer.unobserve(element);
    this.#offers.delete(element);
  }

  /** Brings the first one into sight. */
  readonly #show = (): void => {
    const [first] = this.#outOfSight.sort((a, b) =>
      a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1,
    );
    if (!first) return;
    focusOn(first);
    bringIntoSight(first);
  };
}
