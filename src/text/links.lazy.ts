/** Loaded with the first text that may contain a link. */
export { splitLinks } from './links.ts';
