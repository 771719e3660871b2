import type { SupportRequestThread } from '../support-request-thread.ts';
import type { SupportRequest } from '../../../model.ts';
import type { RatingPanel } from './rating-panel.ts';
import { make } from '../../element/elements.ts';

/** Where a closed request is rated; what that takes is loaded where the backend takes ratings. */
export class RatingPlace {
  readonly element = make('div', '');
  readonly #host: SupportRequestThread;
  #panel: RatingPanel | undefined;
  #loading: Promise<void> | undefined;
  #request: SupportRequest | undefined;

  constructor(host: SupportRequestThread) {
    this.#host = host;
  }

  /** @param request that is shown, if any */
  update(request: SupportRequest | undefined): void {
    this.#request = request;
    this.#panel?.update(request);
    if (!this.#panel && request?.closed && this.#host.desk?.config.features.rating)
      this.#loading ??= this.#load();
  }

  remove(): void {
    this.#panel?.remove();
    this.#panel = this.#loading = this.#request = undefined;
    this.element.remove();
  }

  async #load(): Promise<void> {
    // Without its file nothing is asked; the next visit tries again.
    const file = await import('./rating.lazy.ts').catch(() => undefined);
    if (!file || !this.element.isConnected || this.#panel) return;
    this.#panel = new file.RatingPanel(this.#host);
    this.element.append(this.#panel.element);
    this.#panel.update(this.#request);
  }
}
