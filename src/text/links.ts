/** A part of a plain text; a link where it has `href`. */
export interface Segment {
  readonly text: string;
  /** `http:`, `https:` or `mailto:`, never anything else. */
  readonly href?: string;
}

/**
 * Where a link may begin. Linear on any input: a URL's start has no repetition, and an e-mail address has at most 64 characters
 * (the longest local part, RFC 5321 section 4.5.3.1.1) before its `@`. No `u` flag: with it, `i` would match `ſ` as `s`.
 */
const START =
  /(?<![a-z\d])https?:\/\/|(?<![\w.+-])[\w+-][\w.+'-]{0,63}@(?:[a-z\d-]{1,63}\.)+[a-z][a-z\d-]{0,61}[a-z\d](?![\w@])/gi;

/**
 * What ends a URL: white space, controls, everything invisible (zero-width and bidi controls could make a link look like another
 * one), quotation marks and angle brackets, a backslash (URL parsers treat it as a slash), CJK punctuation.
 */
const STOP = /[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}\p{Pi}\p{Pf}<>"`\\„、-〃〈-】（），：；！？]/u;

/** Characters that at the end of a URL belong to the sentence around it. */
const TRAILING = ".,;:!?'*_~…([";

/** End index of the URL whose host begins at `from`; a closing bracket that it does not open ends it. */
function urlEnd(text: string, from: number): number {
  let end = from;
  let round = 0;
  let square = 0;
  while (end < text.length) {
    const char = String.fromCodePoint(text.codePointAt(end) ?? 0);
    if (STOP.test(char)) break;
    if (char === '(') round++;
    if (char === '[') square++;
    if ((char === ')' && --round < 0) || (char === ']' && --square < 0)) break;
    end += char.length;
  }
  while (end > from && TRAILING.includes(text.charAt(end - 1))) end--;
  return end;
}

/**
 * Splits a plain text at its web and e-mail addresses. The segments joined are exactly the text, none is empty, and the time is
 * linear in its length whatever it contains.
 */
export function splitLinks(text: string): readonly Segment[] {
  const segments: Segment[] = [];
  let shown = 0;
  START.lastIndex = 0;
  for (let match; (match = START.exec(text));) {
    const { index } = match;
    const mail = match[0].includes('@');
    const end = mail ? START.lastIndex : urlEnd(text, START.lastIndex);
    START.lastIndex = end;
    const link = text.slice(index, end);
    if (!mail && !URL.canParse(link)) continue;
    if (index > shown) segments.push({ text: text.slice(shown, index) });
    segments.push({ text: link, href: mail ? `mailto:${link}` : link });
    shown = end;
  }
  if (shown < text.length) segments.push({ text: text.slice(shown) });
  return segments;
}
