/** Loaded with the first text that may contain a link, a log, code or earlier mail. */
export { loadFindQuoted, PlainBodies, plainText, plainTextStyles, withoutQuoted } from './plain-text.ts';
