/** Loaded with the first text that may contain a link, a log, code or earlier mail. */
export { PlainBodies } from './plain-text.ts';
