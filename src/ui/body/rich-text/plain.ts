import { splitLinks } from '../../../text/links.ts';
import { makeLink, type RichTextOptions } from './finish.ts';

/** A body as text with its lines and links, for markdown that is too much for the parser. */
export function renderPlain(body: string, options: RichTextOptions): DocumentFragment {
  const block = document.createElement('pre');
  block.tabIndex = 0;
  for (const { text, href } of splitLinks(body)) {
    if (href) {
      const link = document.createElement('a');
      makeLink(link, href, options);
      link.textContent = text;
      block.append(link);
    } else block.append(text);
  }
  const fragment = document.createDocumentFragment();
  fragment.append(block);
  return fragment;
}
