import { icon } from './icons.ts';

/** Icons of late parts. */
export const lateIcons = {
  cross: icon('m4 4 8 8m0-8-8 8'),
  arrow: icon('m4 6 4 4 4-4'),
  up: icon('M8 13V3M4 7l4-4 4 4'),
  pause: icon('M6 3.5v9m4-9v9'),
  pen: icon('m3 13 .7-3L11 2.7 13.3 5 6 12.300z'),
};
