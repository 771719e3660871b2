/** Everything around an element that scrolls, through shadow hosts. */
function* scrollers(element: Element): Generator<Element> {
  for (let node: Node | null = element; node;) {
    const parent: Node | null = (node as Element).assignedSlot ?? node.parentNode;
    node = parent instanceof ShadowRoot ? parent.host : parent;
    if (node instanceof Element && node.scrollTop > 0) yield node;
  }
}

/** Remembers how far the page was scrolled in the list, and shows the top of what took its place. */
export class ScrollPlace {
  readonly #element: Element;
  #kept: readonly { readonly element: Element; readonly top: number }[] = [];

  constructor(element: Element) {
    this.#element = element;
  }

  keep(): void {
    this.#kept = [...scrollers(this.#element)].map(element => ({ element, top: element.scrollTop }));
  }

  restore(): void {
    for (const { element, top } of this.#kept) element.scrollTop = top;
  }

  /** Brings the element's beginning into sight, where it is above it. */
  toTop(): void {
    if (this.#element.getBoundingClientRect().top < 0) this.#element.scrollIntoView({ block: 'start' });
  }
}
