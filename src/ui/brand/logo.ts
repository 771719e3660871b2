import { element } from './element.ts';
import type { KnownBrand } from './parse-brand.ts';

type KnownLogo = NonNullable<KnownBrand['logo']>;

/** The logo above the desk; the one for dark desks where the element is dark, whoever says so. */
export class Logo {
  readonly element = element('div', 'brand-logo');
  readonly #logo: KnownLogo;
  readonly #image = element('img', '');
  #shown: string | undefined;
  /** The picture could not be had, or the page's policy does not allow it. */
  isRefused = false;

  constructor(logo: KnownLogo) {
    this.#logo = logo;
    const image = this.#image;
    const { alt, width, height } = logo;
    image.part.add('logo');
    image.alt = alt;
    if (width) image.width = width;
    if (height) image.height = height;
    // Its words say more than a broken picture; without any there is nothing to show.
    image.addEventListener('error', () => {
      const name = element('span', 'brand-name', alt);
      name.part.add('logo');
      this.isRefused = true;
      this.element.replaceChildren(...(alt ? [name] : []));
    });
    this.element.append(image);
    // While it runs, the colour is still the old one.
    this.element.addEventListener('transitionend', this.update);
  }

  /** Draws the picture for the scheme that the element has now. */
  readonly update = (): void => {
    const { src, srcDark = src } = this.#logo;
    const wanted = this.#isDark() ? srcDark : src;
    if (wanted === this.#shown) return;
    this.#shown = wanted;
    this.isRefused = false;
    if (this.element.firstChild !== this.#image) this.element.replaceChildren(this.#image);
    this.#image.src = wanted;
  };

  /** Only a colour knows the scheme: the sheet gives this element an outline, not drawn, of black or of white. */
  #isDark(): boolean {
    return getComputedStyle(this.element).outlineColor === 'rgb(255, 255, 255)';
  }
}
