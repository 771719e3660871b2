import { ABOUT_SIGNATURE, announces, isAnswered, isOnlyGreeting } from './answers.ts';
import { attributionAbove, attributionOf, isFull } from './attribution.ts';
import { headerEnd } from './header.ts';
import { isMobileSignature, signatureStart } from './signature.ts';
import { isChanged } from './verbatim.ts';
import {
  AUTOMATIC,
  CLOSING,
  FORWARDED_SUBJECT,
  FROM,
  HISTORY_RULE,
  isForward,
  LABEL,
  GREETING,
  POINTS_BELOW,
  POINTS_BELOW_CJK,
  REPLY_ABOVE,
  SUBJECT,
} from './words.ts';

/** Lines of a text, from the first up to the last exclusive. */
export type LineRange = readonly [from: number, to: number];

type Begins = (line: number) => boolean;

/** Parts at the end, at most: a signature, the quote above, another signature. */
const TAIL_PARTS = 6;
/** Characters of what the writer says that are searched for words about what follows. */
const OWN_TEXT = 4000;

const isBlank = (line: string | undefined): boolean => !line?.trim();
const isQuote = (line: string | undefined): boolean => /^ ?>/.test(line ?? '');
/** An old mark of quotes; a table has it at the end of its lines too. */
const isBarQuote = (line: string | undefined): boolean =>
  /^ ?\|(?:\s|$)/.test(line ?? '') && !/\|.*\|/.test(line ?? '');

/**
 * Finds the earlier mail that a text repeats, and the signature at its end: a quote below "On … wrote:", everything below the header that
 * Outlook writes, the lines from `-- ` on, "Sent from my iPhone". Only what is at the end, or a quote with which the text begins and that
 * one answer follows. Answers between quotes, quotes without an attribution, and forwarded mail are what the writer has to say; so is all
 * that is in doubt. The time is linear in the length.
 *
 * @param lines without their line breaks
 * @param begins whether a line begins a paragraph; default: below an empty line
 * @param earlier gives the texts of what was written before, asked for where there is a quote: a quote of one of them that says something else has an answer in it
 * @returns ranges in order that do not touch; none where nothing else would be left
 */
export function quotedRanges(
  lines: readonly string[],
  begins: Begins = at => isBlank(lines[at - 1]),
  earlier: () => readonly string[] = () => [],
): LineRange[] {
  const forward = lines.findIndex(isForward);
  const firstQuote = lines.findIndex(isQuote);
  const firstWords = lines.findIndex(hasWord);
  const { start: rest, end: fence, isShown } = unprefixedTail(lines, begins);
  if (isShown) return [];
  let end = rest ?? lines.length;
  // What is forwarded is shown with all that it repeats.
  if (forward >= 0 && forward < end) return [];
  for (let part = 0; part < TAIL_PARTS; part++) {
    while (end > fence && isBlank(lines[end - 1])) end--;
    const start = tailStart(lines, end, fence, firstQuote, begins);
    if (start === undefined || firstWords >= start) break;
    end = start;
  }
  const ranges: LineRange[] = [];
  const leading = leadingQuote(lines, end);
  if (leading && hasWords(lines, leading[1], end)) ranges.push(leading);
  if (!lines.slice(end).every(isBlank)) ranges.push([end, lines.length]);
  const from = leading && ranges.includes(leading) ? leading[1] : 0;
  const isOwn = hasWords(lines, from, end) && !isOnlyGreeting(lines.slice(from, end));
  return isOwn && !ranges.some(range => isChanged(lines.slice(...range), earlier())) ? ranges : [];
}

/** Whether a writer speaks of what follows: it may have his answers in it, or be what he asks about. */
export const pointsBelow = (own: string): boolean =>
  POINTS_BELOW.test(own) || POINTS_BELOW_CJK.test(own) || announces(own);

/** Whether somebody has written into earlier mail. @param heading that says whose it is */
export const hasAnswers = (lines: readonly string[], heading = ''): boolean =>
  isAnswered(
    lines,
    text =>
      (/[:：]$|--$/.test(text) && (attributionOf(text) > 0 || HISTORY_RULE.test(text))) || FROM.test(text),
    heading,
  );

/** The beginning of what is above a line. */
function ownText(lines: readonly string[], to: number): string {
  let own = '';
  for (let at = 0; at < to && own.length < OWN_TEXT; at++) own += `${lines[at]?.slice(0, 500) ?? ''}\n`;
  return own;
}

const hasWord = (line: string | undefined): boolean => /[\p{L}\p{N}\p{So}]/u.test(line ?? '');
const hasWords = (lines: readonly string[], from: number, to: number): boolean => {
  for (let at = from; at < to; at++) if (hasWord(lines[at])) return true;
  return false;
};

/** Where the last part begins, if it is a signature or a quote. */
function tailStart(
  lines: readonly string[],
  end: number,
  floor: number,
  firstQuote: number,
  begins: Begins,
): number | undefined {
  if (end <= floor + 1) return undefined;
  const isMobile = begins(end - 1) && isMobileSignature(lines[end - 1] ?? '');
  const signature = isMobile ? end - 1 : signatureStart(lines, end);
  if (signature !== undefined && signature > floor)
    return isIntroduced(lines, filledAbove(lines, signature, floor)) ||
      ABOUT_SIGNATURE.test(ownText(lines, signature))
      ? undefined
      : signature;
  const mark = [isQuote, isBarQuote].find(isMark => isMark(lines[end - 1]));
  if (!mark) return undefined;
  let start = end - 1;
  while (
    start > floor &&
    (mark(lines[start - 1]) || (isBlank(lines[start - 1]) && isMarkAbove(lines, start - 1, mark)))
  )
    start--;
  return quoteTail(lines, start, end, floor, firstQuote);
}

/** The line behind the last one above that is not empty. */
function filledAbove(lines: readonly string[], at: number, floor: number): number {
  let last = at;
  while (last > floor && isBlank(lines[last - 1])) last--;
  return last;
}

/** Whether the writer leads to what follows. */
const isIntroduced = (lines: readonly string[], at: number): boolean => /[:：]\s*$/.test(lines[at - 1] ?? '');

/** Whether above an empty line there is a quote. (Two empty lines end it.) */
const isMarkAbove = (
  lines: readonly string[],
  at: number,
  mark: (line: string | undefined) => boolean,
): boolean => at > 0 && mark(lines[at - 1]);

/** Where a quote at the end begins, with its attribution; `undefined` where the writer may have chosen it. */
function quoteTail(
  lines: readonly string[],
  start: number,
  end: number,
  floor: number,
  firstQuote: number,
): number | undefined {
  const above = attributionAbove(lines, start, floor);
  const last = filledAbove(lines, above?.start ?? start, floor);
  if (isIntroduced(lines, last)) return undefined;
  // Several were put together on purpose.
  if (firstQuote >= 0 && firstQuote < start) return undefined;
  const heading = lines.slice(last, start).join('\n');
  if (pointsBelow(ownText(lines, last)) || hasAnswers(lines.slice(start, end), heading)) return undefined;
  if (above?.certainty === 2) return above.start;
  if (!isQuote(lines[start])) return undefined;
  const says = quoteSays(lines.slice(start, end));
  if (above) return says ? above.start : undefined;
  return says === 'end' && last < start ? last : undefined;
}

/** Whether a quote has the end of a letter or older mail in it, or at least its greeting: nobody types these. */
function quoteSays(quote: readonly string[]): 'end' | 'greeting' | undefined {
  let hasGreeting = false;
  for (const line of quote) {
    if (line.length > 300) continue;
    const text = line.replace(/^[ >]+/, '').trim();
    if (CLOSING.test(text) || attributionOf(text) === 2) return 'end';
    hasGreeting ||= GREETING.test(text);
  }
  return hasGreeting ? 'greeting' : undefined;
}

/** A quote with which a text begins, where nothing but one answer follows. */
function leadingQuote(lines: readonly string[], end: number): LineRange | undefined {
  const start = lines.findIndex(isQuote);
  if (start < 1 || start >= end) return undefined;
  let to = start;
  while (to < end && (isQuote(lines[to]) || (isBlank(lines[to]) && isQuote(lines[to + 1])))) to++;
  const above = attributionAbove(lines, start);
  if (above?.certainty !== 2 || hasWords(lines, 0, above.start)) return undefined;
  for (let at = to; at < end; at++) if (isQuote(lines[at])) return undefined;
  if (hasAnswers(lines.slice(start, to), lines.slice(above.start, start).join('\n'))) return undefined;
  return [above.start, to];
}

/**
 * Where earlier mail begins that has no mark on its lines: all of the rest.
 *
 * @returns also the first line behind a fence or the text's beginning: nothing above is looked at; and whether a mail is there that its
 *   writer shows
 */
function unprefixedTail(
  lines: readonly string[],
  begins: Begins,
): {
  readonly start: number | undefined;
  readonly end: number;
  readonly isShown?: boolean;
} {
  let fence: string | undefined;
  let end = 0;
  let own = '';
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (mark && (!fence || line.trim() === fence)) {
      fence = fence ? undefined : mark;
      end = at + 1;
    }
    if (!fence && line.trim() && line.length <= 300) {
      if (!own && (HISTORY_RULE.test(line) || headerEnd(lines, at) !== undefined))
        return { start: undefined, end, isShown: true };
      const from = own ? beginning(lines, at, begins) : undefined;
      if (from !== undefined) {
        const start = withRule(lines, from);
        return isQuotedRest(lines, start, from, own)
          ? { start, end }
          : { start: undefined, end, isShown: true };
      }
      if (isForward(line)) break;
    }
    if (own.length < OWN_TEXT && line.trim() && !isRule(line)) own += `${line.slice(0, 500)}\n`;
  }
  // A fence without an end is none.
  return { start: undefined, end: fence ? 0 : end };
}

/** Whether a header, a rule or a whole attribution begins here. */
function beginning(lines: readonly string[], at: number, begins: Begins): number | undefined {
  const line = lines[at] ?? '';
  if (HISTORY_RULE.test(line) || REPLY_ABOVE.test(line)) return at;
  // Within a list of facts it is one of them.
  const isListed = !begins(at) && LABEL.test(lines[at - 1] ?? '');
  if (!isListed && headerEnd(lines, at) !== undefined) return at;
  if (!/[\p{L}\d]/u.test(line) || !begins(at)) return undefined;
  let last = at;
  while (last < at + 3 && !isBlank(lines[last]) && (last === at || !begins(last))) last++;
  const isAlone = isBlank(lines[last]) || begins(last) || /[:：]\s*$/.test(lines[last - 1] ?? '');
  if (!isAlone || !lines.slice(at, last).join(' ').slice(0, 600).includes('@')) return undefined;
  for (let to = at + 1; to <= last; to++)
    if (isFull(lines.slice(at, to).join(' '))) {
      while (to < lines.length && isBlank(lines[to])) to++;
      // A quote with marks: its end tells whether something follows.
      return isQuote(lines[to]) || isBarQuote(lines[to]) ? undefined : at;
    }
  return undefined;
}

const isRule = (line: string | undefined): boolean => /^\s*[_-]{8,}\s*$/.test(line ?? '');

/** The rule that Outlook draws above a header belongs to it. */
function withRule(lines: readonly string[], at: number): number {
  let start = at;
  while (start > 0 && at - start < 3 && isBlank(lines[start - 1])) start--;
  return start > 0 && isRule(lines[start - 1]) ? start - 1 : at;
}

/** Whether all below the beginning of earlier mail is that, and not what the writer shows or has answered within. */
function isQuotedRest(lines: readonly string[], start: number, at: number, own: string): boolean {
  if (pointsBelow(own)) return false;
  if (isIntroduced(lines, filledAbove(lines, start, 0))) return false;
  let body = at + 1;
  while (
    body < lines.length &&
    (HISTORY_RULE.test(lines[body - 1] ?? '') || isBlank(lines[body])) &&
    isBlank(lines[body])
  )
    body++;
  const end = headerEnd(lines, at) ?? headerEnd(lines, body) ?? body;
  if (AUTOMATIC.test(lines.slice(at, end).find(line => FROM.test(line)) ?? '')) return false;
  if (lines.slice(at, end).some(line => SUBJECT.test(line) && FORWARDED_SUBJECT.test(line))) return false;
  // A header and no mail below it is what the writer shows.
  if (!hasWords(lines, end, lines.length) || hasAnswers(lines.slice(end), lines.slice(at, end).join('\n')))
    return false;
  // With marks on some of its lines, the others may be answers.
  let quotes = false;
  for (let line = end; line < lines.length; line++) {
    if (isQuote(lines[line])) quotes = true;
    else if (quotes && !isBlank(lines[line])) return false;
  }
  return true;
}
