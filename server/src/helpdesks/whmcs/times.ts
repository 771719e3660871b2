/** WHMCS says times of its own time zone, without naming it, in whole seconds: `2016-01-01 06:26:29`. */

import { offsetIn } from '../shared/zone.ts';

export interface Zone {
  /** Milliseconds since the epoch; `undefined` for what is no time, and for one that was never set. */
  read(value: unknown): number | undefined;
}

export function createZone(timeZone: string): Zone {
  const offset = offsetIn(timeZone);
  return {
    read: value => {
      const found = /^(\d{4})-(\d\d)-(\d\d)[ T](\d\d):(\d\d):(\d\d)$/.exec(String(value));
      if (!found) return undefined;
      const [year = 0, month = 0, day = 0, hour, minute, second] = found.slice(1).map(Number);
      const wall = Date.UTC(year, month - 1, day, hour, minute, second);
      if (!(wall > Date.UTC(1990))) return undefined;
      return wall - offset(wall - offset(wall));
    },
  };
}
