import { icon } from './icons.ts';

/** The icons that only late parts show. */
export const lateIcons = {
  cross: icon('m4 4 8 8m0-8-8 8'),
  arrow: icon('m4 6 4 4 4-4'),
};
