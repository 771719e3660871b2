import type { Translator } from './translator.ts';

const DAY = 24 * 3_600_000;

/** A formatter is slow to create and a list formats thousands of times: the one of the latest locale is cached. */
function cached<F>(create: (locale: string) => F): (translator: Translator) => F {
  let last: string | undefined;
  let format: F;
  return ({ locale }) => {
    if (locale !== last) format = create((last = locale));
    return format;
  };
}

const dates = (options: Intl.DateTimeFormatOptions) =>
  cached(locale => new Intl.DateTimeFormat(locale, options));
const exact = dates({ dateStyle: 'medium', timeStyle: 'short' });
const zoned = dates({ dateStyle: 'full', timeStyle: 'long' });
const dayAndMonth = dates({ day: 'numeric', month: 'short' });
/** The time of day, as a format of its own: beside a date, some locales write an hour without its leading zero. */
const clock = dates({ timeStyle: 'short' });
const ago = cached(locale => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }));

/** Date and time in full: "20 Nov 2026, 14:02". */
export const exactTime = (translator: Translator, time: number): string => exact(translator).format(time);

/** Date and time with the zone; empty for none. Seconds only where there are some: many backends know none, and none are made up. */
export const zonedTime = (translator: Translator, time: number | undefined): string =>
  time === undefined
    ? ''
    : zoned(translator)
        .formatToParts(time)
        .filter(
          ({ type }, index, parts) =>
            time % 60_000 !== 0 || (type !== 'second' && parts[index + 1]?.type !== 'second'),
        )
        .map(({ value }) => value)
        .join('');

/**
 * A zone as people name it: "Central European Time", "Coordinated Universal Time".
 *
 * @param timeZone IANA name; by default that of all times, the customer's
 */
export function zoneName({ locale }: Translator, timeZone?: string): string {
  // A zone without seasons may have no generic name, for which an offset comes.
  const names = (['longGeneric', 'long'] as const).map(
    timeZoneName =>
      new Intl.DateTimeFormat(locale, { timeZoneName, timeZone })
        .formatToParts()
        .find(({ type }) => type === 'timeZoneName')?.value ?? '',
  );
  return names.find(name => !name.startsWith('GMT')) ?? names[0] ?? '';
}

/** As RFC 3339, in UTC; empty for none. */
export const isoTime = (time: number | undefined): string =>
  time === undefined ? '' : new Date(time).toISOString();

const dayAt = (translator: Translator, time: number, day = dayAndMonth(translator).format(time)): string =>
  translator.t('time.at', { day, time: clock(translator).format(time) });

/** Date and time, without the year where it is the current one: "20 Nov, 14:02". */
export const shortTime = (translator: Translator, time: number, now = Date.now()): string =>
  new Date(time).getFullYear() === new Date(now).getFullYear()
    ? dayAt(translator, time)
    : exactTime(translator, time);

const startOfDay = (time: number): number => new Date(time).setHours(0, 0, 0, 0);

/** The time of day where it is today, else as {@link shortTime}. */
export const timeToday = (translator: Translator, time: number, now = Date.now()): string =>
  startOfDay(time) === startOfDay(now) ? clock(translator).format(time) : shortTime(translator, time, now);

/** Calendar days from `time` to `now`; half a day is added before counting, since one of them may have 23 or 25 hours. */
const daysSince = (time: number, now: number): number =>
  Math.floor((startOfDay(now) - startOfDay(time) + DAY / 2) / DAY);

/** The exact time with the day as people name it: "today, 08:25", "yesterday, 09:40"; else the date, as `shortTime`. */
export function dayTime(translator: Translator, time: number, now = Date.now()): string {
  const days = daysSince(time, now);
  return days === 0 || days === 1
    ? dayAt(translator, time, ago(translator).format(-days, 'day'))
    : shortTime(translator, time, now);
}

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** The unit in which a file's size is written, as an index of the 1024-based units. */
export function unitOf(bytes: number): number {
  let unit = 0;
  while (bytes >= 1000 * 1024 ** unit && unit < UNITS.length - 1) unit++;
  return unit;
}

/** How many digits after the point are written of a size in a unit. */
export const digitsOf = (bytes: number, unit: number): number => (bytes < 10 * 1024 ** unit ? 1 : 0);

/** A file's size, 1024-based, with the locale's own unit names: "48 kB", "5.2 MB". */
export function fileSize(
  { locale }: Translator,
  bytes: number,
  unit = unitOf(bytes),
  digits = digitsOf(bytes, unit),
): string {
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: UNITS[unit],
    unitDisplay: unit === 0 ? 'long' : 'short',
    maximumFractionDigits: digits,
  }).format(bytes / 1024 ** unit);
}

/** A time to wait, rounded up, as short as a button takes it: "24", the seconds; from 100 seconds on "2 min". */
export const countdownText = ({ locale }: Translator, milliseconds: number): string =>
  milliseconds < 100_000
    ? Math.ceil(milliseconds / 1000).toLocaleString(locale)
    : new Intl.NumberFormat(locale, { style: 'unit', unit: 'minute', unitDisplay: 'short' }).format(
        Math.ceil(milliseconds / 60_000),
      );

/** A duration in whole seconds, rounded up: "24 s". */
export const seconds = ({ locale }: Translator, milliseconds: number): string =>
  new Intl.NumberFormat(locale, { style: 'unit', unit: 'second', unitDisplay: 'short' }).format(
    Math.ceil(milliseconds / 1000),
  );
