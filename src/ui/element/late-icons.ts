import { icon } from './icons.ts';

/** Icons of late parts. */
export const lateIcons = {
  cross: icon('m4 4 8 8m0-8-8 8'),
  arrow: icon('m4 6 4 4 4-4'),
  quote: icon('M6.8 4C4.6 4.6 3 6.3 3 9v3h4V8H4.8M13.3 4c-2.2.6-3.8 2.3-3.8 5v3h4V8h-2.2'),
  code: icon('m5 4.5-3.5 3.5L5 11.5m6-7 3.5 3.5-3.5 3.5M9 3.5 7 12.5'),
};
