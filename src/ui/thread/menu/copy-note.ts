import { html, nothing, type TemplateResult } from 'lit';
import { createRef, ref } from 'lit/directives/ref.js';
import { copyText } from '../../copy/copy-text.ts';
import type { SupportElement } from '../../element/support-element.ts';

/** Milliseconds for which "Copied." is shown. */
const SHOWN = 4000;

/** Copies a text and says so; where the browser refuses, the text is shown, selected, for the customer to copy. */
export class CopyNote {
  readonly #host: SupportElement;
  readonly #field = createRef<HTMLInputElement>();
  /** The text that could not be copied, or nothing where it was. */
  #state: { readonly refused?: string } | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: SupportElement) {
    this.#host = host;
  }

  async copy(text: string): Promise<void> {
    this.clear();
    // Refused on pages without TLS, or by the page's or the browser's policy.
    if (await copyText(this.#host, text)) {
      this.#state = {};
      this.#timer = setTimeout(() => this.clear(), SHOWN);
    } else this.#state = { refused: text };
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.#field.value?.focus();
    this.#field.value?.select();
  }

  clear(): void {
    clearTimeout(this.#timer);
    if (!this.#state) return;
    this.#state = undefined;
    this.#host.requestUpdate();
  }

  render(): TemplateResult | typeof nothing {
    const host = this.#host;
    if (!this.#state) return nothing;
    const { refused } = this.#state;
    return refused === undefined
      ? html`<p class="thread-menu-note quiet">${host.t('copy.done')}</p>`
      : html`<label class="flow thread-menu-note wide">
          <span>${host.t('copy.refused')}</span>
          <input class="field" readonly dir="auto" .value=${refused} ${ref(this.#field)} />
        </label>`;
  }
}
