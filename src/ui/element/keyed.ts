/** The element that stands for one item. */
export interface Drawn<T> {
  readonly element: HTMLElement;
  /** Brings the element up to date. */
  draw(item: T): void;
}

const kept = new WeakMap<Element, Map<string, Drawn<never>>>();

/**
 * Draws `items` as the children of `parent`: one element for each key, which stays that element, with its focus and its
 * place, as long as the item is there.
 *
 * In place of Lit's `repeat`, whose marker nodes and parts cost more than a row itself: docs/decisions/006.
 */
export function drawKeyed<T>(
  parent: Element,
  items: readonly T[],
  keyOf: (item: T) => string,
  make: () => Drawn<T>,
): void {
  const before = (kept.get(parent) ?? new Map<string, Drawn<T>>()) as Map<string, Drawn<T>>;
  const now = new Map<string, Drawn<T>>();
  for (const item of items) {
    const key = keyOf(item);
    const drawn = before.get(key) ?? make();
    drawn.draw(item);
    now.set(key, drawn);
  }
  kept.set(parent, now);
  // What goes away goes first: else everything behind it would be moved, and what is moved loses the focus. The last one first:
  // Chromium looks for each among all that it has yet to draw, and so takes eight times as long for ten thousand the other way.
  for (const [key, { element }] of [...before].reverse()) if (!now.has(key)) element.remove();
  let place = parent.firstElementChild;
  const added = document.createDocumentFragment();
  for (const { element } of now.values()) {
    // New ones in one go: each step in a living tree has its price.
    if (!element.parentNode) added.append(element);
    else {
      element.before(added);
      if (element === place) place = place.nextElementSibling;
      else parent.insertBefore(element, place);
    }
  }
  parent.append(added);
}
