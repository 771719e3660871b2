/** Letters and a separator, or nothing, then digits: `CS-295900`. A key of another form is shown as it is. */
const NUMBERED = /^(\p{L}+[-#_]?)?(\d+)$/u;

/**
 * Shows requests under the brand's numbers and maps them back to the server's keys: `CS-295900` is `ACME-295900`. The server's
 * prefix is that of the first key that is shown; a key with another one stays as it is, so that no two become the same.
 */
export class Numbers {
  readonly #prefix: string;
  readonly #loadOne: (signal: AbortSignal | undefined) => Promise<unknown>;
  #serverPrefix: string | undefined;

  /**
   * @param prefix of the brand, with its separator
   * @param loadOne loads any request and calls `shown` with its key, which sets the server's prefix
   */
  constructor(prefix: string, loadOne: (signal: AbortSignal | undefined) => Promise<unknown>) {
    this.#prefix = prefix;
    this.#loadOne = loadOne;
  }

  /** The key that is shown for one of the server's. */
  shown(key: string): string {
    const [, prefix = '', number] = NUMBERED.exec(key) ?? [];
    if (number === undefined) return key;
    this.#serverPrefix ??= prefix;
    return prefix === this.#serverPrefix ? this.#prefix + number : key;
  }

  /** The server's key for a shown one. Loads a request first where no key was shown yet, such as for a link. */
  async real(key: string, signal?: AbortSignal): Promise<string> {
    const number = key.startsWith(this.#prefix) ? key.slice(this.#prefix.length) : '';
    if (!/^\d+$/.test(number)) return key;
    if (this.#serverPrefix === undefined) await this.#loadOne(signal);
    return this.#serverPrefix === undefined ? key : this.#serverPrefix + number;
  }
}
