import { SupportError } from '../model.ts';
import type { ConfigLoader } from './config.ts';
import { loadSync, removeSync, saveSync, type StorageKey } from './storage/storage.ts';

/** Where something may be that was stored while nobody was known. */
export interface AdoptedPath {
  readonly path: StorageKey;
  /** Nobody was ever known here, so it may be anybody's: adopted only if it was stored since this document was loaded. */
  readonly isShared: boolean;
}

/**
 * Who is signed in at an API base, and who writes: what one customer wrote never reaches another's account, whatever happens to the
 * session under an open page.
 */
export class SignedIn {
  /** Below it everything is stored of times when nobody was known. */
  readonly #shared: StorageKey;
  /** Where the server's key of the customer who was known last is stored. */
  readonly #lastPath: StorageKey;
  readonly #config: ConfigLoader;

  constructor(apiBase: string, config: ConfigLoader) {
    this.#shared = [apiBase, ''];
    this.#lastPath = ['last', apiBase];
    this.#config = config;
  }

  /** The server's key of the customer who was known last; `undefined` where none was. */
  get last(): string | undefined {
    const key = loadSync(this.#lastPath);
    return typeof key === 'string' ? key : undefined;
  }

  /** Where something is stored while nobody is known: for the customer who was known last, or else for whoever gets known on this page. */
  get anonymousPath(): StorageKey {
    const { last } = this;
    return last === undefined ? this.#shared : [...this.#shared, 'last', last];
  }

  /** Where a customer's own may be from times when nobody was known. */
  adopted(user: string): readonly AdoptedPath[] {
    return [
      { path: [...this.#shared, 'last', user], isShared: false },
      { path: this.#shared, isShared: true },
    ];
  }

  /**
   * The server's key of who writes now. While nobody is signed in that is the customer who was known last; `undefined` until there was an
   * answer, and where no customer was ever known.
   */
  get writer(): string | undefined {
    const { value, hasSettled } = this.#config;
    return value.user?.key ?? (hasSettled ? this.last : undefined);
  }

  /** Stores who is known now. */
  remember(): void {
    const { user } = this.#config.value;
    if (user) saveSync(this.#lastPath, user.key);
  }

  /** Removes what {@link remember} has stored. */
  forget(): void {
    removeSync(this.#lastPath);
  }

  /**
   * Runs before each write of what a customer wrote. Where the contract has the server check it (`Support-User`), it does nothing; else it
   * asks who is signed in.
   *
   * @throws SupportError `other-customer` where that is not the writer; what `getConfig` rejects with
   */
  async confirm(writer = this.writer): Promise<void> {
    if (writer === undefined || this.#config.value.checksWriter) return;
    const { user } = await this.#config.load();
    if (user && user.key !== writer) throw new SupportError({ kind: 'other-customer' });
  }
}
