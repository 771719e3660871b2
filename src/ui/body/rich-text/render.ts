import { splitLinks } from '../../../text/links.ts';
import { flatten } from './flatten.ts';
import { finish, newLink, type RichTextOptions } from './finish.ts';
import { arrangeMail } from './mail/arrange-mail.ts';
import { removeHistory } from './mail/history.ts';
import { parseMarkdown } from './markdown.ts';
import { rebuildHtml } from './rebuild-html.ts';
import { sanitize } from './sanitize.ts';

/**
 * Makes the DOM of a body in markdown (GFM, line breaks preserved, HTML shown as text) or HTML. Nothing in it runs, loads or
 * has a style, id, name or class of its own:
 *
 * - links lead to `http:`, `https:`, `mailto:`, `tel:` and `sms:` only, the first two in a new tab without referrer; others become their text;
 * - pictures of the API come as `<img data-local-src="…" alt="…">` without `src`, for the caller to fill, since they
 *   need the sign-in; other pictures become a link with their text, since loading them would reveal who reads when;
 * - headings become `h4` to `h6` and below, without a gap; tables are in a `<div class="table-scroll">`;
 * - code has the name of its language as `data-language`, earlier mail that is marked as such `data-history` (mail/history.ts).
 *
 * Markdown over 100,000 characters, or nested deeper than any real body, comes as text with links in a `pre`.
 *
 * @throws TypeError where the page enforces Trusted Types and the browser's `trustedTypes` was hidden from this script
 */
export function renderRichText(
  body: string,
  format: 'markdown' | 'html',
  options: RichTextOptions,
): DocumentFragment {
  const html = format === 'markdown' ? parseMarkdown(body) : body;
  if (html === undefined) return renderPlain(body, options);
  const fragment = sanitize(rebuildHtml(html));
  if (format === 'html') arrangeMail(fragment);
  return finish(fragment, options);
}

/** A body as text with its lines and links. */
function renderPlain(body: string, options: RichTextOptions): DocumentFragment {
  const block = document.createElement('pre');
  for (const { text, href } of splitLinks(body)) block.append(href ? newLink(href, text, options) : text);
  const fragment = document.createDocumentFragment();
  fragment.append(block);
  return fragment;
}

/**
 * A body for paper or a text file: as on the screen, with the addresses of links as text, the text alternatives of pictures,
 * which need the sign-in, and nothing focusable.
 *
 * @throws TypeError as {@link renderRichText}
 */
export function renderForPaper(body: string, format: 'markdown' | 'html'): DocumentFragment {
  const fragment = renderRichText(body, format, { isLocal: () => false, openInNewTab: '' });
  for (const link of fragment.querySelectorAll('a')) {
    const address = link.href.replace(/^(mailto|tel|sms):/, '');
    const text = link.textContent.trim();
    link.removeAttribute('title');
    // The address follows the link's text, unless it is that.
    if (text !== address && `${text}/` !== address && !address.endsWith(`//${text}`))
      link.after(` (${address})`);
  }
  return fragment;
}

/** Plain text of an HTML body, without the earlier mail that it repeats. @throws TypeError as {@link renderRichText} */
export function readableText(body: string): string {
  const fragment = renderRichText(body, 'html', { isLocal: () => false, openInNewTab: '' });
  removeHistory(fragment);
  return flatten(fragment);
}
