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
  /** Settles with the first answer, whatever it is. */
  readonly loaded: Promise<void>;
  readonly #backend: SupportBackend;
  readonly #changed: () => void;
  readonly #retry = new Retry(
    () => void this.load(),
    () => {},
  );

  /** @param changed runs after each answer */
  constructor(backend: SupportBackend, changed: () => void) {
    this.#backend = backend;
    this.#changed = changed;
    this.loaded = this.load();
  }

  /** Ends the retries. */
  stop(): void {
    this.#retry.stop();
  }

  /** Loads it anew; where that fails it stays as it is. */
  async load(): Promise<void> {
    try {
      this.value = await this.#backend.getConfig();
    } catch (error) {
      // Everything works with the defaults; the list shows an outage to the customer.
      if (!(error instanceof SupportError)) throw error;
      this.#retry.failed(error.problem);
    }
    this.#changed();
  }
}
