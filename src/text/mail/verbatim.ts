import { CLOSING } from './words.ts';

/** Lines of a quote that are compared, at most. */
const LINES = 300;
/** Words of a line by which a quote is found. */
const FOUND_BY = 3;

/** The words of a text between single spaces, without the addresses and numbers of a list that programs add or leave out. */
const wordsOf = (text: string): string => {
  const words = text
    .replace(/https?:\/\/\S+|<[^<>\s]*>/g, ' ')
    .replace(/^[ >]*\d{1,2}[.)] /gm, ' ')
    .toLowerCase()
    .match(/[\p{L}\p{M}\p{N}]+/gu);
  return words ? ` ${words.join(' ')} ` : '';
};

/** The lines of what is quoted first: as words, empty where a line is. */
function outerLines(quote: readonly string[]): string[] {
  const depths = quote.map(line => /^[ >]*/.exec(line)?.[0].split('>').length ?? 1);
  const start = Math.max(
    0,
    depths.findIndex(depth => depth > 1),
  );
  const lines: string[] = [];
  for (let at = start; at < quote.length && lines.length < LINES; at++) {
    const line = quote[at] ?? '';
    const isEmpty = !line.replace(/[ >]+/, '');
    if (!isEmpty && (depths[at] ?? 0) !== depths[start]) break;
    lines.push(wordsOf(line));
  }
  return lines;
}

/**
 * Whether somebody has typed into a quote of an earlier entry, or left out a part of it: from the first line that is found in that entry to
 * the last one, and directly below it, the quote has other words. False where no entry has it: then nobody can tell.
 *
 * @param quote its lines, with what says whose it is
 * @param earlier the texts of the entries before
 */
export function isChanged(quote: readonly string[], earlier: readonly string[]): boolean {
  const lines = outerLines(quote);
  let isFound = false;
  for (const entry of earlier.map(wordsOf)) {
    const first = lines.findIndex(line => line.split(' ').length > FOUND_BY + 1 && entry.includes(line));
    if (first < 0) continue;
    isFound = true;
    const last = lines.findLastIndex(line => line && entry.includes(line));
    const words = lines
      .slice(first, last + 1)
      .map(line => line.trimEnd())
      .join('');
    const below = lines[last + 1];
    if (entry.includes(`${words} `) && (!below || CLOSING.test(below.trim()))) return false;
  }
  return isFound;
}
