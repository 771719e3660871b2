import type { Words } from './words.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const cache = new Map<string, Intl.DateTimeFormat>();

/** Formatters are costly to make, and a list draws hundreds of times. */
function dates(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const id = locale + JSON.stringify(options);
  let format = cache.get(id);
  if (!format) cache.set(id, (format = new Intl.DateTimeFormat(locale, options)));
  return format;
}

/** Date and time in full: "20 Nov 2026, 14:02". */
export const exactTime = ({ locale }: Words, time: number): string =>
  dates(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(time);

/** Date and time with the zone, for tooltips. */
export const zonedTime = ({ locale }: Words, time: number): string =>
  dates(locale, { dateStyle: 'full', timeStyle: 'long' }).format(time);

/** The time of day. Its own format, since some locales write a lone hour without its zero beside a date. */
const clock = ({ locale }: Words, time: number): string => dates(locale, { timeStyle: 'short' }).format(time);

/** Date and time as short as they stay clear: without the year where it is this one. */
export function shortTime(words: Words, time: number, now = Date.now()): string {
  if (new Date(time).getFullYear() !== new Date(now).getFullYear()) return exactTime(words, time);
  const day = dates(words.locale, { day: 'numeric', month: 'short' }).format(time);
  return words.t('time.at', { day, time: clock(words, time) });
}

const startOfDay = (time: number): number => new Date(time).setHours(0, 0, 0, 0);

/** How long ago: "just now", "12 minutes ago", "3 hours ago", "yesterday, 09:40", then the date. */
export function relativeTime(words: Words, time: number, now = Date.now()): string {
  const ago = now - time;
  const relative = new Intl.RelativeTimeFormat(words.locale, { numeric: 'auto' });
  // A server's clock may be a little ahead of this one.
  if (ago < MINUTE && ago > -MINUTE) return words.t('time.now');
  if (ago < 0) return shortTime(words, time, now);
  if (ago < HOUR) return relative.format(-Math.floor(ago / MINUTE), 'minute');
  // Half a day is added before counting days, since one of them may have 23 or 25 hours.
  const days = Math.floor((startOfDay(now) - startOfDay(time) + DAY / 2) / DAY);
  if (days === 0) return relative.format(-Math.floor(ago / HOUR), 'hour');
  if (days > 1) return shortTime(words, time, now);
  return words.t('time.at', { day: relative.format(-1, 'day'), time: clock(words, time) });
}

/**
 * A file's size, 1024-based, with the locale's own unit names ("48 kB", "5.2 MB").
 *
 * @param limit a limit that the size is over: enough digits are then shown to see it
 */
export function fileSize({ locale }: Words, bytes: number, limit?: number): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;
  let step = 0;
  let size = bytes;
  while (size >= 1000 && step < units.length - 1) {
    size /= 1024;
    step++;
  }
  const write = (value: number, digits: number) =>
    new Intl.NumberFormat(locale, {
      style: 'unit',
      unit: units[step],
      unitDisplay: step === 0 ? 'long' : 'short',
      maximumFractionDigits: digits,
    }).format(value);
  let digits = size < 10 ? 1 : 0;
  if (limit === undefined || bytes <= limit) return write(size, digits);
  const max = write(limit / 1024 ** step, digits);
  if (write(size, digits) !== max) return write(size, digits);
  while (digits < 4 && write(size, digits) === write(limit / 1024 ** step, digits)) digits++;
  return write(Math.ceil(size * 10 ** digits) / 10 ** digits, digits);
}

/** Percent of a whole, as "42%". */
export const percent = ({ locale }: Words, part: number, whole: number): string =>
  new Intl.NumberFormat(locale, { style: 'percent' }).format(whole > 0 ? Math.min(1, part / whole) : 0);

/** A length of time in whole seconds: "24 s". */
export const seconds = ({ locale }: Words, milliseconds: number): string =>
  new Intl.NumberFormat(locale, { style: 'unit', unit: 'second', unitDisplay: 'short' }).format(
    Math.ceil(milliseconds / 1000),
  );

/** Items as a sentence part: "png, jpg or pdf". */
export const oneOf = ({ locale }: Words, items: readonly string[]): string =>
  new Intl.ListFormat(locale, { type: 'disjunction' }).format(items);
