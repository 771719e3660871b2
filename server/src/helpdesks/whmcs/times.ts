/** WHMCS says times of its own time zone, without naming it, in whole seconds: `2016-01-01 06:26:29`. */

export interface Zone {
  /** Milliseconds since the epoch; `undefined` for what is no time, and for one that was never set. */
  read(value: unknown): number | undefined;
}

export function createZone(timeZone: string): Zone {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    ...{ year: 'numeric', month: '2-digit', day: '2-digit' },
    ...{ hour: '2-digit', minute: '2-digit', second: '2-digit' },
  });

  /** By how many milliseconds the clocks there are ahead of UTC. */
  function offset(at: number): number {
    const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
    const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
    const wall = Date.UTC(
      part('year'),
      part('month') - 1,
      part('day'),
      part('hour'),
      part('minute'),
      part('second'),
    );
    return wall - Math.floor(at / 1000) * 1000;
  }

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
