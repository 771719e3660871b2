/** Loaded with the first text that may hold a link. */
export { splitLinks } from './links.ts';
