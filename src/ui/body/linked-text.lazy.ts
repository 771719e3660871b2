/** Loaded with the first text that may hold a link. */
export { linkedText } from './linked-text.ts';
