/** What the attachment field renders beside its button. */
export { ChosenFiles } from './chosen-files.ts';
export { FileDrop } from './file-drop.ts';
