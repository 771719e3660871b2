/** Milliseconds between two texts: a screen reader that finds another text before it has begun with the first one skips that. */
const GAP = 1000;
/** Milliseconds after which a screen reader has taken a text, so that one which is not true any more need not stay. */
const TAKEN = 300;
/** Milliseconds after which a text that passes is removed. */
const PASSING = 5000;

interface Announcement {
  readonly text: string;
  readonly passes: boolean;
}

/** A visually hidden `role="status"` element, through which texts are announced to a screen reader, one after the other. */
export class LiveRegion {
  readonly element = document.createElement('div');
  readonly #waiting: Announcement[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isTaken = true;

  constructor() {
    this.element.className = 'hidden';
    this.element.role = 'status';
  }

  /** @param passes whether it is soon not true any more, and so does not stay to be read */
  announce(text: string, passes = false): void {
    // An outcome that two places report is announced once.
    if (!text || text === this.#waiting.at(-1)?.text) return;
    this.#waiting.push({ text, passes });
    if (this.#timer === undefined) this.#next();
    else if (this.#isTaken) this.element.textContent = '';
  }

  #next(): void {
    const { element } = this;
    const next = this.#waiting.shift();
    this.#timer = next && setTimeout(() => this.#next(), GAP);
    if (!next) return;
    const { text, passes } = next;
    // Announced again only if the text changes.
    const shown = (element.textContent = element.textContent === text ? `${text}\u00a0` : text);
    const remove = () => {
      if (element.textContent === shown) element.textContent = '';
    };
    this.#isTaken = false;
    setTimeout(() => {
      this.#isTaken = true;
      if (this.#waiting.length > 0) remove();
    }, TAKEN);
    if (passes) setTimeout(remove, PASSING);
  }
}
