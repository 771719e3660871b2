import { SupportError, type Service } from '../../../model.ts';
import type { Desk } from '../../../state/desk.ts';
import { firstServices, SERVICES_PAGE } from '../../../state/first-services.ts';
import { cleanLine } from '../../../text/plain.ts';

/** The services that the filter of a list offers: those that its rows have, and those that the backend lists, page by page. */
export class ServiceNames {
  /** Labels by id. */
  readonly names = new Map<string, string>();
  readonly #onChange: () => void;
  #desk: Desk | undefined;
  #cursor: string | undefined;
  #loading: AbortController | undefined;

  /** @param onChange called when there are others */
  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  /** There are more than are listed. */
  get hasMore(): boolean {
    return this.#cursor !== undefined;
  }

  /** Begins anew, for another customer. */
  begin(desk: Desk): void {
    if (desk !== this.#desk) this.names.clear();
    this.#desk = desk;
    this.#cursor = undefined;
    this.stop();
    void this.loadMore();
  }

  stop(): void {
    this.#loading?.abort();
    this.#loading = undefined;
  }

  /** Adds one that a request has. */
  see({ id, label }: Pick<Service, 'id' | 'label'>): void {
    if (!this.names.has(id)) this.names.set(id, cleanLine(label) || id);
  }

  /** Loads the next page. Where that fails, the filter offers what it has. */
  async loadMore(): Promise<void> {
    const desk = this.#desk;
    const { backend, config } = desk ?? {};
    if (!desk || !backend?.listServices || config?.features.services !== true || this.#loading) return;
    const loading = (this.#loading = new AbortController());
    const cursor = this.#cursor;
    try {
      const { signal } = loading;
      const page = cursor
        ? await backend.listServices({ cursor, limit: SERVICES_PAGE, signal })
        : await firstServices(desk).get(signal);
      if (loading.signal.aborted) return;
      for (const service of page.items) this.see(service);
      // A cursor that leads to its own page would offer more for ever.
      this.#cursor = page.nextCursor === cursor ? undefined : page.nextCursor;
      this.#onChange();
    } catch (error) {
      // Nobody has asked for it; what is no answer of the backend is a defect.
      if (!loading.signal.aborted && !(error instanceof SupportError)) reportError(error);
    } finally {
      if (this.#loading === loading) this.#loading = undefined;
    }
  }
}
