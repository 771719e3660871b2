import { html, nothing, type ReactiveController, type ReactiveElement, type TemplateResult } from 'lit';
import type { KnownLogo } from './parse-brand.ts';

/** The logo above the desk; the one for dark desks where the element is dark, by its `theme` or by the page. */
export class Logo implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #logo: KnownLogo;
  /** The picture that could not be loaded, or that the page's policy does not allow. */
  #refused: string | undefined;

  /** @param host wears the styles of the brand already */
  constructor(host: ReactiveElement, logo: KnownLogo) {
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

  /** Takes it off its host. */
  remove(): void {
    this.hostDisconnected();
    this.#host.removeController(this);
  }

  get isRefused(): boolean {
    return this.#refused === this.#src;
  }

  render(): TemplateResult {
    const { alt, width, height } = this.#logo;
    const src = this.#src;
    const refuse = () => {
      this.#refused = src;
      this.#host.requestUpdate();
    };
    // A page with a heading of its own has a head of its own.
    const isHidden = this.#host.querySelector(':scope > [slot="heading"]') !== null;
    // Its text says more than a broken picture.
    const name = alt ? html`<span class="brand-name" part="logo">${alt}</span>` : nothing;
    const image = html`<img part="logo" alt=${alt} width=${width ?? nothing} height=${height ?? nothing} src=${src}
      @error=${refuse}>`;
    return html`<div class="brand-logo" ?hidden=${isHidden}>${this.isRefused ? name : image}</div>`;
  }

  /** The colour scheme has changed. */
  readonly #onTransition = (event: Event): void => {
    if (event.target !== event.currentTarget) return;
    // Another picture, and this one anew when it is shown again.
    if (!this.isRefused) this.#refused = undefined;
    this.#host.requestUpdate();
  };

  /**
   * The address for the scheme that the element has now. Only a colour tells which it is: the styles give the root an
   * outline, which is not shown, of black or of white.
   */
  get #src(): string {
    const { src, srcDark } = this.#logo;
    if (!srcDark) return src;
    const { outlineColor } = getComputedStyle(this.#host.renderRoot as HTMLElement);
    return outlineColor === 'rgb(255, 255, 255)' ? srcDark : src;
  }
}
