/** A visually hidden `role="status"` element, through which texts are announced to a screen reader. */
export class LiveRegion {
  readonly element = document.createElement('div');

  constructor() {
    this.element.className = 'hidden';
    this.element.role = 'status';
  }

  announce(text: string): void {
    const { element } = this;
    // Announced again only if the text changes.
    element.textContent = element.textContent === text ? `${text}\u00a0` : text;
  }
}
