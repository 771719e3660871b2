import type { SupportBackend } from '../backends/backend.ts';
import { SupportError, type Config } from '../model.ts';
import { Retry } from './retry.ts';

const DEFAULT_CONFIG: Config = {
  maxSummaryLength: 255,
  acceptedTypes: [],
  fields: [],
  commentFormats: [],
  features: { search: false, close: false, reopen: false, rating: false, read: false, events: false },
};

/** Loads what the backend offers; the defaults apply until then, and where that fails. */
export class ConfigLoader {
  value = DEFAULT_CONFIG;
  /** There was an answer, or it failed. */
  hasSettled = false;
  /** Settles with the first answer, whatever it is. */
  readonly loaded: Promise<void>;
  readonly #backend: SupportBackend;
  readonly #changed: () => void;
  #running: Promise<Config> | undefined;
  readonly #retry = new Retry(
    () => void this.#try(),
    () => {},
  );

  /** @param changed runs after the first answer, whatever it is, and after each that is adopted */
  constructor(backend: SupportBackend, changed: () => void) {
    this.#backend = backend;
    this.#changed = changed;
    this.loaded = this.#try();
  }

  /** Ends the retries. */
  stop(): void {
    this.#retry.stop();
  }

  /**
   * Loads it now; calls at the same time share one answer. An answer for another customer than the first one is returned, but not adopted:
   * what is shown and written here stays the first one's.
   *
   * @throws SupportError when the call failed
   */
  load(): Promise<Config> {
    return (this.#running ??= this.#load().finally(() => (this.#running = undefined)));
  }

  async #load(): Promise<Config> {
    const config = await this.#backend.getConfig();
    const { user } = this.value;
    if (!user || config.user?.key === user.key) {
      this.value = config;
      if (this.hasSettled) this.#changed();
    }
    return config;
  }

  async #try(): Promise<void> {
    try {
      await this.load();
    } catch (error) {
      // Everything works with the defaults; the list shows an outage to the customer.
      if (!(error instanceof SupportError)) throw error;
      this.#retry.failed(error.problem);
    }
    if (this.hasSettled) return;
    this.hasSettled = true;
    this.#changed();
  }
}
