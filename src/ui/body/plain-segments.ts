import { codeRuns } from '../../text/code-lines.ts';
import { isAttribution, isHeaderStart, isHistoryRule, isLabel, isSubject } from './mail-text.ts';

/** A part of a plain text. */
export interface PlainSegment {
  readonly kind: 'text' | 'code' | 'quoted';
  readonly text: string;
  /** As behind a fence of markdown. */
  readonly language?: string;
}

/** Lines above a quote that together may say whose it is. */
const ATTRIBUTION_LINES = 3;
/** Lines within which the header of a quoted mail has its subject. */
const HEADER_LINES = 8;

/** Splits a plain text at its code (fenced, or a log) and at the earlier mail that it repeats. Empty lines around both are left out. */
export function plainSegments(text: string): PlainSegment[] {
  const lines = text.split('\n');
  const quotes = quotedRanges(lines);
  const segments: PlainSegment[] = [];
  let from = 0;
  for (const [start, end] of quotes) {
    segments.push(...codeSegments(lines.slice(from, start)), segment('quoted', lines.slice(start, end)));
    from = end;
  }
  segments.push(...codeSegments(lines.slice(from)));
  const shown = segments.filter(({ text }) => text.trim());
  // Nothing but earlier mail: it is what the writer has to say.
  return shown.every(({ kind }) => kind === 'quoted') ? [{ kind: 'text', text }] : shown;
}

/** A text without the earlier mail that it repeats. */
export function withoutQuoted(text: string): string {
  const segments = plainSegments(text);
  const own = segments.filter(({ kind }) => kind !== 'quoted');
  return own.length === segments.length ? text : own.map(segment => segment.text).join('\n\n');
}

const segment = (kind: PlainSegment['kind'], lines: readonly string[], language?: string): PlainSegment => ({
  kind,
  text: lines
    .join('\n')
    .replace(/^(?:[ \t]*\n)+/, '')
    .trimEnd(),
  ...(language !== undefined && { language }),
});

function codeSegments(lines: readonly string[]): PlainSegment[] {
  const segments: PlainSegment[] = [];
  let from = 0;
  for (let at = 0; at < lines.length; at++) {
    const [, fence, language] = /^ {0,3}(`{3,}|~{3,})([\w+#.-]{0,20})[ \t]*$/.exec(lines[at] ?? '') ?? [];
    if (!fence) continue;
    let end = at + 1;
    while (end < lines.length && (lines[end] ?? '').trim() !== fence) end++;
    // Without an end it is no fence.
    if (end >= lines.length) break;
    segments.push(...logSegments(lines.slice(from, at)), segment('code', lines.slice(at + 1, end), language));
    at = end;
    from = end + 1;
  }
  return [...segments, ...logSegments(lines.slice(from))];
}

function logSegments(lines: readonly string[]): PlainSegment[] {
  const segments: PlainSegment[] = [];
  let from = 0;
  for (const [start, end] of codeRuns(lines)) {
    segments.push(segment('text', lines.slice(from, start)), segment('code', lines.slice(start, end)));
    from = end;
  }
  return [...segments, segment('text', lines.slice(from))];
}

const isQuote = (line: string | undefined): boolean => line?.startsWith('>') === true;

/** Lines of earlier mail: quoted below "On … wrote:", or all below the header of a mail. */
function quotedRanges(lines: readonly string[]): [from: number, to: number][] {
  const ranges: [number, number][] = [];
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    if (isHistoryRule(line) || beginsHeader(lines, at)) return [...ranges, [at, lines.length]];
    if (!isQuote(line)) continue;
    let end = at;
    while (end < lines.length && (isQuote(lines[end]) || (!lines[end]?.trim() && isQuote(lines[end + 1]))))
      end++;
    const start = attributionAbove(lines, at);
    if (start !== undefined) ranges.push([start, end]);
    at = end - 1;
  }
  return ranges;
}

/** The line with which the attribution of a quote begins: mail programs break it. */
function attributionAbove(lines: readonly string[], quote: number): number | undefined {
  let end = quote;
  while (end > 0 && !lines[end - 1]?.trim()) end--;
  for (let start = end - 1; start >= Math.max(0, end - ATTRIBUTION_LINES) && lines[start]?.trim(); start--)
    if (isAttribution(lines.slice(start, end).join(' '))) return paragraphStart(lines, start, end);
  return undefined;
}

/** The first line of a short paragraph; `start` in a longer one. */
function paragraphStart(lines: readonly string[], start: number, end: number): number {
  let first = start;
  while (first > 0 && lines[first - 1]?.trim()) first--;
  return end - first <= ATTRIBUTION_LINES ? first : start;
}

function beginsHeader(lines: readonly string[], at: number): boolean {
  if (!isHeaderStart(lines[at] ?? '')) return false;
  const header = lines.slice(at, at + HEADER_LINES);
  const subject = header.findIndex(isSubject);
  return subject > 1 && header.slice(0, subject).every(isLabel);
}
