import { isAttribution, isHeaderStart, isHistoryRule, isLabel, isSubject } from '../../mail-text.ts';
import { isBlock, isEmpty } from './elements.ts';

/** Lines that together may say whose a quote is. */
const ATTRIBUTION_LINES = 3;
/** Texts within which the header of a quoted mail has its subject. */
const HEADER_TEXTS = 16;

/**
 * Finds earlier mail that a body repeats: marked by a mail program, a quote below "On … wrote:", or everything below the header that
 * Outlook writes. A quote without any of these may be the writer's point and is none.
 *
 * @returns ranges that do not overlap, in order; none where nothing else would be left
 */
export function findHistory(root: Element | DocumentFragment): Range[] {
  const found: Range[] = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (found.at(-1)?.intersectsNode(node)) continue;
    const range = node instanceof HTMLElement ? quoteAt(node) : restAt(node, root);
    const last = found.at(-1);
    if (range && last && isAdjacent(last, range)) last.setEnd(range.endContainer, range.endOffset);
    else if (range) found.push(range);
  }
  const rest = found.reduce(
    (length, range) => length - lettersIn(range.toString()),
    lettersIn(root.textContent),
  );
  return rest > 0 ? found : [];
}

/** Removes the earlier mail. */
export function removeHistory(root: DocumentFragment): void {
  for (const range of findHistory(root)) range.deleteContents();
}

/** Whether nothing is shown between two ranges. */
function isAdjacent(first: Range, second: Range): boolean {
  const between = first.cloneRange();
  between.collapse(false);
  between.setEnd(second.startContainer, second.startOffset);
  return isEmpty(between.cloneContents());
}

const lettersIn = (text: string): number => text.replace(/\s+/g, '').length;

/** A quote, with the line above it that says whose it is. */
function quoteAt(element: HTMLElement): Range | undefined {
  const isMarked = element.dataset.history !== undefined;
  if (!isMarked && element.localName !== 'blockquote') return undefined;
  const range = document.createRange();
  range.setStartBefore(element);
  range.setEndAfter(element);
  if (element.localName !== 'blockquote') {
    const next = element.nextElementSibling;
    if (next?.localName === 'blockquote' && isAttribution(element.textContent)) range.setEndAfter(next);
    return range;
  }
  const start = attributionAbove(element);
  if (start) range.setStartBefore(withBreaks(start));
  return start || isMarked ? range : undefined;
}

/** The first node of the lines above a quote that say whose it is. */
function attributionAbove(quote: Node): Node | undefined {
  const before = previous(quote);
  const isWhole = isBlock(before);
  let text = '';
  let lines = 1;
  for (let node = isWhole ? before.lastChild : before; node; node = node.previousSibling) {
    if (isBlock(node)) return undefined;
    text = (node.nodeName === 'BR' ? ' ' : (node.textContent ?? '')) + text;
    const isFirst = !node.previousSibling;
    if (node.nodeName === 'BR' && text.trim() && ++lines > ATTRIBUTION_LINES) return undefined;
    const isLineStart = isFirst || node.previousSibling?.nodeName === 'BR';
    if (isLineStart && isAttribution(text)) return isFirst && isWhole ? before : node;
  }
  return undefined;
}

/** Everything from the header of a quoted mail on. */
function restAt(text: Node, root: Node): Range | undefined {
  if (!root.lastChild || !(isHistoryRule(text.nodeValue ?? '') || beginsHeader(text, root))) return undefined;
  let start = text;
  while (start.parentNode && start.parentNode !== root && !previous(start)) start = start.parentNode;
  const before = previous(start);
  const range = document.createRange();
  range.setStartBefore(before?.nodeName === 'HR' ? before : withBreaks(start));
  range.setEndAfter(root.lastChild);
  return range;
}

/** "From: … Sent: … To: … Subject: …" */
function beginsHeader(text: Node, root: Node): boolean {
  if (!isHeaderStart(text.nodeValue ?? '')) return false;
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  walker.currentNode = text;
  let labels = 1;
  for (let count = 0; count < HEADER_TEXTS && walker.nextNode(); count++) {
    const value = walker.currentNode.nodeValue ?? '';
    if (isLabel(value)) labels++;
    if (isSubject(value)) return labels > 2;
  }
  return false;
}

/** The first of the line breaks before a node; the node itself without any. */
function withBreaks(node: Node): Node {
  let first = node;
  while (first.previousSibling && !isBlock(first.previousSibling) && isEmpty(first.previousSibling))
    first = first.previousSibling;
  return first;
}

/** The node before, without what shows nothing. */
function previous(node: Node): Node | null {
  let before = node.previousSibling;
  while (before && before.nodeName !== 'HR' && isEmpty(before)) before = before.previousSibling;
  return before;
}
