/** Between two looks, while things happen, in milliseconds. */
const FASTEST = 15_000;
/** Between two looks when nothing has happened for long. */
const SLOWEST = 300_000;
/** Each look that finds nothing new makes the next wait longer. */
const SLOWING = 1.25;

/** Asks again now and then while the page is in sight, less often as nothing happens, never in a hidden tab. */
export class Freshness {
  readonly #look: (again?: true) => void;
  #wait = FASTEST;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running = false;
  #hiddenAt = 0;

  /** @param look told with `true` where an answer that is still awaited is not worth waiting for */
  constructor(look: (again?: true) => void) {
    this.#look = look;
  }

  start(): void {
    if (this.#running) return;
    this.#running = true;
    document.addEventListener('visibilitychange', this.#onVisibility);
    this.#schedule();
  }

  stop(): void {
    this.#running = false;
    clearTimeout(this.#timer);
    document.removeEventListener('visibilitychange', this.#onVisibility);
  }

  /** Something happened: the next look comes soon. */
  quicken(): void {
    this.#wait = FASTEST;
    if (this.#running) this.#schedule();
  }

  readonly #lookNow = (): void => {
    this.#look(true);
    this.quicken();
  };

  readonly #onVisibility = (): void => {
    clearTimeout(this.#timer);
    if (document.hidden) this.#hiddenAt = Date.now();
    else if (Date.now() - this.#hiddenAt >= FASTEST) this.#lookNow();
    else this.#schedule();
  };

  #schedule(): void {
    clearTimeout(this.#timer);
    if (document.hidden) return;
    this.#timer = setTimeout(() => {
      this.#look();
      this.#wait = Math.min(SLOWEST, this.#wait * SLOWING);
      this.#schedule();
    }, this.#wait);
  }
}
