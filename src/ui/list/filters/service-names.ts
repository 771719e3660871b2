import { SupportError, type Service } from '../../../model.ts';
import type { Desk } from '../../../state/desk.ts';
import { firstServices } from '../../../state/first-services.ts';
import { cleanLine } from '../../../text/plain.ts';

/** The services that the filter of a list offers by itself: those that its rows have, and the first ones of the backend. */
export class ServiceNames {
  /** Labels by id. */
  readonly names = new Map<string, string>();
  /** The backend has more than these. */
  hasMore = false;
  readonly #onChange: () => void;
  #desk: Desk | undefined;
  /** They were asked for, or the backend has none. */
  #isAsked = false;
  #loading: AbortController | undefined;

  /** @param onChange called when there are others */
  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  /** Begins anew, for another customer. */
  begin(desk: Desk): void {
    if (desk !== this.#desk) {
      this.names.clear();
      this.hasMore = false;
    }
    this.#desk = desk;
    this.stop();
  }

  /** Asks for them, once the config offers them. */
  follow(): void {
    const { config, backend } = this.#desk ?? {};
    if (!this.#desk || this.#isAsked || !backend?.listServices || config?.features.services !== true) return;
    this.#isAsked = true;
    void this.#load(this.#desk);
  }

  stop(): void {
    this.#isAsked = false;
    this.#loading?.abort();
    this.#loading = undefined;
  }

  /** Adds one that a request has. */
  see({ id, label }: Pick<Service, 'id' | 'label'>): void {
    if (!this.names.has(id)) this.names.set(id, cleanLine(label) || id);
  }

  /** Where that fails, the filter offers what it has. */
  async #load(desk: Desk): Promise<void> {
    const { signal } = (this.#loading = new AbortController());
    try {
      const { items, nextCursor } = await firstServices(desk).get(signal);
      if (signal.aborted) return;
      for (const service of items) this.see(service);
      this.hasMore = nextCursor !== undefined;
      this.#onChange();
    } catch (error) {
      // Nobody has asked for it; what is no answer of the backend is a defect.
      if (!signal.aborted && !(error instanceof SupportError)) reportError(error);
    }
  }
}
