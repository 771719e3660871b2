/** Long enough for the eye to follow, in milliseconds. */
const DURATION = 220;

const isReduced = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches;

const tops = (elements: readonly Element[]): Map<Element, number> =>
  new Map(elements.map(element => [element, element.getBoundingClientRect().top]));

/** What stands behind an element. */
function behind(element: Element): Element[] {
  const found: Element[] = [];
  for (let next = element.nextElementSibling; next; next = next.nextElementSibling) found.push(next);
  return found;
}

/** Lets what makes room for something new slide there instead of jumping. */
export class Slide {
  #before = new Map<Element, number>();

  hold(history: Element): void {
    this.#before = isReduced() ? new Map<Element, number>() : tops(behind(history));
  }

  release(added: readonly Element[]): void {
    if (isReduced()) return;
    for (const [element, before] of this.#before) {
      const moved = before - element.getBoundingClientRect().top;
      if (Math.abs(moved) < 1 || before > innerHeight) continue;
      element.animate([{ transform: `translateY(${moved}px)` }, { transform: 'none' }], {
        duration: DURATION,
        easing: 'ease-out',
      });
    }
    this.#before.clear();
    for (const element of added) {
      // Uncovered by what slides away, as one movement.
      element.animate([{ clipPath: 'inset(0 0 100%)' }, { clipPath: 'inset(0)' }], {
        duration: DURATION,
        easing: 'ease-out',
      });
    }
  }
}

/**
 * Has an entry drawn at once and as high as it is, and always from then on: one whose drawing the browser puts off until it is near
 * has a guessed height for a frame, and what stands behind would move twice.
 */
export function drawNow(entry: HTMLElement): void {
  entry.style.contentVisibility = 'visible';
}

/** Brings an element's beginning into sight. */
export function bringIntoSight(element: Element): void {
  element.scrollIntoView({ block: 'center', behavior: isReduced() ? 'instant' : 'smooth' });
}

/** Puts the focus on what is no control, for a screen reader to go on from there; nothing is scrolled. */
export function focusOn(element: Element | null): void {
  if (!(element instanceof HTMLElement)) return;
  element.tabIndex = -1;
  element.addEventListener('blur', () => element.removeAttribute('tabindex'), { once: true });
  element.focus({ preventScroll: true });
}
