import { answered } from './answered.ts';
import { answeredHtml, answeredMarkdown } from './answered-html.ts';
import { attributed } from './attributions.ts';
import { htmlShapes } from './html.ts';
import { interleaved } from './interleaved.ts';
import { markdownShapes } from './markdown.ts';
import { outlookTails } from './outlook.ts';
import type { QuotedShape } from './shape.ts';
import { signed } from './signatures.ts';
import { tails } from './tails.ts';
import { wholeMails } from './whole-mails.ts';
import { wholes } from './whole.ts';

/** Plain texts. */
export const textShapes: readonly QuotedShape[] = [
  ...answered,
  ...attributed,
  ...interleaved,
  ...outlookTails,
  ...signed,
  ...tails,
  ...wholes,
  ...wholeMails,
];

export const quotedShapes: readonly QuotedShape[] = [
  ...textShapes,
  ...htmlShapes,
  ...markdownShapes,
  ...answeredHtml,
  ...answeredMarkdown,
];
