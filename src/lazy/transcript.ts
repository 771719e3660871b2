/**
 * A thread on paper or in a file: everything is read first, then it is printed or saved. Loaded when a person asks for
 * it.
 */
export type { TranscriptOptions } from './transcript/content.ts';
export { toJson } from './transcript/json.ts';
export { printThread, type PrintOptions } from './transcript/print.ts';
export { saveThread } from './transcript/save.ts';
export { toText } from './transcript/text.ts';
export { readWhole, type ReadWholeOptions, type WholeThread } from './transcript/whole.ts';
