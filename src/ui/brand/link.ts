import { html, nothing, type TemplateResult } from 'lit';
import type { Translator } from '../../i18n/translator.ts';
import { textIn } from './brand-strings.ts';
import type { KnownLink } from './parse-brand.ts';

/** A link of the brand's. A web page opens in a new tab, since the customer may be writing in this one. */
export function renderLink(translator: Translator, { name, href, label }: KnownLink): TemplateResult {
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
