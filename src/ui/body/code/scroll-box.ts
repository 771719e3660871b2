/** What a box that may be wider than its place is called by a screen reader, and what follows from its being so. */
interface Watched {
  readonly label: string;
  readonly onChange?: ((isCut: boolean) => void) | undefined;
}

const watched = new WeakMap<Element, Watched>();
/** The content of a box, whose size says as much as the box's own. */
const boxOf = new WeakMap<Element, HTMLElement>();
let observer: ResizeObserver | undefined;

/**
 * Watches an element that scrolls sideways. While its content is wider than itself it is a tab stop and a named region, so that it can be
 * scrolled with the keyboard (WCAG 2.1.1); else it is neither. `cut` is its class while more of it is to be seen at its end.
 *
 * @param label the name of the region, in the customer's language
 * @param onChange called when it begins or ceases to be too narrow
 */
export function watchOverflow(box: HTMLElement, label: string, onChange?: (isCut: boolean) => void): void {
  watched.set(box, { label, onChange });
  observer ??= new ResizeObserver(entries => {
    for (const box of new Set(entries.map(({ target }) => boxOf.get(target)))) if (box) measure(box);
  });
  for (const element of [box, ...box.children]) {
    boxOf.set(element, box);
    observer.observe(element);
  }
  box.addEventListener('scroll', () => measure(box), { passive: true });
}

/** Brings a watched box up to date after its content has changed in a way that changes no size. */
export function measure(box: HTMLElement): void {
  const { label, onChange } = watched.get(box) ?? {};
  const { scrollWidth, clientWidth, scrollLeft } = box;
  if (label === undefined || clientWidth === 0) return;
  const isWide = scrollWidth > clientWidth + 1;
  // In text from right to left it is negative.
  box.classList.toggle('cut', isWide && Math.abs(scrollLeft) + clientWidth < scrollWidth - 1);
  if (isWide === box.hasAttribute('tabindex')) return;
  if (isWide) {
    box.tabIndex = 0;
    box.setAttribute('role', 'region');
    box.setAttribute('aria-label', label);
  } else for (const name of ['tabindex', 'role', 'aria-label']) box.removeAttribute(name);
  onChange?.(isWide);
}
