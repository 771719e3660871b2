import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { scrollContainers } from '../element/scroll-container.ts';

/** How far the scroll containers around an element are scrolled, by container. */
type Positions = ReadonlyMap<Element, number>;

/**
 * Restores how far the page around an element was scrolled: when the customer comes back to the list, and when the element is
 * put back on the page.
 */
export class ScrollPosition implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;
  #ofList: Positions = new Map();
  /** Only those that are scrolled. As of the last scroll event: when the element is removed, the browser has scrolled the shorter page already. */
  #last: Positions = new Map();

  constructor(host: ReactiveControllerHost & Element) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    restore(this.#last, this.#host);
    document.addEventListener('scroll', this.#onScroll, { capture: true, passive: true });
  }

  hostDisconnected(): void {
    document.removeEventListener('scroll', this.#onScroll, { capture: true });
  }

  saveList(): void {
    this.#ofList = positions(this.#host);
  }

  /** @returns whether there is something to restore: the list was shown before */
  restoreList(): boolean {
    restore(this.#ofList, this.#host);
    return this.#ofList.size > 0;
  }

  readonly #onScroll = (): void => {
    this.#last = new Map([...positions(this.#host)].filter(([, top]) => top > 0));
  };
}

const positions = (element: Element): Positions =>
  new Map([...scrollContainers(element)].map(container => [container, container.scrollTop]));

/** Scrolls the containers that still are around the element. */
function restore(saved: Positions, element: Element): void {
  if (saved.size === 0) return;
  for (const container of scrollContainers(element)) {
    const top = saved.get(container);
    // Also on a page that scrolls smoothly: nobody wants to travel there again.
    if (top !== undefined) container.scrollTo({ top, behavior: 'instant' });
  }
}
