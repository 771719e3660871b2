import { scrollContainers } from '../element/scroll-container.ts';

/** More headers than these do not lie one below the other. */
const MAX_HEADERS = 3;

/** Scrolls the start of an element into sight, below what the page keeps at the top of the window or of a scroll container. */
export function scrollStartIntoSight(element: Element): void {
  // Taken off the page meanwhile: there is nothing to see, and the root may be a mere element.
  if (!element.isConnected) return;
  const containers = [...scrollContainers(element)];
  const top = () => element.getBoundingClientRect().top;
  const edges = containers.map(container =>
    container === document.scrollingElement ? 0 : container.getBoundingClientRect().top,
  );
  if (top() < Math.max(...edges)) element.scrollIntoView({ block: 'start', behavior: 'instant' });
  uncover(element);
}

/** Scrolls as far as a small element takes to be in sight, and below such a header. */
export function scrollIntoSight(element: Element): void {
  element.scrollIntoView({ block: 'nearest', behavior: 'instant' });
  uncover(element);
}

/** Scrolls an element out from below what lies over its start. */
function uncover(element: Element): void {
  const [container] = scrollContainers(element);
  const top = () => element.getBoundingClientRect().top;
  for (let count = 0; count < MAX_HEADERS; count++) {
    // Whole pixels: Firefox does not scroll by less.
    const covered = Math.ceil(headerOver(element) - top());
    if (covered <= 0) return;
    container?.scrollBy({ top: -covered, behavior: 'instant' });
  }
}

/** The lower edge of a fixed or sticky header over the start of an element, in pixels; 0 where there is none. */
function headerOver(element: Element): number {
  const { left, top, width } = element.getBoundingClientRect();
  // A header may stand in the page, or in one of the shadow roots around the element.
  for (let inner: Element | undefined = element; inner;) {
    const root = inner.getRootNode() as Document | ShadowRoot;
    let over = root.elementFromPoint(left + width / 2, Math.max(0, top) + 1);
    for (; over && !over.contains(inner) && !inner.contains(over); over = over.parentElement) {
      const { bottom } = over.getBoundingClientRect();
      if (/fixed|sticky/.test(getComputedStyle(over).position)) return bottom < innerHeight / 2 ? bottom : 0;
    }
    inner = root instanceof ShadowRoot ? root.host : undefined;
  }
  return 0;
}
