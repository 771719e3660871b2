/** Something whose listeners run when its snapshot was replaced. */
export class Observable {
  readonly #listeners = new Set<() => void>();

  /** Calls `listener` after every change until the returned function is called. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Resolves after the next change. */
  nextChange(): Promise<void> {
    return new Promise(resolve => {
      const unsubscribe = this.subscribe(() => {
        unsubscribe();
        resolve();
      });
    });
  }

  changed(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}
