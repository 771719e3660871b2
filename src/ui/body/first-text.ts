import type { Comment } from '../../model.ts';

const COMMENT = /^[^]*?(?:-->|$)/;
/** Elements whose content is no text of the body. */
const OPAQUE_START = /<(?:style|script|title)\b/i;
const OPAQUE = /^[^]*?(?:<\/(?:style|script|title)[^>]*>|$)/i;
/** From a tag's name to its end; up to the next `<` in any case, so that no search goes over the same characters twice. */
const REST = `(?:"[^"<]*(?:"|$)|'[^'<]*(?:'|$)|[^"'<>])*(?:>|$)`;
const BLOCK = new RegExp(`<(?:br|/?(?:p|div|li|tr|h\\d|table|ul|ol|blockquote))\\b${REST}`, 'gi');
const TAG = new RegExp(`<[/!?]?[a-z[]${REST}`, 'gi');
const REFERENCE =
  /&(?:#(?:x([\da-f]{1,6})|(\d{1,7}))|([a-z])(uml|acute|grave|circ|tilde|cedil|ring)|([a-z]+));/gi;

/** The combining marks of named character references such as `&uuml;`. */
const MARKS: Record<string, string> = {
  uml: '\u0308',
  acute: '\u0301',
  grave: '\u0300',
  circ: '\u0302',
  tilde: '\u0303',
  cedil: '\u0327',
  ring: '\u030a',
};
const NAMED: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  szlig: 'ß',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  hellip: '…',
  euro: '€',
};

/**
 * The text of a body in markdown or HTML without its markup: shown until the module that formats it is loaded, or where it cannot be.
 * Each block of HTML is a line. Nothing is parsed as HTML; the time is linear in the length.
 */
export function firstText(body: string, format: Exclude<Comment['format'], 'text'>): string {
  if (format === 'markdown') return body.replace(/^ {0,3}(?:```|~~~).*\n?/gm, '');
  const text = cut(cut(body, '<!--', COMMENT), OPAQUE_START, OPAQUE);
  return text
    .split(/<\/?pre\b[^<>]*>/i)
    .map((part, index) => (index % 2 ? part.replace(BLOCK, '\n').replace(TAG, '') : flow(part)))
    .join('\n')
    .replace(REFERENCE, decode)
    .trim();
}

const cut = (text: string, start: string | RegExp, upToEnd: RegExp): string =>
  text
    .split(start)
    .map((part, index) => (index ? part.replace(upToEnd, '') : part))
    .join('');

const flow = (html: string): string =>
  html
    .replace(/\s+/g, ' ')
    .replace(BLOCK, '\n')
    .replace(/<\/t[dh]>/gi, ' ')
    .replace(TAG, '')
    .replace(/ {2,}/g, ' ')
    .replace(/ ?\n[ \n]*/g, '\n')
    .trim();

function decode(
  source: string,
  hex: string | undefined,
  decimal: string | undefined,
  letter: string | undefined,
  mark = '',
  name = '',
): string {
  if (letter) return (letter + (MARKS[mark.toLowerCase()] ?? '')).normalize();
  if (name) return NAMED[name.toLowerCase()] ?? source;
  const code = hex ? parseInt(hex, 16) : Number(decimal);
  return code > 0x10ffff ? source : String.fromCodePoint(code);
}
