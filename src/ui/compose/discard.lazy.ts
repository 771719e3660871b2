/** For forms, which load it late. The row of the list that has it, too, is itself a late part, and imports it directly. */
export { Discard } from './discard.ts';
