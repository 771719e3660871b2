import { attributionOf } from '../../../../text/mail/attribution.ts';
import { isOnlyGreeting } from '../../../../text/mail/answers.ts';
import { hasAnswers, pointsBelow, quotedRanges } from '../../../../text/mail/quoted-tail.ts';
import { isChanged } from '../../../../text/mail/verbatim.ts';
import { CLOSING, isForward } from '../../../../text/mail/words.ts';
import { isBlock, isEmpty } from './elements.ts';
import { type DomLine, linesOf, type Place } from './lines.ts';

/** Lines that together may say whose a quote is. */
const ATTRIBUTION_LINES = 3;

const isAttribution = (text: string): boolean => attributionOf(text.trim().replace(/\s+/g, ' ')) === 2;

/**
 * Finds earlier mail that a body repeats and nobody has answered within: marked by a mail program, a quote below "On … wrote:"; and at the end everything below the header
 * that Outlook writes, and a signature (text/mail/quoted-tail.ts). A quote without any of these may be the writer's point and is none, and
 * neither is what is forwarded.
 *
 * @param earlier as `quotedRanges` has it
 * @returns ranges that do not overlap, in order; none where nothing else would be left
 */
export function findHistory(
  root: Element | DocumentFragment,
  earlier: () => readonly string[] = () => [],
): Range[] {
  const marked = withoutAnswers(root, joined(markedQuotes(root)));
  if (marked.some(range => isChanged(linesIn(range), earlier()))) return [];
  const lines = linesOf(root, marked);
  const others = quotedRanges(
    lines.map(({ text }) => (text.trim() ? text : '')),
    at => lines[at]?.isFirst === true || lines[at - 1]?.text.trim() === '',
    earlier,
  );
  const unmarked = others
    .map(([from, to]) => rangeOf(lines, from, to, root))
    .filter(range => !isColoured(range));
  const found = joined([...marked, ...unmarked]);
  const rest = found.reduce(
    (length, range) => length - lettersIn(range.toString()),
    lettersIn(root.textContent),
  );
  const own = linesOf(root, found).map(({ text }) => text);
  return rest > 0 && !isOnlyGreeting(own) ? found : [];
}

/** Ranges in order, those that touch as one. */
function joined(ranges: readonly Range[]): Range[] {
  const found: Range[] = [];
  for (const range of [...ranges].sort((a, b) => a.compareBoundaryPoints(Range.START_TO_START, b))) {
    const last = found.at(-1);
    if (!last || !isAdjacent(last, range)) found.push(range);
    else if (last.compareBoundaryPoints(Range.END_TO_END, range) < 0)
      last.setEnd(range.endContainer, range.endOffset);
  }
  return found;
}

/** The quotes that say nothing new: none where there are several with answers between, or the writer leads to them. */
function withoutAnswers(root: Node, quotes: Range[]): Range[] {
  const [first] = quotes;
  if (!first || quotes.length > 1) return [];
  const before = document.createRange();
  before.selectNodeContents(root);
  before.setEnd(first.startContainer, first.startOffset);
  const own = textsOf(before).join('\n').trimEnd();
  return pointsBelow(own) || /[:：]$/.test(own) || isColoured(first) || hasAnswers(textsOf(first))
    ? []
    : quotes;
}

const linesIn = (range: Range): string[] => linesOf(range.cloneContents(), []).map(({ text }) => text);
const textsOf = (range: Range): string[] => linesIn(range).map(text => text.replace(/^[> ]+/, ''));

/** Whether something within earlier mail stands out, above its signature: that has the colours of a company. */
function isColoured(range: Range): boolean {
  const content = range.cloneContents();
  if (!content.querySelector('[data-coloured]')) return false;
  const lines = linesOf(content, []);
  const end = lines.find(({ text }) => CLOSING.test(text.replace(/^[> ]+/, '').trim()));
  const up = document.createRange();
  up.selectNodeContents(content);
  if (end) up.setEndBefore(end.start.node);
  return up.cloneContents().querySelector('[data-coloured]') !== null;
}

/** Removes the earlier mail. */
export function removeHistory(root: DocumentFragment): void {
  for (const range of findHistory(root)) range.deleteContents();
}

/** Whether nothing is shown between two ranges, or they overlap. */
function isAdjacent(first: Range, second: Range): boolean {
  // The end of the first, the start of the second.
  if (first.compareBoundaryPoints(Range.START_TO_END, second) >= 0) return true;
  const between = first.cloneRange();
  between.collapse(false);
  between.setEnd(second.startContainer, second.startOffset);
  return isEmpty(between.cloneContents());
}

const lettersIn = (text: string): number => text.replace(/\s+/g, '').length;

/** Quotes that are elements. */
function markedQuotes(root: Node): Range[] {
  const found: Range[] = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (found.at(-1)?.intersectsNode(node)) continue;
    if (!(node instanceof HTMLElement)) {
      // All that follows is what the writer shows.
      if (isForward(node.nodeValue?.trim() ?? '')) break;
      continue;
    }
    const range = quoteAt(node);
    if (!range) continue;
    if (beginsForward(range)) break;
    found.push(range);
  }
  return found;
}

/** Whether what is quoted is a forwarded mail: web mail marks both in the same way. */
function beginsForward(range: Range): boolean {
  const start = linesOf(range.cloneContents(), []).filter(({ text }) => text.trim());
  return start.slice(0, 2).some(({ text }) => isForward(text.replace(/^[> ]+/, '').trim()));
}

/** A quote, with the line above it that says whose it is. */
function quoteAt(element: HTMLElement): Range | undefined {
  const isMarked = element.dataset.history !== undefined;
  if (!isMarked && element.localName !== 'blockquote') return undefined;
  const range = document.createRange();
  range.setStartBefore(element);
  range.setEndAfter(element);
  if (element.localName !== 'blockquote') {
    const inner = element.querySelector('blockquote');
    // What is written below it is in the same container.
    if (inner && !beginsForward(range)) range.setEndAfter(inner);
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

/** The lines from `from` up to `to` exclusive. */
function rangeOf(lines: readonly DomLine[], from: number, to: number, root: Node): Range {
  const range = document.createRange();
  const whole: Place = { node: root };
  const { node, offset } = lines[from]?.start ?? whole;
  const { end } = lines[to - 1] ?? { end: whole };
  const isToEnd = to === lines.length;
  if (end.offset === undefined || (isToEnd && end.offset === (end.node as Text).length)) {
    let last = end.node;
    // With the blocks that end with it.
    while (last.parentNode && last.parentNode !== root && !next(last)) last = last.parentNode;
    range.setEndAfter(last);
  } else range.setEnd(end.node, end.offset);
  if (offset) {
    range.setStart(node, offset);
    return range;
  }
  let start = node;
  while (
    start.parentNode &&
    start.parentNode !== root &&
    !previous(start) &&
    (!start.parentNode.contains(end.node) ||
      range.comparePoint(start.parentNode, start.parentNode.childNodes.length) <= 0)
  )
    start = start.parentNode;
  const before = previous(start);
  range.setStartBefore(before?.nodeName === 'HR' ? before : withBreaks(start));
  return range;
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

/** The node after, without what shows nothing. */
function next(node: Node): Node | null {
  let after = node.nextSibling;
  while (after && after.nodeName !== 'HR' && isEmpty(after)) after = after.nextSibling;
  return after;
}
