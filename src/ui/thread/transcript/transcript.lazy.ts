import '../../../i18n/en-late.ts';
/** A thread on paper or in a file: everything is read first, then it is printed or saved. Loaded when the customer asks for it. */
export type { TranscriptOptions } from './content.ts';
export { printThread, type PrintOptions } from './print.ts';
export { saveThread, toJson } from './save.ts';
export { toText } from './text.ts';
export { readWhole, type ReadWholeOptions, type WholeThread } from './whole.ts';
