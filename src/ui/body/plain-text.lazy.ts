/** Loaded with the first text that may contain a link, a log, code or earlier mail. */
export { codeStyles } from './code/code-box.styles.ts';
export { PlainBodies, plainText } from './plain-text.ts';
export { withoutQuoted } from './plain-segments.ts';
