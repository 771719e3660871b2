import type { Words } from '../../i18n/translator.ts';
import { enLazy } from '../../i18n/en-late.ts';
import { element } from './element.ts';
import type { KnownLink } from './parse-brand.ts';
import { textIn } from './brand-strings.ts';

/** A link of the brand's, in the person's language. A web page opens beside the panel, where somebody may be writing. */
export function brandLink(words: Words, { name, href, label }: KnownLink): HTMLAnchorElement {
  const text = label === undefined ? words.t(`brand.${name}`, {}, enLazy) : textIn(label, words.lang);
  const link = element('a', 'brand-link', text);
  link.href = href;
  link.part.add('link');
  const { protocol, pathname } = link;
  if (protocol.startsWith('http')) {
    link.target = '_blank';
    link.rel = 'noopener noreferrer';
    link.ariaLabel = `${text} (${words.t('link.newTab')})`;
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
