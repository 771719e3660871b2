/** The keys of requests that the server knows under another key than they were asked for. */
export class RequestKeys {
  readonly #next = new Map<string, string>();

  /** The key that the server gave last for a request that was asked for under `key`; `key` itself where it gave no other one. */
  current(key: string): string {
    const next = this.#next.get(key);
    return next === undefined ? key : this.current(next);
  }

  /** @returns whether it was added; not where that would lead in a circle */
  add(from: string, to: string): boolean {
    if (this.current(to) === from) return false;
    this.#next.set(from, to);
    return true;
  }
}
