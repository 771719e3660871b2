/** Loaded with the first plain text that {@link mayQuote} suspects of it (suspicion.ts). */
export { quotedRanges } from './quoted-tail.ts';
