import { HINTS } from '../allow-list.ts';
import { BLOCKS, isBlock, rename, unwrap } from './elements.ts';
import { flattenLayoutTables } from './layout-tables.ts';
import { makeParagraphs } from './paragraphs.ts';
import { makeWordLists } from './word-lists.ts';

/** A font for code. */
const MONOSPACE = /mono|courier|consolas|menlo/i;
/** Marks of mail programs on what is no quoted mail. */
const OWN = /Mso|elementToProof/;

/**
 * Makes a text of a sanitized HTML body, which may be a mail: without what its writer hides, without tables that only place things, with
 * paragraphs, lists and code as such. Quoted mail that is marked as such has the attribute `data-history`. No hint remains.
 */
export function arrangeMail(fragment: ParentNode): void {
  for (const element of fragment.querySelectorAll<HTMLElement>('[data-style]'))
    if (/display:\s*none/i.test(element.dataset.style ?? '')) element.remove();
  for (const dot of fragment.querySelectorAll('img[data-width][data-height]')) dot.remove();
  for (const element of fragment.querySelectorAll<HTMLElement>('[data-mail]'))
    if (!OWN.test(element.dataset.mail ?? '')) element.dataset.history = '';
  // Formatting around paragraphs, as of a whole mail.
  for (const inline of fragment.querySelectorAll('span, b, strong, i, em, u, s'))
    if (inline.querySelector(BLOCKS)) unwrap(inline);
  makeWordLists(fragment);
  flattenLayoutTables(fragment);
  makeParagraphs(fragment);
  for (const element of fragment.querySelectorAll<HTMLElement>('[data-style*="white-space" i]'))
    preserve(element);
  for (const hint of HINTS)
    for (const element of fragment.querySelectorAll(`[${hint}]`)) element.removeAttribute(hint);
}

/** Keeps the lines of a text; a block of them in a font for code is code. */
function preserve(element: HTMLElement): void {
  const isCode =
    MONOSPACE.test(element.dataset.style ?? '') && isBlock(element) && element.textContent.includes('\n');
  if (element.localName === 'pre') return;
  if (isCode) rename(element, 'pre');
  else element.className = 'preserved';
}
