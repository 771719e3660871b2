import { scrollContainers } from '../../element/scroll-container.ts';

const isInSight = ({ top, bottom }: DOMRect): boolean => bottom > 0 && top < innerHeight;

/** The first child that is in sight; the children are one below the other. */
function firstInSight(list: Element): Element | undefined {
  let low = 0;
  let high = list.children.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list.children[middle]?.getBoundingClientRect().bottom ?? 0) > 0) high = middle;
    else low = middle + 1;
  }
  const found = list.children[low];
  return found && isInSight(found.getBoundingClientRect()) ? found : undefined;
}

/**
 * Restores the scroll position of an anchor when something is added above it: of the focused element below the list, else of the
 * topmost entry in sight. For a focused one room is added at the end where the page cannot be scrolled far enough. CSS Scroll
 * Anchoring does not cover the focus, and WebKit does not have it.
 */
export class ScrollAnchor {
  /** Room below everything else in the host, empty at first. */
  readonly room = document.createElement('div');
  #anchor: Element | undefined;
  /** Whether the anchor holds the focus. */
  #isFocused = false;
  /** Distance of the anchor from the top of the window, and height of the list, both in pixels. */
  #top = 0;
  #height = 0;
  /** Where the last anchor stands now, and where it should: pages scroll by whole pixels, and what is left over must not add up. */
  #last: { readonly anchor: Element; readonly top: number; readonly wanted: number } | undefined;

  /** Measures the anchor. */
  beforeRender(list: Element, focused: Element | null): void {
    const below = focused ? siblingAfter(list, focused) : undefined;
    this.#isFocused = below !== undefined && isInSight(below.getBoundingClientRect());
    this.#anchor = this.#isFocused ? below : firstInSight(list);
    if (!this.#anchor) return;
    const { top } = this.#anchor.getBoundingClientRect();
    const isSame = this.#last?.anchor === this.#anchor && this.#last.top === top;
    this.#top = isSame ? (this.#last?.wanted ?? top) : top;
    this.#height = list.getBoundingClientRect().height;
  }

  /** Scrolls the anchor back to its position. */
  afterRender(list: Element): void {
    const anchor = this.#anchor;
    this.#anchor = this.#last = undefined;
    if (!anchor?.isConnected) return;
    this.#restore(anchor, list);
    this.#last = { anchor, top: anchor.getBoundingClientRect().top, wanted: this.#top };
  }

  #restore(anchor: Element, list: Element): void {
    // The list uses up the room first.
    const grown = list.getBoundingClientRect().height - this.#height;
    if (grown > 0 && this.#roomHeight > 0) this.#setRoom(Math.max(0, this.#roomHeight - grown));
    const moved = () => anchor.getBoundingClientRect().top - this.#top;
    if (Math.abs(moved()) < 1) return;
    const [container] = scrollContainers(anchor);
    const scroll = () => container?.scrollBy({ top: moved(), behavior: 'instant' });
    scroll();
    const missing = moved();
    if (!this.#isFocused || missing < 1) return;
    const before = this.#roomHeight;
    this.#setRoom(before + Math.ceil(missing) + pageLack(container));
    scroll();
    // No scroll container can be scrolled.
    if (moved() >= missing) this.#setRoom(before);
  }

  /** Removes anchor and room when the thread is left. */
  reset(): void {
    this.#anchor = this.#last = undefined;
    this.#setRoom(0);
  }

  get #roomHeight(): number {
    return this.room.offsetHeight;
  }

  #setRoom(pixels: number): void {
    this.room.style.blockSize = `${pixels}px`;
  }
}

/** How many pixels a page lacks that is shorter than its window; 0 for any other scroll container. */
function pageLack(container: Element | undefined): number {
  if (container !== document.scrollingElement) return 0;
  const { bottom } = document.body.getBoundingClientRect();
  return Math.max(0, innerHeight - bottom);
}

/** The sibling after the list that contains an element. */
function siblingAfter(list: Element, element: Element): Element | undefined {
  for (let next = list.nextElementSibling; next; next = next.nextElementSibling) {
    if (next.contains(element)) return next;
  }
  return undefined;
}
