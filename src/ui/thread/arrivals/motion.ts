const TIMING = { duration: 220, easing: 'ease-out' };

const isReduced = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches;

/** Animates the elements that new entries have moved. */
export class Slide {
  /** The distance of each element behind the list from the top of the window, in pixels. */
  #tops = new Map<Element, number>();

  beforeRender(list: Element): void {
    this.#tops.clear();
    if (isReduced()) return;
    for (let next = list.nextElementSibling; next; next = next.nextElementSibling)
      this.#tops.set(next, next.getBoundingClientRect().top);
  }

  afterRender(added: readonly Element[]): void {
    if (isReduced()) return;
    for (const [element, before] of this.#tops) {
      const moved = before - element.getBoundingClientRect().top;
      if (Math.abs(moved) < 1 || before > innerHeight) continue;
      element.animate([{ transform: `translateY(${moved}px)` }, { transform: 'none' }], TIMING);
    }
    this.#tops.clear();
    // Revealed by what slides away, as one movement.
    for (const element of added)
      element.animate([{ clipPath: 'inset(0 0 100%)' }, { clipPath: 'inset(0)' }], TIMING);
  }
}

/**
 * Lays out an entry at once and from then on: with `content-visibility: auto` it would have an estimated height for a frame, and
 * what is below it would move twice.
 */
export function layOutNow(entry: HTMLElement): void {
  entry.style.contentVisibility = 'visible';
}

/** Scrolls an element into sight. */
export function bringIntoSight(element: Element): void {
  element.scrollIntoView({ block: 'center', behavior: isReduced() ? 'instant' : 'smooth' });
}
