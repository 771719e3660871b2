import { looksLikeCode } from '../../../../text/code-lines.ts';
import { HINTS } from '../allow-list.ts';
import { markColours } from './colours.ts';
import { BLOCKS, isBlock, rename, unwrap } from './elements.ts';
import { flattenLayoutTables } from './layout-tables.ts';
import { makeParagraphs } from './paragraphs.ts';
import { makeWordLists } from './word-lists.ts';

/** Fonts for code, in a style. */
const MONOSPACE = /mono|courier|consolas|menlo/i;
/** A line that a writer has drawn with characters. */
const RULE = /^\s*[-=_*~#–—]{12,}\s*$/;
/** Classes of mail programs on what its writer wrote: any other mark that is left in `data-mail` is one of quoted mail. */
const NOT_QUOTED = /Mso|elementToProof|moz-(quote-pre|signature)/;

/**
 * Puts a sanitized HTML body, which may be a mail, in order, so that it reads like a text: what its writer hides and tables that only place
 * things are gone; paragraphs, lists and code are elements for these. Mail that a mail program has marked as quoted gets the attribute
 * `data-history`, text in a colour that stands out `data-coloured`. The hints that sanitizing has left ({@link HINTS}) are removed.
 */
export function arrangeMail(fragment: ParentNode): void {
  for (const element of fragment.querySelectorAll<HTMLElement>('[data-style]'))
    if (/display:\s*none/i.test(element.dataset.style ?? '')) element.remove();
  // Only a picture that is there to be counted has its size left, see allow-list.ts.
  for (const dot of fragment.querySelectorAll('img[data-width][data-height]')) dot.remove();
  for (const element of fragment.querySelectorAll<HTMLElement>('[data-mail]'))
    if (!NOT_QUOTED.test(element.dataset.mail ?? '')) element.dataset.history = '';
  markColours(fragment);
  // Formatting around paragraphs, as of a whole mail.
  for (const inline of fragment.querySelectorAll('span, b, strong, i, em, u, s'))
    if (inline.querySelector(BLOCKS)) unwrap(inline);
  makeWordLists(fragment);
  flattenLayoutTables(fragment);
  makeParagraphs(fragment);
  for (const element of fragment.querySelectorAll<HTMLElement>('pre, [data-style*="white-space" i]'))
    preserve(element);
  markRules(fragment);
  for (const hint of HINTS)
    for (const element of fragment.querySelectorAll(`[${hint}]`)) element.removeAttribute(hint);
}

/** Keeps the lines of a text. A block of them in a font for code is code, unless it reads like a letter. */
function preserve(element: HTMLElement): void {
  const text = element.textContent;
  const isPre = element.localName === 'pre';
  const isMono = MONOSPACE.test(element.dataset.style ?? '') && isBlock(element) && text.includes('\n');
  if (!isPre && !isMono) element.className = 'preserved';
  else if (element.dataset.mail !== undefined || isLetter(text))
    rename(element, 'div').className = 'preserved';
  else if (!isPre) rename(element, 'pre');
}

/** Whether a text has paragraphs and a sentence, and is no code. */
const isLetter = (text: string): boolean =>
  /\S\s*\n\s*\n/.test(text) && /\p{L} \p{L}+[.,!?]\s*$/mu.test(text) && !looksLikeCode(text);

/** Marks lines of dashes, which the style sheet keeps from wrapping into several. */
function markRules(fragment: Node): void {
  const walker = document.createTreeWalker(fragment, NodeFilter.SHOW_TEXT);
  const rules: Node[] = [];
  while (walker.nextNode()) if (RULE.test(walker.currentNode.nodeValue ?? '')) rules.push(walker.currentNode);
  for (const rule of rules as Text[]) {
    if (rule.parentElement?.closest('pre, .preserved')) continue;
    const line = document.createElement('span');
    line.className = 'rule';
    rule.replaceWith(line);
    line.append(rule);
  }
}
