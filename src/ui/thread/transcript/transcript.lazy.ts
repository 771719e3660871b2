import '../../../i18n/en-late.ts';
/** A thread on paper or in a file: loads the whole thread, then prints or saves it. */
export type { TranscriptOptions } from './content.ts';
export { printThread, type PrintOptions } from './print.ts';
export { saveThread, toJson } from './save.ts';
export { toText } from './text.ts';
export { loadWhole, type LoadWholeOptions, type WholeThread } from './whole.ts';
