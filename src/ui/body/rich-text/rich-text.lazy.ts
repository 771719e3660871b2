/** Bodies in markdown and HTML. Loaded with the first of them. */
export { flatten } from './flatten.ts';
export { readableText, renderForPaper, renderRichText } from './render.ts';
export { RichBodies, RichBody } from './rich-bodies.ts';
export { richTextStyles } from './rich-text.styles.ts';
