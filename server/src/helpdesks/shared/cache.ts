/** Keeps the values that were used last, for a while: what a helpdesk erases does not stay. */
export class Cache<T> {
  readonly #values = new Map<string, { readonly value: T; readonly until: number }>();

  /** @param size values at most @param ageMs milliseconds after which a value is forgotten */
  constructor(
    readonly size: number,
    readonly ageMs = 600_000,
  ) {}

  get(key: string): T | undefined {
    const entry = this.#values.get(key);
    this.#values.delete(key);
    if (!entry || entry.until < performance.now()) return undefined;
    this.#values.set(key, entry);
    return entry.value;
  }

  set(key: string, value: T): void {
    this.#values.delete(key);
    this.#values.set(key, { value, until: performance.now() + this.ageMs });
    for (const oldest of this.#values.keys()) {
      if (this.#values.size <= this.size) return;
      this.#values.delete(oldest);
    }
  }

  delete(key: string): void {
    this.#values.delete(key);
  }
}
