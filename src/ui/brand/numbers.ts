/** Letters and a sign, or nothing, and digits: `CS-295900`. Whatever looks otherwise keeps its name. */
const NUMBERED = /^(\p{L}+[-#_]?)?(\d+)$/u;

/**
 * Shows requests under the brand's numbers and finds the server's again: `CS-295900` is `ACME-295900`. The server's
 * prefix is that of the first key that is seen; a key with another one stays as it is, so that no two become one.
 */
export class Numbers {
  readonly #own: string;
  readonly #look: (signal: AbortSignal | undefined) => Promise<unknown>;
  #theirs: string | undefined;

  /** @param look asks the server for any key and shows it */
  constructor(own: string, look: (signal: AbortSignal | undefined) => Promise<unknown>) {
    this.#own = own;
    this.#look = look;
  }

  /** How a key of the server's is shown. */
  shown(key: string): string {
    const [, prefix = '', number] = NUMBERED.exec(key) ?? [];
    if (number === undefined) return key;
    this.#theirs ??= prefix;
    return prefix === this.#theirs ? this.#own + number : key;
  }

  /** The server's key of one that is shown; asks the server first where nothing was seen yet, as behind a link. */
  async real(key: string, signal?: AbortSignal): Promise<string> {
    const number = key.startsWith(this.#own) ? key.slice(this.#own.length) : '';
    if (!/^\d+$/.test(number)) return key;
    if (this.#theirs === undefined) await this.#look(signal);
    return this.#theirs === undefined ? key : this.#theirs + number;
  }
}
