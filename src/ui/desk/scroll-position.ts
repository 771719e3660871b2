/** Everything around an element that scrolls, through shadow hosts. */
function* scrollers(element: Element): Generator<Element> {
  for (let node: Node | null = element; node;) {
    const parent: Node | null = (node as Element).assignedSlot ?? node.parentNode;
    node = parent instanceof ShadowRoot ? parent.host : parent;
    if (node instanceof Element && node.scrollTop > 0) yield node;
  }
}

/** Restores how far the page around an element was scrolled. */
export class ScrollPosition {
  readonly #element: Element;
  #saved: readonly { readonly element: Element; readonly top: number }[] = [];

  constructor(element: Element) {
    this.#element = element;
  }

  save(): void {
    this.#saved = [...scrollers(this.#element)].map(element => ({ element, top: element.scrollTop }));
  }

  restore(): void {
    for (const { element, top } of this.#saved) element.scrollTop = top;
  }

  /** Scrolls to the element's top where that is above the visible part of the page. */
  toTop(): void {
    if (this.#element.getBoundingClientRect().top < 0) this.#element.scrollIntoView({ block: 'start' });
  }
}
