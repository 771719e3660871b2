/** Syntax highlighting by a few patterns for each language, without a parser. */
import { h } from './dom.ts';

export type Syntax = 'css' | 'json' | 'html';

/** The name of the matching group is the class of the text; text without a match has none. */
const patterns: Record<Syntax, RegExp> = {
  css: /(?<comment>\/\*.*?\*\/)|(?<name>--[\w-]+)|(?<text>'[^']*')|(?<number>#[0-9a-f]{6}\b|-?\b\d+(?:\.\d+)?(?:px|%)?)/g,
  json: /(?<name>"(?:[^"\\]|\\.)*"(?=:))|(?<text>"(?:[^"\\]|\\.)*")|(?<number>\b(?:true|false|\d+)\b)/g,
  html: /(?<tag><\/?[\w-]+|>)|(?<name>\b[\w-]+(?==))|(?<text>"[^"]*")/g,
};

export function highlight(code: string, syntax: Syntax): Node[] {
  const nodes: Node[] = [];
  let end = 0;
  for (const match of code.matchAll(patterns[syntax])) {
    const groups = (match.groups ?? {}) as Record<string, string | undefined>;
    const kind = Object.keys(groups).find(name => groups[name] !== undefined) ?? 'plain';
    nodes.push(document.createTextNode(code.slice(end, match.index)), h('span', { class: kind }, match[0]));
    end = match.index + match[0].length;
  }
  return [...nodes, document.createTextNode(code.slice(end))];
}
