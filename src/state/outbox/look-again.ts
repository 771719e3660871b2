/** What was called off may still be on its way to the server: it is looked up again after these pauses, one after the other, in milliseconds. */
const DELAYS = [2000, 5000, 15_000];

/** Looks a few times whether the server has got what was called off. */
export class LookAgain {
  readonly #look: () => Promise<boolean>;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param look resolves with whether there is nothing to look for any more */
  constructor(look: () => Promise<boolean>) {
    this.#look = look;
  }

  begin(round = 0): void {
    this.stop();
    const delay = DELAYS[round];
    if (delay === undefined) return;
    const next = () => this.begin(round + 1);
    this.#timer = setTimeout(() => {
      this.#look().then(isOver => {
        if (!isOver) next();
      }, next);
    }, delay);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}
