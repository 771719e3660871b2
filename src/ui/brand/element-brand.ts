import { html, nothing, type ReactiveElement } from 'lit';
import type { BackendWrapper } from '../../backends/backend.ts';
import type { StringOverrides, Translator } from '../../i18n/translator.ts';
import type { Problem, ErrorKind } from '../../model.ts';
import { adoptLate } from '../element/late-view.ts';
import type { ProblemHost } from '../element/problem-message.ts';
import { brandStrings } from './brand-strings.ts';
import { brandStyles } from './brand.styles.ts';
import type { Branding, Letterhead } from './brand.ts';
import { renderFoot } from './foot.ts';
import { renderLink } from './link.ts';
import { Logo } from './logo.ts';
import type { KnownBrand } from './parse-brand.ts';
import { tokenSheet } from './tokens.ts';

/** Problems that say that support can't be reached by this desk just now. */
const DOWN: readonly ErrorKind[] = ['offline', 'timeout', 'server'];

/** A brand on one element: its tokens and styles, and the templates that the element renders. */
export class ElementBrand implements Branding {
  readonly backend: BackendWrapper;
  readonly #host: ReactiveElement;
  readonly #brand: KnownBrand;
  readonly #tokens: CSSStyleSheet;
  /** Absent in an element that renders no head. */
  #logo: Logo | undefined;

  constructor(host: ReactiveElement, brand: KnownBrand, backend: BackendWrapper) {
    this.#host = host;
    this.#brand = brand;
    this.backend = backend;
    this.#tokens = tokenSheet(brand);
    host.shadowRoot?.adoptedStyleSheets.push(this.#tokens);
    adoptLate(host, brandStyles);
  }

  /** Takes it off the element. */
  remove(): void {
    this.#logo?.remove();
    const root = this.#host.shadowRoot;
    if (!root) return;
    const own = [this.#tokens, brandStyles.styleSheet];
    root.adoptedStyleSheets = root.adoptedStyleSheets.filter(sheet => !own.includes(sheet));
  }

  strings(lang: string, own: StringOverrides | undefined): StringOverrides {
    return brandStrings(this.#brand, lang, own);
  }

  letterhead(): Letterhead {
    const { name, logo } = this.#brand;
    return { name, logo: this.#logo?.isRefused === false ? logo : undefined };
  }

  renderHead(): unknown {
    const { logo } = this.#brand;
    if (!logo) return nothing;
    this.#logo ??= new Logo(this.#host, logo);
    return this.#logo.render();
  }

  renderFoot(translator: Translator): unknown {
    return renderFoot(translator, this.#brand);
  }

  renderOtherWay(host: ProblemHost & ReactiveElement, { kind }: Problem): unknown {
    const link = this.#brand.links.find(({ name }) => name === 'emergency');
    if (!link || !DOWN.includes(kind)) return nothing;
    adoptLate(host, brandStyles);
    return html`<p class="brand-emergency">${renderLink(host.translator, link)}</p>`;
  }
}
