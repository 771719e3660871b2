import { renderRichText } from './render.ts';

/**
 * A body for paper or a text file: as on the screen, with everything in words that only pressing would tell: where links lead.
 * Pictures need the sign-in, so their text alternative stands for them. Nothing in it takes the focus.
 *
 * @throws TypeError as `renderRichText`
 */
export function renderForPaper(body: string, format: 'markdown' | 'html'): DocumentFragment {
  const fragment = renderRichText(body, format, { isLocal: () => false, openInNewTab: '' });
  fragment.querySelectorAll('a').forEach(spellOut);
  for (const focusable of fragment.querySelectorAll('[tabindex]')) focusable.removeAttribute('tabindex');
  return fragment;
}

/** The address follows the link's text, unless it is that. */
function spellOut(link: HTMLAnchorElement): void {
  const address = link.href.replace(/^mailto:/, '');
  const text = link.textContent.trim();
  link.removeAttribute('title');
  if (text !== address && `${text}/` !== address && !address.endsWith(`//${text}`))
    link.after(` (${address})`);
}
