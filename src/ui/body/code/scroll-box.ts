/** A box that is watched: the name of its region for screen readers, and who is told when it begins or ceases to scroll. */
interface Watched {
  readonly label: string;
  readonly onChange?: ((isWide: boolean) => void) | undefined;
}

const watched = new WeakMap<Element, Watched>();
/** The box of each observed element: of the box itself, and of its children, which may grow while the box does not. */
const boxOf = new WeakMap<Element, HTMLElement>();
let observer: ResizeObserver | undefined;

/**
 * Watches an element that scrolls sideways. While its content is wider than itself it is a tab stop and a named region, so that it can be
 * scrolled with the keyboard (WCAG 2.1.1); else it is neither. It has the class `cut` unless it is scrolled to its end.
 *
 * @param label the name of the region, in the customer's language
 * @param onChange called when its content begins or ceases to be wider than itself
 */
export function watchOverflow(box: HTMLElement, label: string, onChange?: (isWide: boolean) => void): void {
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
