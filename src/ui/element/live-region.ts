/** Milliseconds between two texts: a screen reader that finds another text before it has begun with the first one skips that. */
const GAP = 1000;

/** A visually hidden `role="status"` element, through which texts are announced to a screen reader, one after the other. */
export class LiveRegion {
  readonly element = document.createElement('div');
  readonly #waiting: string[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    this.element.className = 'hidden';
    this.element.role = 'status';
  }

  announce(text: string): void {
    // An outcome that two places report is announced once.
    if (!text || text === this.#waiting.at(-1)) return;
    this.#waiting.push(text);
    if (this.#timer === undefined) this.#next();
  }

  #next(): void {
    const { element } = this;
    const text = this.#waiting.shift();
    this.#timer = text === undefined ? undefined : setTimeout(() => this.#next(), GAP);
    // Announced again only if the text changes.
    if (text !== undefined) element.textContent = element.textContent === text ? `${text}\u00a0` : text;
  }
}
