/** Where there are no locks, polls of several tabs are spread over this many milliseconds. */
const MAX_SLACK = 5000;

/**
 * The turn of one of several tabs that want the same: a Web Lock that is held while the tab is visible. The next tab gets it as
 * soon as this one releases it, is closed or crashes.
 *
 * Web Locks are missing on plain http and in sandboxed frames. There each tab takes the turn for itself: a lease in storage would
 * have to be written every few seconds for as long as the page is open. What one tab loads still postpones the polls of the others
 * ({@link slack}), so that two windows side by side poll about as often as one.
 */
export class TabTurn {
  readonly #name: string;
  readonly #onHeld: () => void;
  #asked: AbortController | undefined;
  #release: (() => void) | undefined;
  #isHeld = false;
  #isAlone = false;

  /**
   * @param name of the lock
   * @param onHeld runs when this tab gets the turn
   */
  constructor(name: string, onHeld: () => void) {
    this.#name = name;
    this.#onHeld = onHeld;
  }

  get isHeld(): boolean {
    return this.#isHeld;
  }

  /** There are no locks: other tabs may have the turn, too. */
  get isAlone(): boolean {
    return this.#isAlone;
  }

  /** A random number of milliseconds to wait for other tabs; 0 where a lock decides. */
  get slack(): number {
    return this.#isAlone ? Math.random() * MAX_SLACK : 0;
  }

  /** Requests the turn. */
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
        // The turn was given up meanwhile.
        if (this.#asked !== asked) return release();
        this.#release = release;
        this.#isHeld = true;
        this.#onHeld();
      });
    locks.request(this.#name, { signal: asked.signal }, hold).catch(() => {
      if (this.#asked === asked) this.#goAlone();
    });
  }

  /** Gives up the turn, or the request for it. */
  leave(): void {
    this.#asked?.abort();
    this.#release?.();
    this.#asked = this.#release = undefined;
    this.#isHeld = this.#isAlone = false;
  }

  /** Lets another tab have the turn, if one waits for it. */
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
