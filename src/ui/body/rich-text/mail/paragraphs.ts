import { BLOCKS, isBlock, isEmpty, unwrap } from './elements.ts';

/** Characters of a line that is no paragraph by itself: a name, a telephone number. */
const SHORT = 50;

/**
 * Brings the blocks of a mail into paragraphs, which get their distance from the style sheet: empty ones are removed, and lines that are
 * blocks of their own are joined with line breaks.
 */
export function makeParagraphs(fragment: ParentNode): void {
  for (const parent of [fragment, ...fragment.querySelectorAll('div, blockquote, td, th, li')]) {
    joinLines(parent);
    if (!(parent instanceof HTMLElement && parent.localName === 'li')) wrapText(parent);
  }
  for (const block of [
    ...fragment.querySelectorAll('p, div, blockquote, li, ul, ol, h4, h5, h6, span'),
  ].reverse())
    if (block.localName === 'span' ? !block.hasChildNodes() : isEmpty(block)) block.remove();
  for (const lineBreak of fragment.querySelectorAll('br')) if (isNeedless(lineBreak)) lineBreak.remove();
  // Wrappers around one block say nothing.
  for (const block of fragment.querySelectorAll('div:not([dir], [data-history])'))
    if (block.querySelector(BLOCKS) && ![...block.childNodes].some(isInlineText)) unwrap(block);
}

const isInlineText = (node: Node): boolean => !isBlock(node) && !isEmpty(node);

/** A block that is one line of a mail: a `div`, or a paragraph of Word, which has no distance of its own. */
const isLine = (node: Node | null): node is HTMLElement =>
  node instanceof HTMLElement &&
  (node.localName === 'div' || (node.localName === 'p' && node.dataset.mail !== undefined)) &&
  !node.dir &&
  node.dataset.history === undefined &&
  !/white-space/i.test(node.dataset.style ?? '') &&
  !node.querySelector(BLOCKS);

/** Joins lines: all of them where there are empty ones between the paragraphs, else short ones, as in an address. */
function joinLines(parent: ParentNode): void {
  const hasSpacers = [...parent.children].some(child => isLine(child) && isEmpty(child));
  let last: HTMLElement | undefined;
  for (const node of [...parent.childNodes]) {
    if (!isLine(node)) {
      if (!isEmpty(node) || isBlock(node)) last = undefined;
      continue;
    }
    if (isEmpty(node)) {
      node.remove();
      last = undefined;
      continue;
    }
    if (last && (hasSpacers || (isShort(last.lastChild) && isShort(node)))) {
      last.append(document.createElement('br'), ...node.childNodes);
      node.remove();
    } else last = node;
  }
}

/** Makes blocks of text between blocks. */
function wrapText(parent: ParentNode): void {
  const nodes = [...parent.childNodes];
  if (!nodes.some(isBlock)) return;
  let wrapper: HTMLElement | undefined;
  for (const node of nodes) {
    if (isBlock(node)) wrapper = undefined;
    else if (wrapper) wrapper.append(node);
    else if (!isEmpty(node)) {
      wrapper = document.createElement('div');
      node.replaceWith(wrapper);
      wrapper.append(node);
    }
  }
}

const isShort = (node: Node | null): boolean => {
  const text = node?.textContent?.trim() ?? '';
  return text.length <= SHORT && !/[.!?:,;。！？]$/.test(text);
};

/** Whether a line break only adds space: at the beginning of its block, beside another block, or as the third one in a row. */
function isNeedless(lineBreak: Element): boolean {
  // Within a line it may be alone in its element: <b><br></b>.
  if (lineBreak.parentElement && !lineBreak.parentElement.matches(`${BLOCKS}, td, th`)) return false;
  const before = neighbour(lineBreak, 'previousSibling');
  const after = neighbour(lineBreak, 'nextSibling');
  if (!before || isBlock(before) || isBlock(after)) return true;
  // At the end of a block it shows nothing.
  if (!after) return false;
  const isBreak = (node: Node | null) => node?.nodeName === 'BR';
  return isBreak(before) && isBreak(neighbour(before, 'previousSibling'));
}

/** The next or previous node, without white space between elements. */
function neighbour(node: Node, side: 'previousSibling' | 'nextSibling'): Node | null {
  let next = node[side];
  while (next?.nodeType === Node.TEXT_NODE && !next.nodeValue?.trim()) next = next[side];
  return next;
}
