/** How long those wait for one another who can't agree, in milliseconds, at most. */
const PATIENCE = 5000;

/**
 * One of the tabs that want the same has the turn: a Web Lock that is held while the tab is in sight. The next one gets it as
 * soon as this one lets go, is closed or crashes.
 *
 * Web Locks are missing on plain http and in sandboxed frames. Each tab then takes the turn for itself: a lease in storage
 * would have to be written every few seconds for as long as the page is open. What one tab reads still puts off the looks of
 * the others ({@link slack}), so that two windows side by side ask about as often as one.
 */
export class TabTurn {
  readonly #name: string;
  readonly #onHeld: () => void;
  #asked: AbortController | undefined;
  #release: (() => void) | undefined;
  #isHeld = false;
  #isAlone = false;

  constructor(name: string, onHeld: () => void) {
    this.#name = name;
    this.#onHeld = onHeld;
  }

  get isHeld(): boolean {
    return this.#isHeld;
  }

  /** Milliseconds to wait for others, by chance, where no lock says whose turn it is. */
  get slack(): number {
    return this.#isAlone ? Math.random() * PATIENCE : 0;
  }

  /** Waits for the turn. */
  take(): void {
    if (this.#asked) return;
    const asked = (this.#asked = new AbortController());
    // Typed as always there.
    const locks = navigator.locks as LockManager | undefined;
    if (!locks) {
      this.#goAlone();
      return;
    }
    const hold = () =>
      new Promise<void>(release => {
        // Let go of in the meantime.
        if (this.#asked !== asked) return release();
        this.#release = release;
        this.#isHeld = true;
        this.#onHeld();
      });
    locks.request(this.#name, { signal: asked.signal }, hold).catch(() => {
      if (this.#asked === asked) this.#goAlone();
    });
  }

  leave(): void {
    this.#asked?.abort();
    this.#release?.();
    this.#asked = this.#release = undefined;
    this.#isHeld = this.#isAlone = false;
  }

  /** Lets another one try, if there is one. */
  pass(): void {
    if (this.#isAlone) return;
    this.leave();
    this.take();
  }

  #goAlone(): void {
    this.#isHeld = this.#isAlone = true;
    this.#onHeld();
  }
}
