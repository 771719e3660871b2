import { isBlock } from './elements.ts';

/** A place within a text, or a node as a whole. */
export interface Place {
  readonly node: Node;
  /** Within a text; absent for the whole node. */
  readonly offset?: number;
}

/** A line of a body, as it is seen. */
export interface DomLine {
  /** With `> ` for each quote around it; a line of underscores for a rule. */
  text: string;
  /** Whether it is the first one of a block. */
  readonly isFirst: boolean;
  readonly start: Place;
  end: Place;
}

/**
 * The lines of a body, without the text within the given ranges.
 *
 * @param without in order
 */
export function linesOf(root: Node, without: readonly Range[]): DomLine[] {
  const lines: DomLine[] = [];
  let line: DomLine | undefined;
  let depth = 0;
  let range = 0;
  let isApart = true;

  function add(text: string, start: Place, end = start): void {
    if (line) {
      line.text += text;
      line.end = end;
    } else {
      lines.push((line = { text: '> '.repeat(depth) + text, isFirst: isApart, start, end }));
      isApart = false;
    }
  }

  function endBlock(): void {
    line = undefined;
    isApart = true;
  }

  function isLeftOut(leaf: Node): boolean {
    while ((without[range]?.comparePoint(leaf, 0) ?? 0) > 0) range++;
    return without[range]?.intersectsNode(leaf) === true;
  }

  function walk(node: Node, isPre: boolean): void {
    if (node.hasChildNodes()) {
      const isOwnLine = isBlock(node) || /^(?:TR|CAPTION)$/.test(node.nodeName);
      const isQuote = node.nodeName === 'BLOCKQUOTE';
      const isKept = isPre || (node instanceof Element && node.matches('pre, .preserved'));
      if (isOwnLine) endBlock();
      if (isQuote) depth++;
      for (const child of node.childNodes) walk(child, isKept);
      if (isQuote) depth--;
      if (isOwnLine) endBlock();
    } else if (isLeftOut(node)) line = undefined;
    else if (node.nodeName === 'BR') {
      add('', { node });
      line = undefined;
    } else if (node.nodeName === 'HR') {
      line = undefined;
      add('_'.repeat(20), { node });
      line = undefined;
    } else if (node.nodeName === 'IMG') add('\ufffc', { node });
    else if (node instanceof Text && isPre) addKept(node);
    else if (node instanceof Text && (line || node.data.trim()))
      add(node.data.replace(/\s+/g, ' '), { node });
  }

  function addKept(node: Text): void {
    let offset = 0;
    for (const [index, text] of node.data.split('\n').entries()) {
      if (index) line = undefined;
      const end = offset + text.length;
      add(text, { node, offset }, { node, offset: end });
      offset = end + 1;
    }
  }

  walk(root, false);
  return lines;
}
