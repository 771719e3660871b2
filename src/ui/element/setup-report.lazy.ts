import '../../i18n/en-late.ts';
import { html, nothing, type ReactiveController, type ReactiveElement, type TemplateResult } from 'lit';
import type { Translator } from '../../i18n/translator.ts';
import { painted } from './painted.ts';

export interface SetupHost extends ReactiveElement {
  readonly t: Translator['t'];
}

/** Reports a missing or invalid `api-base` on the page, and once in the console for the integrator. */
export class SetupReport implements ReactiveController {
  readonly #host: SetupHost;
  readonly #invalidApiBase: () => string | undefined;
  #reported: string | undefined;

  /** @param invalidApiBase the current value; empty where it is missing, `undefined` where it is valid */
  constructor(host: SetupHost, invalidApiBase: () => string | undefined) {
    this.#host = host;
    this.#invalidApiBase = invalidApiBase;
    host.addController(this);
    host.requestUpdate();
  }

  async hostUpdated(): Promise<void> {
    const value = this.#invalidApiBase();
    // The page may set another value before the next paint.
    if (value !== undefined) await painted();
    if (value === this.#reported || value !== this.#invalidApiBase() || !this.#host.isConnected) return;
    this.#reported = value;
    if (value === undefined) return;
    // eslint-disable-next-line no-console -- For the integrator; the customer sees it on the page.
    console.error(this.#text, this.#host);
    this.#host.requestUpdate();
  }

  render(): TemplateResult | typeof nothing {
    if (this.#reported === undefined) return nothing;
    return html`<p class="fault" role="alert" part="message">${this.#text}</p>`;
  }

  get #text(): string {
    return this.#host.t('setup.apiBase', { value: this.#reported ?? '' });
  }
}
