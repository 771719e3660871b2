import '../../../i18n/en-late.ts';
/** What a thread does with comments that arrive while it is open, and with those of before. Loaded once the first rows are rendered. */
export { announceReplies } from './announce-replies.ts';
export { Arrivals } from './arrivals.ts';
