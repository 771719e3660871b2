import type { Translator } from '../../i18n/translator.ts';
import { element } from './element.ts';
import type { KnownLink } from './parse-brand.ts';
import { textIn } from './brand-strings.ts';

/** A link of the brand's, in the person's language. A web page opens beside the panel, where somebody may be writing. */
export function brandLink(translator: Translator, { name, href, label }: KnownLink): HTMLAnchorElement {
  const text = label === undefined ? translator.t(`brand.${name}`) : textIn(label, translator.lang);
  const link = element('a', 'brand-link', text);
  link.href = href;
  link.part.add('link');
  const { protocol, pathname } = link;
  if (protocol.startsWith('http')) {
    link.target = '_blank';
    link.rel = 'noopener noreferrer';
    link.ariaLabel = `${text} (${translator.t('link.newTab')})`;
  } else if (label === undefined) {
    // A number or an address that has no name is its own.
    link.append(' ', element('bdi', '', decode(pathname)));
  }
  return link;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
