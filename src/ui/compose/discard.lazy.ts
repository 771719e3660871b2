export { Discard } from './discard.ts';
