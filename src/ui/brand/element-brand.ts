import { html, nothing, type ReactiveElement, type TemplateResult } from 'lit';
import type { StringOverrides, Translator } from '../../i18n/translator.ts';
import type { Problem, ErrorKind } from '../../model.ts';
import type { BackendWrapper } from '../../state/desk-backend.ts';
import { adoptLate } from '../element/late-view.ts';
import { brandStrings, textIn } from './brand-strings.ts';
import { brandStyles } from './brand.styles.ts';
import type { Letterhead } from './brand.ts';
import { Logo } from './logo.ts';
import type { ParsedBrand, ParsedLink } from './parse-brand.ts';
import { tokenSheet } from './tokens.ts';

/** Problems that say that the API is down. */
const DOWN: readonly ErrorKind[] = ['offline', 'timeout', 'server'];

/** An element that shows problems. */
interface ProblemHost extends ReactiveElement {
  readonly translator: Translator;
}

/** A brand on one element: its tokens and styles, and the templates that the element renders. */
export class ElementBrand {
  /** Wraps a backend with the brand's numbers, alias and features. The same function for the same brand. */
  readonly backend: BackendWrapper;
  readonly #host: ReactiveElement;
  readonly #brand: ParsedBrand;
  readonly #tokens: CSSStyleSheet;
  /** Absent in an element that renders no head. */
  #logo: Logo | undefined;

  constructor(host: ReactiveElement, brand: ParsedBrand, backend: BackendWrapper) {
    this.#host = host;
    this.#brand = brand;
    this.backend = backend;
    this.#tokens = tokenSheet(brand);
    host.shadowRoot?.adoptedStyleSheets.push(this.#tokens);
    adoptLate(host, brandStyles);
  }

  /** Removes it from the element. */
  remove(): void {
    this.#logo?.remove();
    const root = this.#host.shadowRoot;
    if (!root) return;
    const own = [this.#tokens, brandStyles.styleSheet];
    root.adoptedStyleSheets = root.adoptedStyleSheets.filter(sheet => !own.includes(sheet));
  }

  /** The texts for a language: the page's own before the brand's. */
  strings(lang: string, own: StringOverrides | undefined): StringOverrides {
    return brandStrings(this.#brand, lang, own);
  }

  /** For printed and saved threads. */
  letterhead(): Letterhead {
    const { name, logo } = this.#brand;
    return { name, logo: this.#logo?.isBroken === false ? logo : undefined };
  }

  /** The logo, at the top. */
  renderHead(): TemplateResult | undefined {
    const { logo } = this.#brand;
    this.#logo ??= logo && new Logo(this.#host, logo);
    return this.#logo?.render();
  }

  /** The legal line and the links, at the bottom. */
  renderFoot(translator: Translator): TemplateResult | typeof nothing {
    const { links, legal } = this.#brand;
    const shown = links.filter(({ name }) => name !== 'emergency');
    if (!legal && shown.length === 0) return nothing;
    const line = html`<p class="brand-legal" part="legal" dir="auto">${legal && textIn(legal, translator.lang)}</p>`;
    const list = html`<ul class="brand-links" part="links" role="list">
      ${shown.map(link => html`<li>${renderLink(translator, link)}</li>`)}
    </ul>`;
    return html`<div class="brand-foot">${legal ? line : nothing} ${shown.length > 0 ? list : nothing}</div>`;
  }

  /** The notice and the link for an emergency, above the form of a new request. */
  renderNotice(host: ProblemHost): TemplateResult | typeof nothing {
    const { notice } = this.#brand;
    const link = this.#emergency;
    if (!notice && !link) return nothing;
    adoptLate(host, brandStyles);
    const { translator } = host;
    return html`<div class="brand-notice" part="notice">
      ${notice ? html`<p dir="auto">${textIn(notice, translator.lang)}</p>` : nothing}
      ${link ? html`<p>${renderLink(translator, link)}</p>` : nothing}
    </div>`;
  }

  get #emergency(): ParsedLink | undefined {
    return this.#brand.links.find(({ name }) => name === 'emergency');
  }

  /** The link for an emergency, where there is one and the problem says that the API is down. */
  renderEmergencyLink(host: ProblemHost, { kind }: Problem): TemplateResult | typeof nothing {
    const link = this.#emergency;
    if (!link || !DOWN.includes(kind)) return nothing;
    adoptLate(host, brandStyles);
    return html`<p class="brand-emergency">${renderLink(host.translator, link)}</p>`;
  }
}

/** A web page opens in a new tab, since the customer may be writing in this one. */
function renderLink(translator: Translator, { name, href, label }: ParsedLink): TemplateResult {
  const text = label === undefined ? translator.t(`brand.${name}`) : textIn(label, translator.lang);
  const { protocol, pathname } = new URL(href);
  if (protocol.startsWith('http')) {
    return html`<a class="brand-link" part="link" href=${href} target="_blank" rel="noopener noreferrer"
      aria-label="${text} (${translator.t('link.newTab')})">${text}</a>`;
  }
  // Without a label of its own, a phone number or e-mail address is shown as it is.
  const address = label === undefined ? html` <bdi>${decode(pathname)}</bdi>` : nothing;
  return html`<a class="brand-link" part="link" href=${href}>${text}${address}</a>`;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
