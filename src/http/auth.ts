import { SupportError } from '../model.ts';
import { withDeadline } from '../time/deadline.ts';
import { READ_TIMEOUT } from './timeouts.ts';

/** Gives a bearer token; `refresh` asks for a new one because the last was refused. */
export type GetToken = (options: { refresh: boolean }) => string | Promise<string>;

/** Where the token comes from: a fixed one, or the page's function. Neither: the session's cookie, or nothing. */
export interface TokenSource {
  readonly token?: string | undefined;
  readonly getToken?: GetToken | undefined;
}

/**
 * Keeps the bearer token in memory only, and asks the page for it once however many calls need it at a time.
 */
export class Auth {
  #source: TokenSource;
  #current: Promise<string | undefined> | undefined;

  constructor(source: TokenSource) {
    this.#source = source;
  }

  /** Replaces the source, as when the page renews its token. */
  set source(source: TokenSource) {
    if (source.token === this.#source.token && source.getToken === this.#source.getToken) return;
    this.#source = source;
    this.#current = undefined;
  }

  /** Whether there is no token to send. */
  get isOpen(): boolean {
    return !this.#source.token && !this.#source.getToken;
  }

  /** Whether a refused call is worth another try. */
  get canRefresh(): boolean {
    return this.#source.getToken !== undefined;
  }

  /**
   * The token to send, if any. A function that throws counts as "not signed in"; one that takes too long is not waited for, and
   * what it gives later is there for the next call.
   */
  token(): Promise<string | undefined> {
    const current = (this.#current ??= this.#ask(false));
    return withDeadline(READ_TIMEOUT, undefined, () => current);
  }

  /** A new token in place of `refused`; the calls that were refused together share one question. */
  async renew(refused: string | undefined): Promise<string | undefined> {
    const current = this.#current;
    const isRefused = !current || (await this.token().catch(() => refused)) === refused;
    // Another refused call may have asked while this one waited for the old answer.
    if (isRefused && this.#current === current) this.#current = this.#ask(true);
    return this.token();
  }

  #ask(refresh: boolean): Promise<string | undefined> {
    const { token, getToken } = this.#source;
    const asked = Promise.resolve()
      .then(() => (getToken ? getToken({ refresh }) : token))
      .then(answer => {
        // What no header can hold is no sign-in: throws.
        if (answer) new Headers({ answer });
        return answer || undefined;
      });
    const checked = asked.catch((cause: unknown) => {
      // Next time the page is asked again: a token service that was down must not lock the person out for good.
      if (this.#current === checked) this.#current = undefined;
      throw new SupportError({ kind: 'unauthorized' }, { cause });
    });
    return checked;
  }
}
