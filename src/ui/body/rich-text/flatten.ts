/** Blocks with an empty line around them. */
const APART = new Set('p h4 h5 h6 ul ol pre blockquote table hr caption'.split(' '));
/** Blocks that begin on a line of their own. */
const LINES = new Set('div li tr'.split(' '));

/** Plain text of sanitized rich text, with the line breaks of its blocks. */
export function flatten(fragment: Node): string {
  let out = '';

  /** Ends the line, so that `out` ends with at least `breaks` line breaks. */
  function breakLine(breaks: number): void {
    out = out.replace(/[ \t]+$/, '');
    if (out === '') return;
    const present = /\n*$/.exec(out)?.[0].length ?? 0;
    out += '\n'.repeat(Math.max(0, breaks - present));
  }

  function append(node: Node, pre: boolean): void {
    if (node.nodeType === Node.TEXT_NODE) {
      const text = node.nodeValue ?? '';
      if (pre) out += text;
      else out += text.replace(/[\t\n\f\r ]+/g, ' ').replace(/^ /, /(^|\s)$/.test(out) ? '' : ' ');
      return;
    }
    const name = node instanceof Element ? node.localName : '';
    const breaks = APART.has(name) ? 2 : LINES.has(name) ? 1 : 0;
    // A nested list continues the outer one without an empty line.
    const around = breaks === 2 && node.parentElement?.localName === 'li' ? 1 : breaks;
    if (name === 'br') {
      out += '\n';
      return;
    }
    if (around) breakLine(around);
    if (name === 'li') out += markOf(node as Element);
    if ((name === 'td' || name === 'th') && !/(^|\n)$/.test(out)) out += ' | ';
    for (const child of node.childNodes) append(child, pre || name === 'pre');
    if (around) breakLine(around);
  }

  append(fragment, false);
  return out.trim();
}

/** "1. " in a numbered list, "- " in any other; indented by two spaces for each outer list. */
function markOf(item: Element): string {
  const list = item.parentElement;
  let depth = 0;
  for (let outer = list?.parentElement?.closest('li'); outer; outer = outer.parentElement?.closest('li'))
    depth++;
  const indent = '  '.repeat(depth);
  if (list?.localName !== 'ol') return `${indent}- `;
  return `${indent}${[...list.children].indexOf(item) + Number(list.getAttribute('start') ?? 1)}. `;
}
