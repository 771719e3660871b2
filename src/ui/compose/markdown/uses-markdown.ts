/**
 * Decides whether a comment is sent as markdown: only if it contains markup that nobody types by accident, and nothing else that a
 * markdown parser would change. Otherwise it is sent as text, which is shown as it was typed. All expressions are linear in the
 * length of the text (a log may have megabytes): what could match in many places excludes its own opening character.
 */

/** Fenced code, at most the name of a language behind the fence: more would not be shown. Without an end it takes the rest. */
const FENCED =
  /^ {0,3}(`{3,}|~{3,})(?:[a-z][\w+#.-]*)?[ \t]*(?:\n|$)(?:(?! {0,3}\1[`~]*[ \t]*$).*\n?)*?(?:^ {0,3}\1[`~]*[ \t]*$|$(?![^]))/gm;

/** Code between single backticks, in one line and not part of an address. */
const CODE = /(?<=^|[\s("'[{,:;>|])`(?!`)[^`\n]*(?<=[^\s\\])`(?!`)/g;

/** In place of code: no letter, no digit and no space, as the backtick is; a character that nobody types. */
const STAND_IN = '\uE000';

/** A picture that is attached, placed in the text: see picture-references.ts. Its name may have what else would be an accident. */
const PICTURE = /!\[(?:[^[\]\\\n]|\\[^\n])*\]\(attachment:[^\s()[\]<>]+\)/g;

/** Other markup that is meant as such, with what remains of it: its text. */
const MEANT: readonly (readonly [markup: RegExp, text: string])[] = [
  [/(?<![\p{L}\p{N}_/\\*~])(\*\*|~~)(?=[^\s*~])([^*~\n]*)(?<=[^\s\\])\1(?![\p{L}\p{N}_*~])/gu, '$2'],
  [/\[([^[\]\n]+)\]\((?:https?:|mailto:)[^[\]()\s]+\)/gi, '$1'],
  [/^ {0,3}(?:> ?)+(?=[^\s>])/gm, ''],
  [/^ {0,3}#{2,6} (?=\S)/gm, ''],
];

/** Emphasis and pictures: markup as well, but no sign by itself that markdown is meant. */
const OTHER: readonly RegExp[] = [
  /!\[([^[\]\n]*)\]\([^[\]()\s]+\)/g,
  /(?<![\p{L}\p{N}_*/\\])\*(?=[\p{L}\p{N}])([^*\n]*)(?<=[\p{L}\p{N}])\*(?![\p{L}\p{N}_*])/gu,
  // More than one word: `_id_` is a name.
  /(?<![\p{L}\p{N}_/\\])_(?=[\p{L}\p{N}])([^_\n]* [^_\n]*)(?<=[\p{L}\p{N}])_(?![\p{L}\p{N}_])/gu,
];

/** The second line of a table. */
const TABLE_RULE = /^ {0,3}(?=[ |:-]*\|)(?=[ |:-]*-{3})[ |:-]+$/;

/** What a parser would change in text that is not meant as markup. */
const ACCIDENTS: readonly RegExp[] = [
  /\\(?:[!-/:-@[-`{-~]|$)/m, // escapes, as in C:\inetpub\.well-known
  /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z]\w*);/i, // character references, and what begins with one: &copy_id;
  /<(?:[a-z][a-z\d+.-]{1,31}:[^\s<>]*|[\w.+-]+@[\w.-]+)>/i, // addresses in angle brackets
  /`|^ {0,3}~{3}/m, // what is no code as above
  /\S\*|\*\S/, // *.log, /var/*/log
  /\]\(|!\[|^ {0,3}\[[^[\]]*\]:/m, // array[1](2), definitions of links
  /^[ \t]*(?:[-*][ \t]+)?#(?:[ \t]|$)|^ {0,3}##.*#[ \t]*$/m, // # reboot
  /^ {0,3}(?:-[ \t]*)+$|^ {0,3}(?:_[ \t]*){3,}$|^ {0,3}(?:\*[ \t]*)+$|^ {0,3}=+[ \t]*$/m, // rulers
  /^(?: {4}| {0,3}\t)[ \t]*(?![ \t]|[-*] |\d{1,9}\. )\S/m, // indented lines
  /^[ \t]*(?:\+|\d{1,9}\))(?:[ \t]|$)/m, // + added, 1) first
  /^[ \t]*(?:[-*]|\d{1,9}\.)[ \t]+(?:[-*+]|\d{1,9}\))(?:[ \t]|$)/m, // * * * * * of cron, 2. +
  /\S(?: {3,}|\t)\S/, // columns
];

/** Pairs that together would be changed: __init__, ~/a:~/b. */
const PAIRS: readonly (readonly [opening: RegExp, closing: RegExp])[] = [
  [/(?<![\p{L}\p{N}_])_+(?=[^\s_])/u, /(?<=[^\s_])_+(?![\p{L}\p{N}_])/u],
  [/~(?=[^\s~])/, /(?<=[^\s~])~/],
];

/** Whether a comment is markdown: it contains some that is meant, and is shown as it was typed. */
export function usesMarkdown(text: string): boolean {
  let marks = 0;
  let rest = text;
  for (const meant of [FENCED, CODE, PICTURE]) {
    rest = rest.replace(meant, () => {
      marks++;
      return STAND_IN;
    });
  }
  for (const [markup, inner] of MEANT) {
    if (rest.search(markup) >= 0) marks++;
    rest = rest.replace(markup, inner);
  }
  const untabled = withoutRules(rest);
  if (untabled === undefined || (marks === 0 && untabled === rest)) return false;
  rest = untabled;
  for (const markup of OTHER) rest = rest.replace(markup, '$1');
  return (
    !ACCIDENTS.some(accident => accident.test(rest)) &&
    !PAIRS.some(([opening, closing]) => opening.test(rest) && closing.test(rest)) &&
    !isAddressWithCode(rest) &&
    isCounting(rest)
  );
}

/** Whether an address goes on into code without a space: a parser takes both for the address. */
const isAddressWithCode = (text: string): boolean =>
  (text.match(/[^\s<]+/g) ?? []).some(word => {
    const address = word.search(/(?:https?|ftp):\/\/|www\./i);
    return address >= 0 && word.lastIndexOf(STAND_IN) > address;
  });

/** The text without the rules of its tables; `undefined` where a row has more columns than its table, which would not be shown. */
function withoutRules(text: string): string | undefined {
  const out: string[] = [];
  /** Of the table that the line belongs to. */
  let columns = 0;
  for (const line of text.split('\n')) {
    const count = columnsOf(line);
    if (line.trim() === '') columns = 0;
    else if (columns > 0 && count > columns) return undefined;
    else if (columns === 0 && TABLE_RULE.test(line) && columnsOf(out.at(-1) ?? '') === count) {
      columns = count;
      continue;
    }
    out.push(line);
  }
  return out.join('\n');
}

const columnsOf = (line: string): number =>
  line
    .trim()
    .replace(/^\||\|$/g, '')
    .split('|').length;

/** Whether numbered lines count upwards by one: a list would number them so. */
function isCounting(text: string): boolean {
  const numbers = Array.from(text.matchAll(/^[ \t]*(\d{1,9})\.(?:[ \t]|$)/gm), ([, number]) =>
    Number(number),
  );
  return numbers.every((number, index) => index === 0 || number === (numbers[index - 1] ?? 0) + 1);
}
