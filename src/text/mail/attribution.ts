import { MACHINE, PERSON, PERSON_CJK, WROTE, WROTE_CJK } from './words.ts';

/** Characters of an attribution, at most: names and addresses may be long. */
const LENGTH = 300;
/** Lines over which mail programs break it. */
const LINES = 3;
/** A year, a time or a date. */
const WHEN =
  /(?<![\d.])(?:20\d\d(?!\d)|\d{1,2}[:h]\d\d|\d{1,2}[./-]\d{1,2}[./-]\d\d)|\d{4}[./-]\d{1,2}[./-]\d/;
const TIME = /(?<![\d.])\d{1,2} ?[:h.] ?\d\d(?![\d.])/;
const ADDRESS = /[<([（](?:mailto:)?[^\s<>@]{1,64}@[^\s<>@]{1,128}[>)\]）]/;
/** How an attribution begins where a date or a weekday is first. */
const OPENING =
  /^(?:on|am|le|el|il(?: giorno)?|op|em|no dia|el día|dne|den|w dniu|den|på|a|στις|في|بتاريخ|在|于)\s|^(?:在|于)?\d{4}年|^(?:\p{L}{2,14}[.,،]{0,2} )?\d{1,2}[. /-]/iu;

/** Whether it has a time of day. */
export const isTime = (text: string): boolean => /\d[:.h]\d\d|\d ?(?:am|pm|uhr)\b/i.test(normalLine(text));

/** A text with plain digits and spaces, without the marks that only turn its direction. */
const normalLine = (text: string): string =>
  text
    .slice(0, LENGTH + 1)
    .replace(/[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/[\u00a0\u202f]/g, ' ')
    .replace(/[\u0660-\u0669]/g, digit => String(digit.charCodeAt(0) - 0x660))
    .trim();

/** How sure an attribution is: 2 says who wrote when; 1 only who. */
export type Certainty = 0 | 1 | 2;

/**
 * How surely a text is what a mail program writes above earlier mail: "On Monday, 23 November 2026 at 10:14, Marta wrote:". What somebody
 * says of himself or to the reader ("On Monday I wrote:"), or of a machine, is none.
 */
export function attributionOf(source: string): Certainty {
  if (source.length > LENGTH) return 0;
  const text = normalLine(source).replace(/^-{2,} ?(.*[^-]) ?-{2,}$/, '$1:');
  if (!/[:：]$/.test(text) || !/\p{L}/u.test(text)) return 0;
  const hasWhen = WHEN.test(text);
  const hasAddress = ADDRESS.test(text);
  const hasVerb = WROTE.test(text) || WROTE_CJK.test(text);
  // A name or an address may have such words in it.
  const words = text.replace(/[<(（][^<>()（）]*[>)）]/g, '');
  if (PERSON.test(words) || PERSON_CJK.test(words) || (!hasAddress && MACHINE.test(words))) return 0;
  if (hasWhen && (hasVerb || hasAddress)) return 2;
  return hasVerb && words.length < 60 ? 1 : 0;
}

/** Whether it also says the address and the time: nobody writes that by hand. */
export const isFull = (text: string): boolean =>
  attributionOf(text) === 2 && ADDRESS.test(text) && TIME.test(normalLine(text));

export interface Attribution {
  readonly start: number;
  readonly certainty: Certainty;
}

/** The attribution whose last line is above line `end`; it does not begin before `floor`. */
export function attributionAbove(lines: readonly string[], end: number, floor = 0): Attribution | undefined {
  let last = end;
  while (last > floor && end - last < 3 && !lines[last - 1]?.trim()) last--;
  let found: Attribution | undefined;
  for (let start = last - 1; start >= Math.max(floor, last - LINES) && lines[start]?.trim(); start--) {
    // Longer ones are none, and joining them would take long.
    if ((lines[start]?.length ?? 0) > LENGTH) break;
    const text = lines.slice(start, last).join(' ');
    const certainty = attributionOf(text);
    if (!certainty) continue;
    if (certainty === 2 && OPENING.test(normalLine(text)) && !isContinued(lines, start, floor))
      return { start, certainty };
    // With another line it is one only if that one opens it: else it is the end of what the writer says.
    if (certainty > (found?.certainty ?? 0)) found = { start, certainty };
  }
  return found;
}

/** Whether a line goes on what the line above has begun: "On Monday, 23 November" / "2026 at 10:14, Marta wrote:". */
function isContinued(lines: readonly string[], start: number, floor: number): boolean {
  const above = start > floor ? normalLine(lines[start - 1] ?? '') : '';
  return (
    above !== '' &&
    OPENING.test(above) &&
    /\d/.test(above) &&
    !/[.!?:]$/.test(above) &&
    attributionOf(`${above} ${lines[start] ?? ''}`) === 2
  );
}
