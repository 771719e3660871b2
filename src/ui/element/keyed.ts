/** The element of one item. */
export interface KeyedElement<T> {
  readonly element: HTMLElement;
  /** Brings the element up to date with its item. */
  update(item: T): void;
}

/** The elements by key, for each parent. */
const rendered = new WeakMap<Element, ReadonlyMap<string, KeyedElement<never>>>();

/**
 * Renders `items` as the children of `parent`: one element for each key, which stays the same element, with its focus and its
 * scroll position, as long as there is an item with this key.
 *
 * In place of Lit's `repeat`, whose marker nodes and parts cost more than a row itself: docs/decisions/006.
 *
 * @param keyOf a key that no two items share
 * @param make makes the element of an item whose key is new
 * @returns the elements by key, in the order of the items
 */
export function renderKeyed<T, E extends KeyedElement<T>>(
  parent: Element,
  items: readonly T[],
  keyOf: (item: T) => string,
  make: (item: T) => E,
): ReadonlyMap<string, E> {
  const before = (rendered.get(parent) ?? new Map()) as ReadonlyMap<string, E>;
  const now = new Map<string, E>();
  for (const item of items) {
    const key = keyOf(item);
    const keyed = before.get(key) ?? make(item);
    keyed.update(item);
    now.set(key, keyed);
  }
  rendered.set(parent, now);
  // Removed first: else all elements behind would be moved, and an element that is moved loses the focus. The last one first:
  // Chromium searches for each among all that it has yet to lay out, and takes eight times as long for ten thousand otherwise.
  for (const [key, { element }] of [...before].reverse()) if (!now.has(key)) element.remove();
  let next = parent.firstElementChild;
  const added = document.createDocumentFragment();
  for (const { element } of now.values()) {
    // New ones are inserted together: each change of a connected tree has its price.
    if (!element.parentNode) added.append(element);
    else {
      element.before(added);
      if (element === next) next = next.nextElementSibling;
      else parent.insertBefore(element, next);
    }
  }
  parent.append(added);
  return now;
}
