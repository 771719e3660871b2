import { codeRuns, type LineRange } from '../../text/code-lines.ts';

/** A part of a plain text. */
export interface PlainSegment {
  readonly kind: 'text' | 'code' | 'quoted';
  readonly text: string;
  /** As behind a fence of markdown. */
  readonly language?: string;
}

/** Finds earlier mail: `quotedRanges` of text/mail/quoted-tail.ts. */
export type FindQuoted = (
  lines: readonly string[],
  begins?: undefined,
  earlier?: () => readonly string[],
) => readonly LineRange[];

/**
 * Splits a plain text at its code (fenced, or a log) and at the earlier mail that it repeats. Empty lines around both are left out.
 *
 * @param findQuoted default: there is no earlier mail in it
 * @param earlier as `quotedRanges` has it
 */
export function plainSegments(
  text: string,
  findQuoted: FindQuoted = () => [],
  earlier?: () => readonly string[],
): PlainSegment[] {
  const lines = text.split('\n');
  const segments: PlainSegment[] = [];
  let from = 0;
  for (const [start, end] of findQuoted(lines, undefined, earlier)) {
    segments.push(...codeSegments(lines.slice(from, start)), segment('quoted', lines.slice(start, end)));
    from = end;
  }
  segments.push(...codeSegments(lines.slice(from)));
  const shown = segments.filter(({ text }) => text.trim());
  return shown.length > 0 ? shown : [{ kind: 'text', text }];
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
