import { icon } from './icons.ts';

/** Icons of late parts. */
export const lateIcons = {
  cross: icon('m4 4 8 8m0-8-8 8'),
  arrow: icon('m4 6 4 4 4-4'),
  up: icon('M8 13V3M4 7l4-4 4 4'),
  pause: icon('M6 3.5v9m4-9v9'),
  pen: icon('m3 13 .7-3L11 2.7 13.3 5 6 12.300z'),
  search: icon('M7 2.8a4.2 4.2 0 1 1 0 8.4 4.2 4.2 0 0 1 0-8.4m3 7.2 3.5 3.5'),
  sort: icon('M5 13V3M2.2 5.8 5 3l2.8 2.8M11 3v10m-2.8-2.8L11 13l2.8-2.8'),
  article: icon('M3.5 2.5h9v11h-9zM6 5.5h4M6 8h4M6 10.5h2'),
  bell: icon('M3 11.5h10c-1-1.2-1.3-2.3-1.3-4.6a3.7 3.7 0 0 0-7.4 0c0 2.3-.3 3.4-1.3 4.6M6.7 13.7h2.6'),
  quote: icon('M6.8 4C4.6 4.6 3 6.3 3 9v3h4V8H4.8M13.3 4c-2.2.6-3.8 2.3-3.8 5v3h4V8h-2.2'),
  code: icon('m5 4.5-3.5 3.5L5 11.5m6-7 3.5 3.5-3.5 3.5M9 3.5 7 12.5'),
};
