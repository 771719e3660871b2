/**
 * The vertical scroll containers of an element, through shadow roots and slots: the nearest first, `document.scrollingElement`
 * last. A box with hidden overflow counts where a script has scrolled it.
 */
export function* scrollContainers(element: Element): Generator<Element> {
  for (let node: Node | null = element; node;) {
    const parent: Node | null = (node as Element).assignedSlot ?? node.parentNode;
    node = parent instanceof ShadowRoot ? parent.host : parent;
    if (!(node instanceof Element)) continue;
    if (node === document.scrollingElement || node.scrollTop > 0 || canScroll(node)) yield node;
  }
}

function canScroll(element: Element): boolean {
  const { body, documentElement } = document;
  const overflow = (of: Element) => getComputedStyle(of).overflowY;
  return (
    element.scrollHeight > element.clientHeight &&
    /auto|scroll/.test(overflow(element)) &&
    // The viewport takes the overflow of body where the root has none of its own: CSS Overflow 3, "Overflow Viewport Propagation".
    !(element === body && overflow(documentElement) === 'visible')
  );
}
