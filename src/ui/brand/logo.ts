import { html, nothing, type ReactiveController, type ReactiveElement, type TemplateResult } from 'lit';
import type { KnownLogo } from './parse-brand.ts';

/** The logo above the desk; the one for dark desks where the element is dark, by its `theme` or by the page. */
export class Logo implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #logo: KnownLogo;
  #src: string;
  /** The picture could not be loaded, or the page's policy does not allow it. */
  isRefused = false;

  /** @param host wears the styles of the brand already */
  constructor(host: ReactiveElement, logo: KnownLogo) {
    this.#host = host;
    this.#logo = logo;
    this.#src = this.#chosen();
    host.addController(this);
  }

  hostConnected(): void {
    this.#host.renderRoot.addEventListener('transitionend', this.#onTransition);
  }

  hostDisconnected(): void {
    this.#host.renderRoot.removeEventListener('transitionend', this.#onTransition);
  }

  hostUpdate(): void {
    const src = this.#chosen();
    if (src === this.#src) return;
    this.#src = src;
    this.isRefused = false;
  }

  /** Takes it off its host. */
  remove(): void {
    this.hostDisconnected();
    this.#host.removeController(this);
  }

  render(): TemplateResult {
    const { alt, width, height } = this.#logo;
    // A page with a heading of its own has a head of its own.
    const isHidden = this.#host.querySelector(':scope > [slot="heading"]') !== null;
    // Its text says more than a broken picture.
    const name = alt ? html`<span class="brand-name" part="logo">${alt}</span>` : nothing;
    const image = html`<img part="logo" alt=${alt} width=${width ?? nothing} height=${height ?? nothing} src=${this.#src}
      @error=${this.#refuse}>`;
    return html`<div class="brand-logo" ?hidden=${isHidden}>${this.isRefused ? name : image}</div>`;
  }

  readonly #refuse = (): void => {
    this.isRefused = true;
    this.#host.requestUpdate();
  };

  /** The colour scheme has changed. */
  readonly #onTransition = (event: Event): void => {
    if (event.target === event.currentTarget) this.#host.requestUpdate();
  };

  /**
   * The address for the scheme that the element has now. Only a colour tells which it is: the styles give the root an
   * outline, which is not shown, of black or of white.
   */
  #chosen(): string {
    const { src, srcDark } = this.#logo;
    if (!srcDark) return src;
    const isDark =
      getComputedStyle(this.#host.renderRoot as HTMLElement).outlineColor === 'rgb(255, 255, 255)';
    return isDark ? srcDark : src;
  }
}
