/** Whether a position in a text is inside a fenced block. */
export function isFenced(text: string, at: number): boolean {
  const fences = text.slice(0, at).match(/^ {0,3}(?:`{3,}|~{3,})/gm) ?? [];
  return fences.length % 2 === 1;
}

/** The replacement of a range of a text, and the selection after it. */
export interface Change {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
  readonly caret: readonly [number, number];
}

/** The range of the selected lines; an empty range where nothing is selected. */
function linesAround(text: string, start: number, end: number): readonly [from: number, to: number] {
  if (start === end) return [start, end];
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const next = text.indexOf('\n', Math.max(from, end - 1));
  return [from, next < 0 ? text.length : next];
}

const lengthOf = (text: string, pattern: RegExp): number => pattern.exec(text)?.[0].length ?? 0;

/** Where something can be inserted that is no code: behind the fenced block around `at`; before it, if it has no end. */
function outsideFence(text: string, at: number): number {
  if (!isFenced(text, at)) return at;
  const end = /^ {0,3}(?:`{3,}|~{3,})[^\n]*(?:\n|$)/m.exec(text.slice(at));
  if (end) return at + end.index + end[0].length;
  return Math.max(
    ...Array.from(text.slice(0, at).matchAll(/^ {0,3}(?:`{3,}|~{3,})/gm), ({ index }) => index),
  );
}

/** Makes a quote of the selected lines; where nothing is selected, inserts `other` as a quote. Neither in fenced code, where it would be no quote. */
export function toQuote(text: string, start: number, end: number, other: string): Change {
  const isCode = isFenced(text, start) || isFenced(text, end);
  const place = outsideFence(text, end);
  const [from, to] = isCode ? [place, place] : linesAround(text, start, end);
  const source = (from === to ? other : text.slice(from, to)).trim();
  const quoted = source.replace(/^/gm, '> ').replace(/ +$/gm, '');
  // An empty line before and after: else the text around would belong to the quote.
  const before = text.slice(0, from);
  const lead = before.trim() && '\n'.repeat(2 - Math.min(2, lengthOf(before, /\n*$/)));
  const rest = '\n'.repeat(2 - Math.min(2, lengthOf(text.slice(to), /^\n*/)));
  const insert = lead + (source ? quoted + rest : '> ');
  const caret = from + (source ? lead.length + quoted.length + 2 : insert.length);
  return { from, to, insert, caret: [caret, caret] };
}

/** Makes a code block of a range of a text and selects the code. */
export function toCodeBlock(text: string, start: number, end: number): Change {
  // A fence has a line of its own.
  const [from, to] = linesAround(text, start, end);
  const code = text.slice(from, to).replace(/\n+$/, '');
  const longest = Math.max(2, ...(code.match(/`+/g) ?? []).map(run => run.length));
  const fence = '`'.repeat(longest + 1);
  const before = from > 0 && text[from - 1] !== '\n' ? '\n' : '';
  const after = text[to] === '\n' ? '' : '\n';
  const head = `${before}${fence}\n`;
  const insert = `${head}${code}\n${fence}${after}`;
  const codeAt = from + head.length;
  return { from, to, insert, caret: [codeAt, codeAt + code.length] };
}
