import { SupportError } from '../model.ts';
import { withDeadline } from '../time/deadline.ts';
import { READ_TIMEOUT } from './timeouts.ts';

/** Gives a bearer token; `refresh` asks for a new one because the last was rejected. */
export type GetToken = (options: { refresh: boolean }) => string | Promise<string>;

/** Where the bearer token comes from. Without both, calls have the session's cookie, or nothing. */
export interface TokenSource {
  readonly token?: string | undefined;
  readonly getToken?: GetToken | undefined;
}

/** Holds the bearer token in memory only, and asks the page for it once however many calls need it at a time. */
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

  /** Whether a call that was answered with 401 may be repeated with a new token. */
  get canRefresh(): boolean {
    return this.#source.getToken !== undefined;
  }

  /**
   * The token to send, if any. What `getToken` gives after the timeout is used by the next call.
   *
   * @throws SupportError `unauthorized` when `getToken` throws or gives what no header can have, `timeout` when it takes too long
   */
  token(): Promise<string | undefined> {
    const current = (this.#current ??= this.#ask(false));
    return withDeadline(READ_TIMEOUT, undefined, () => current);
  }

  /** A new token in place of `rejected`; calls that were rejected with the same token share one. */
  async renew(rejected: string | undefined): Promise<string | undefined> {
    const current = this.#current;
    const isRejected = !current || (await this.token().catch(() => rejected)) === rejected;
    // Another rejected call may have asked for a new one meanwhile.
    if (isRejected && this.#current === current) this.#current = this.#ask(true);
    return this.token();
  }

  #ask(refresh: boolean): Promise<string | undefined> {
    const { token, getToken } = this.#source;
    const asked = Promise.resolve()
      .then(() => (getToken ? getToken({ refresh }) : token))
      .then(answer => {
        // Throws for what no header can have.
        if (answer) new Headers({ answer });
        return answer || undefined;
      });
    const checked = asked.catch((cause: unknown) => {
      // The next call asks again: a token service that was down must not lock the customer out for good.
      if (this.#current === checked) this.#current = undefined;
      throw new SupportError({ kind: 'unauthorized' }, { cause });
    });
    return checked;
  }
}
