/** The late parts of the attachment field. */
export { ChosenFiles } from './chosen-files.ts';
export { FileDrop } from './file-drop.ts';
