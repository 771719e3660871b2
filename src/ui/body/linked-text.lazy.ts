/** Loaded with the first text that may contain a link. */
export { linkedText } from './linked-text.ts';
