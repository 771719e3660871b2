import { icon } from './icons.ts';

/** Icons of late parts. */
export const lateIcons = { cross: icon('m4 4 8 8m0-8-8 8'), arrow: icon('m4 6 4 4 4-4') };
