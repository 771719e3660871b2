import { html, nothing, type TemplateResult } from 'lit';
import type { Translator } from '../../i18n/translator.ts';
import { textIn } from './brand-strings.ts';
import { renderLink } from './link.ts';
import type { KnownBrand } from './parse-brand.ts';

/** The legal line and the links below the desk. */
export function renderFoot(
  translator: Translator,
  { links, legal }: KnownBrand,
): TemplateResult | typeof nothing {
  const shown = links.filter(({ name }) => name !== 'emergency');
  if (!legal && shown.length === 0) return nothing;
  const line = html`<p class="brand-legal" part="legal" dir="auto">${legal && textIn(legal, translator.lang)}</p>`;
  const list = html`<ul class="brand-links" part="links" role="list">
    ${shown.map(link => html`<li>${renderLink(translator, link)}</li>`)}
  </ul>`;
  return html`<div class="brand-foot">${legal ? line : nothing} ${shown.length > 0 ? list : nothing}</div>`;
}
