import type { ReactiveController } from 'lit';
import type { SupportElement } from '../element/support-element.ts';
import type { Translator } from '../../i18n/translator.ts';
import { element } from './element.ts';
import { Emergency } from './emergency.ts';
import { brandLink } from './link.ts';
import { Logo } from './logo.ts';
import type { KnownBrand } from './parse-brand.ts';
import { brandStyles } from './brand.styles.ts';
import { textIn } from './brand-strings.ts';
import { tokenSheet } from './tokens.ts';

/**
 * What a brand adds to an element: its tokens, the way to reach support in an emergency, and on the whole desk the logo, the
 * links and the legal line. These stand before and behind all that Lit draws, so that no drawing ever touches them.
 */
export class Frame implements ReactiveController {
  readonly #host: SupportElement;
  readonly #emergencies = new WeakMap<SupportElement, Emergency>();
  readonly #foot = element('div', 'brand-foot');
  #brand: KnownBrand | undefined;
  #logo: Logo | undefined;
  #tokens: CSSStyleSheet | undefined;
  #drawnIn: Translator | undefined;

  constructor(host: SupportElement) {
    this.#host = host;
    host.addController(this);
  }

  /** Puts on another brand, or none. */
  set brand(brand: KnownBrand | undefined) {
    this.#brand = brand;
    this.#logo?.element.remove();
    this.#foot.remove();
    this.#logo = brand?.logo && this.#isDesk ? new Logo(brand.logo) : undefined;
    this.#drawnIn = undefined;
    const root = this.#host.shadowRoot;
    if (!root) return;
    const mine = [this.#tokens, brandStyles()];
    const others = root.adoptedStyleSheets.filter(sheet => !mine.includes(sheet));
    this.#tokens = brand && tokenSheet(brand);
    root.adoptedStyleSheets = brand && this.#tokens ? [this.#tokens, ...others, brandStyles()] : others;
    if (this.#host.hasUpdated) this.hostUpdated();
  }

  /** The logo where this desk shows one and the page lets it. */
  get shownLogo(): KnownBrand['logo'] {
    return this.#logo && !this.#logo.isRefused ? this.#brand?.logo : undefined;
  }

  hostUpdated(): void {
    const { translator, desk } = this.#host;
    const isNew = translator !== this.#drawnIn;
    this.#watchForEmergencies(isNew);
    // Not before the desk itself is drawn.
    if (!this.#isDesk || !this.#brand || !desk || !this.#host.renderRoot.firstElementChild) return;
    if (isNew) this.#drawFoot(this.#brand, translator);
    this.#drawLogo();
    this.#drawnIn = translator;
  }

  /** The four others are pieces of somebody's own layout, who has a place for these already. */
  get #isDesk(): boolean {
    return 'routing' in this.#host;
  }

  #drawLogo(): void {
    if (!this.#logo) return;
    const { element: logo } = this.#logo;
    if (!logo.isConnected) this.#host.renderRoot.prepend(logo);
    // A page with a heading of its own has a head of its own.
    logo.hidden = this.#host.querySelector(':scope > [slot="heading"]') !== null;
    this.#logo.update();
  }

  #drawFoot({ links, legal }: KnownBrand, translator: Translator): void {
    const shown = links.filter(({ name }) => name !== 'emergency');
    const foot = this.#foot;
    foot.replaceChildren();
    if (legal) {
      const line = element('p', 'brand-legal', textIn(legal, translator.lang));
      line.part.add('legal');
      line.dir = 'auto';
      foot.append(line);
    }
    if (shown.length > 0) {
      const list = element(
        'ul',
        'brand-links',
        ...shown.map(link => element('li', '', brandLink(translator, link))),
      );
      list.part.add('links');
      list.role = 'list';
      foot.append(list);
    }
    if (foot.firstChild) this.#host.renderRoot.append(foot);
    else foot.remove();
  }

  /** In this element and in those inside, also one that was drawn just now. */
  #watchForEmergencies(isNew: boolean): void {
    const link = this.#brand?.links.find(({ name }) => name === 'emergency');
    const inside = this.#host.renderRoot.querySelectorAll<SupportElement>('[exportparts]');
    for (const host of [this.#host, ...inside]) {
      let emergency = this.#emergencies.get(host);
      if (emergency && !isNew) continue;
      emergency ??= new Emergency(host);
      this.#emergencies.set(host, emergency);
      // Drawn anew in another language.
      emergency.link = link;
    }
  }
}
