/** What can scroll around an element, through shadow hosts and slots; at last the page. */
function scrollerOf(element: Element): Element | undefined {
  for (let node: Node | null = element; node;) {
    const parent: Node | null = (node as Element).assignedSlot ?? node.parentNode;
    node = parent instanceof ShadowRoot ? parent.host : parent;
    if (!(node instanceof HTMLElement) || node.scrollHeight <= node.clientHeight) continue;
    if (/auto|scroll/.test(getComputedStyle(node).overflowY)) return node;
  }
  return document.scrollingElement ?? undefined;
}

const isInSight = ({ top, bottom }: DOMRect): boolean => bottom > 0 && top < innerHeight;

/** The first child that is in sight; children stand one below the other. */
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
 * Keeps in its place what a person reads or writes while something comes above it. Browsers do that only for what is read, and
 * WebKit not at all. What was written in stays where it is even if the page has to be scrolled for it, and gets the room for
 * that below; else the topmost entry in sight stays.
 */
export class Steady {
  /** Room below everything, where the page could not be scrolled far enough. */
  readonly room = document.createElement('div');
  #anchor: Element | undefined;
  #isTyped = false;
  #top = 0;
  #height = 0;

  /** Before something is drawn: notes what has to stay. */
  hold(history: Element, focused: Element | null): void {
    const below = focused ? siblingBehind(history, focused) : undefined;
    this.#isTyped = below !== undefined && isInSight(below.getBoundingClientRect());
    this.#anchor = this.#isTyped ? below : firstInSight(history);
    if (!this.#anchor) return;
    this.#top = this.#anchor.getBoundingClientRect().top;
    this.#height = history.getBoundingClientRect().height;
  }

  /** Whether it is something that the person writes in. */
  get isTyped(): boolean {
    return this.#isTyped;
  }

  /** After that: puts it back. */
  release(history: Element): void {
    const anchor = this.#anchor;
    this.#anchor = undefined;
    if (!anchor?.isConnected) return;
    // What has grown takes the room first: the whole is no lower than before.
    const grown = history.getBoundingClientRect().height - this.#height;
    if (grown > 0 && this.#roomHeight > 0) this.#setRoom(Math.max(0, this.#roomHeight - grown));
    const moved = () => anchor.getBoundingClientRect().top - this.#top;
    if (Math.abs(moved()) < 1) return;
    const scroller = scrollerOf(anchor);
    const scroll = () => scroller?.scrollBy({ top: moved(), behavior: 'instant' });
    scroll();
    const missing = moved();
    if (!this.#isTyped || missing < 1) return;
    const before = this.#roomHeight;
    this.#setRoom(before + Math.ceil(missing) + lackOf(scroller));
    scroll();
    // Nothing around can be scrolled.
    if (moved() >= missing) this.#setRoom(before);
  }

  /** The room goes with the thread that it was made for. */
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

/** How much more a page that is shorter than its window would need to fill it. */
function lackOf(scroller: Element | undefined): number {
  if (scroller !== document.scrollingElement) return 0;
  const { bottom } = document.body.getBoundingClientRect();
  return Math.max(0, innerHeight - bottom);
}

/** What stands behind the history and holds an element. */
function siblingBehind(history: Element, element: Element): Element | undefined {
  for (let next = history.nextElementSibling; next; next = next.nextElementSibling) {
    if (next.contains(element)) return next;
  }
  return undefined;
}
