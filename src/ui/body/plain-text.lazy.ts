/** Loaded with the first text that may contain a link, a log, code or earlier mail. */
export { PlainBodies, plainText, plainTextStyles } from './plain-text.ts';
export { withoutQuoted } from './plain-segments.ts';
