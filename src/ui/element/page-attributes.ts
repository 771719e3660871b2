import type { ReactiveElement } from 'lit';

/**
 * Tells the attributes that a page sets from those that an element reflects. A page that morphs its HTML removes what its markup
 * does not have; the element then keeps its property and reflects it again.
 */
export class PageAttributes {
  readonly #host: ReactiveElement;
  /** What the page has set itself. */
  readonly #given = new Set<string>();
  #isReflecting = false;

  constructor(host: ReactiveElement) {
    this.#host = host;
  }

  /** Runs the update in which the host reflects its properties. */
  whileReflecting(update: () => void): void {
    this.#isReflecting = true;
    update();
    this.#isReflecting = false;
  }

  /** Whether the host has to follow a change of an attribute; `null` for one that was removed. */
  isByPage(name: string, value: string | null): boolean {
    if (this.#isReflecting) return true;
    if (value !== null) this.#given.add(name);
    else if (!this.#given.delete(name)) {
      this.#host.requestUpdate(name, value);
      return false;
    }
    return true;
  }
}
