import { mayQuote } from '../../../../text/mail/suspicion.ts';
import { quotedRanges } from '../../../../text/mail/quoted-tail.ts';

/** A part of a body in markdown that is markdown by itself. */
export interface MarkdownPart {
  readonly text: string;
  /** Earlier mail, or a signature. */
  readonly isQuoted?: boolean;
}

/** What a link elsewhere in the body may refer to. */
const DEFINITION = /^ {0,3}\[[^\]\n]{1,200}\]:/m;

/**
 * Splits a body in markdown at the earlier mail that it repeats. That is found in the source: formatted, an answer directly below a quote
 * is part of it, and what is above `-- ` a heading.
 *
 * @param earlier as `quotedRanges` has it
 */
export function markdownParts(body: string, earlier?: () => readonly string[]): readonly MarkdownPart[] {
  if (!mayQuote(body) || DEFINITION.test(body)) return [{ text: body }];
  const lines = body.split('\n');
  const parts: MarkdownPart[] = [];
  let from = 0;
  for (const [start, end] of quotedRanges(lines, undefined, earlier)) {
    parts.push({ text: lines.slice(from, start).join('\n') });
    parts.push({ text: lines.slice(start, end).join('\n'), isQuoted: true });
    from = end;
  }
  parts.push({ text: lines.slice(from).join('\n') });
  return parts.filter(({ text }, index) => index === 0 || text.trim());
}
