import { scrollContainers } from '../element/scroll-container.ts';

/** Restores how far the page around an element was scrolled. */
export class ScrollPosition {
  readonly #element: Element;
  #saved: readonly { readonly element: Element; readonly top: number }[] = [];

  constructor(element: Element) {
    this.#element = element;
  }

  save(): void {
    this.#saved = [...scrollContainers(this.#element)]
      .map(element => ({ element, top: element.scrollTop }))
      .filter(({ top }) => top > 0);
  }

  restore(): void {
    for (const { element, top } of this.#saved) element.scrollTop = top;
  }
}
