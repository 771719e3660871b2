import { html, nothing, type ReactiveController, type ReactiveElement, type TemplateResult } from 'lit';
import type { ParsedLogo } from './parse-brand.ts';

/** The logo above the desk; the one for dark desks where the element is dark, by its `theme` or by the page. */
export class Logo implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #logo: ParsedLogo;
  /** The URL that could not be loaded, or that the page's policy does not allow. */
  #broken: string | undefined;

  /** @param host has the styles of the brand already */
  constructor(host: ReactiveElement, logo: ParsedLogo) {
    this.#host = host;
    this.#logo = logo;
    host.addController(this);
  }

  hostConnected(): void {
    this.#host.renderRoot.addEventListener('transitionend', this.#onTransition);
  }

  hostDisconnected(): void {
    this.#host.renderRoot.removeEventListener('transitionend', this.#onTransition);
  }

  /** Removes it from its host. */
  remove(): void {
    this.hostDisconnected();
    this.#host.removeController(this);
  }

  get isBroken(): boolean {
    return this.#broken === this.#src;
  }

  render(): TemplateResult {
    const { alt, width, height } = this.#logo;
    const src = this.#src;
    const onError = () => {
      this.#broken = src;
      this.#host.requestUpdate();
    };
    // Not shown beside the page's own heading.
    const isHidden = this.#host.querySelector(':scope > [slot="heading"]') !== null;
    const name = alt ? html`<span class="brand-name" part="logo">${alt}</span>` : nothing;
    const image = html`<img part="logo" alt=${alt} width=${width ?? nothing} height=${height ?? nothing} src=${src}
      @error=${onError}>`;
    return html`<div class="brand-logo" ?hidden=${isHidden}>${this.isBroken ? name : image}</div>`;
  }

  /** The colour scheme has changed. */
  readonly #onTransition = (event: Event): void => {
    if (event.target !== event.currentTarget) return;
    // The other picture is shown, and this one is retried when it is shown again.
    if (!this.isBroken) this.#broken = undefined;
    this.#host.requestUpdate();
  };

  /** The URL for the current colour scheme, which the computed colour of an invisible outline shows (see brand.styles.ts). */
  get #src(): string {
    const { src, srcDark } = this.#logo;
    if (!srcDark) return src;
    const { outlineColor } = getComputedStyle(this.#host.renderRoot as HTMLElement);
    return outlineColor === 'rgb(255, 255, 255)' ? srcDark : src;
  }
}
