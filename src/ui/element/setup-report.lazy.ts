import '../../i18n/en-late.ts';
import { html, type TemplateResult } from 'lit';
import type { Translator } from '../../i18n/translator.ts';

/** The report of an `api-base` that is missing or no http(s) URL: once in the console for the integrator, and on the page. */
export class SetupReport {
  /** The value of `api-base` that is reported; empty where it is missing. */
  readonly value: string;
  readonly #host: { readonly translator: Translator };

  constructor(host: { readonly translator: Translator }, value: string) {
    this.#host = host;
    this.value = value;
    // eslint-disable-next-line no-console -- For the integrator; the customer sees it on the page.
    console.error(this.#text, host);
  }

  render(): TemplateResult {
    return html`<p class="fault" role="alert" part="message">${this.#text}</p>`;
  }

  get #text(): string {
    return this.#host.translator.t('setup.apiBase', { value: this.value });
  }
}
