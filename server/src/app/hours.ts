/** When support is there. */
import type { WireConfig } from './wire.ts';

const days = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

/** By day: when support comes and goes, such as `["08:00", "20:00"]`, until `24:00`. A day that is absent is free. */
export type Week = Readonly<Partial<Record<(typeof days)[number], readonly [from: string, to: string]>>>;

export const dayNames: readonly string[] = days;

export interface OpeningHours {
  /** For people. */
  readonly text: string;
  /** IANA name, such as Europe/Amsterdam; default UTC. */
  readonly timeZone?: string;
  readonly week?: Week;
}

const minute = 60_000;
const dayMinutes = 24 * 60;

/** Minutes since midnight. */
function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

/** How far the clocks of a time zone are ahead of UTC then, in ms. */
function offsetAt(timeZone: string, at: number): number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  });
  const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const { year = 0, month = 1, day = 1, hour = 0, minute: minutes = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minutes) - Math.floor(at / minute) * minute;
}

/** The periods of a week and the one after it, in minutes since Sunday; those that touch are one. */
function periodsOf(week: Week): [from: number, to: number][] {
  const periods: [number, number][] = [];
  for (let day = 0; day < 14; day++) {
    const times = week[days[day % 7] ?? 'sun'];
    if (!times) continue;
    const [from, to] = [minutesOf(times[0]) + day * dayMinutes, minutesOf(times[1]) + day * dayMinutes];
    const last = periods.at(-1);
    if (last && last[1] >= from) last[1] = to;
    else periods.push([from, to]);
  }
  return periods;
}

/** @returns the text with its zone and, where the week is known, whether support is there now, and until when that stays so */
export function hoursAt(hours: OpeningHours, now: number): NonNullable<WireConfig['hours']> {
  const { text, week, timeZone } = hours;
  if (!week) return { text, ...(timeZone === undefined ? {} : { timeZone }) };
  return { text, ...stateAt(week, timeZone ?? 'UTC', now), timeZone: timeZone ?? 'UTC' };
}

function stateAt(week: Week, timeZone: string, now: number): { open: boolean; until?: string } {
  const offset = offsetAt(timeZone, now);
  const local = new Date(now + offset);
  const midnight = Date.UTC(local.getUTCFullYear(), local.getUTCMonth(), local.getUTCDate());
  const current = local.getUTCDay() * dayMinutes + Math.floor((local.getTime() - midnight) / minute);
  const next = periodsOf(week).find(([, to]) => to > current);
  if (!next) return { open: false };
  const open = next[0] <= current;
  // Open for the whole week.
  if (open && next[1] - current >= 7 * dayMinutes) return { open };
  const change = midnight - local.getUTCDay() * dayMinutes * minute + next[open ? 1 : 0] * minute;
  // The clocks may change before: the offset of then counts.
  const until = change - offsetAt(timeZone, change - offset);
  return { open, until: new Date(until).toISOString() };
}
