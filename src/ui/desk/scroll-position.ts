import { scrollContainers } from '../element/scroll-container.ts';

/** Remembers how far the page was scrolled in the list, and shows the top of what took its place. */
export class ScrollPlace {
  readonly #element: Element;
  #kept: readonly { readonly element: Element; readonly top: number }[] = [];

  constructor(element: Element) {
    this.#element = element;
  }

  keep(): void {
    this.#kept = [...scrollContainers(this.#element)]
      .map(element => ({ element, top: element.scrollTop }))
      .filter(({ top }) => top > 0);
  }

  restore(): void {
    for (const { element, top } of this.#kept) element.scrollTop = top;
  }

  /** Brings the element's beginning into sight, where it is above it. */
  toTop(): void {
    if (this.#element.getBoundingClientRect().top < 0) this.#element.scrollIntoView({ block: 'start' });
  }
}
