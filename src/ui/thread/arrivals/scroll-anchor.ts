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
 * Keeps what the customer reads or writes where it is on the screen while something is added above it. Browsers do so only for what
 * is read (CSS Scroll Anchoring), and WebKit not at all. What has the focus behind the list stays where it is even where the
 * page must be scrolled further than it can be: it gets room for that below. Else the topmost entry in sight stays.
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

  /** Measures what has to stay. */
  beforeRender(list: Element, focused: Element | null): void {
    const below = focused ? siblingBehind(list, focused) : undefined;
    this.#isFocused = below !== undefined && isInSight(below.getBoundingClientRect());
    this.#anchor = this.#isFocused ? below : firstInSight(list);
    if (!this.#anchor) return;
    this.#top = this.#anchor.getBoundingClientRect().top;
    this.#height = list.getBoundingClientRect().height;
  }

  /** Scrolls it back to where it was. */
  afterRender(list: Element): void {
    const anchor = this.#anchor;
    this.#anchor = undefined;
    if (!anchor?.isConnected) return;
    // The list grows into the room first: the whole gets no longer by that.
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
    // Nothing around can be scrolled.
    if (moved() >= missing) this.#setRoom(before);
  }

  /** The room ends with the thread that it was made for. */
  reset(): void {
    this.#anchor = undefined;
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

/** The sibling behind the list that holds an element. */
function siblingBehind(list: Element, element: Element): Element | undefined {
  for (let next = list.nextElementSibling; next; next = next.nextElementSibling) {
    if (next.contains(element)) return next;
  }
  return undefined;
}
