import { scrollContainers } from '../element/scroll-container.ts';

const isInSight = ({ top, bottom }: DOMRect): boolean => bottom > 0 && top < innerHeight;

/**
 * Keeps what the customer reads or writes where it is while the banner above it changes its height: the control that has the focus, else,
 * where the banner itself is scrolled out of sight, what comes below it. At the top of the page it moves: the banner is there to be seen.
 */
export class KeepPlace {
  #anchor: Element | undefined;
  #top = 0;

  /**
   * @param place of the banner, in the document also while it is empty
   * @param focused the element with the focus in the same shadow root
   */
  beforeRender(place: Element | null, focused: Element | null): void {
    const below = place?.nextElementSibling;
    const isKept = focused && !place?.contains(focused) && isInSight(focused.getBoundingClientRect());
    const isAbove = below && below.getBoundingClientRect().top < 0;
    this.#anchor = isKept ? focused : isAbove ? below : undefined;
    this.#top = this.#anchor?.getBoundingClientRect().top ?? 0;
  }

  afterRender(): void {
    const anchor = this.#anchor;
    this.#anchor = undefined;
    if (!anchor?.isConnected) return;
    const top = anchor.getBoundingClientRect().top - this.#top;
    const [container] = scrollContainers(anchor);
    if (Math.abs(top) >= 1) container?.scrollBy({ top, behavior: 'instant' });
  }
}
