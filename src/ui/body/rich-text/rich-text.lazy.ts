/** Bodies in markdown and HTML. Loaded with the first of them. */
export type { RichTextOptions } from './finish.ts';
export { flatten } from './flatten.ts';
export { renderForPaper } from './paper.ts';
export { renderRichText } from './render.ts';
export { RichBodies } from './rich-bodies.ts';
export { RichBody } from './rich-body.ts';
export { richTextStyles } from './rich-text.styles.ts';
