/**
 * Times in TicketSQL. RT takes them for local ones of whoever asks, whatever zone they name, and takes the zone's offset not of that time but
 * of the one at which a clock in UTC shows the same: around a change of the clocks it is an hour off, for as many hours as the zone is away
 * from UTC, and some times cannot be said at all. With `$PreferDateTimeFormatNatural` it is off in the hour that comes twice.
 */
import { offsetIn } from '../shared/zone.ts';

export interface Literals {
  /** What RT takes for this very second, however it reads it; `undefined` where there may be none. */
  readonly exact: (at: number) => string | undefined;
  /** What RT takes for this second or one not long before it. */
  readonly notAfter: (at: number) => string;
  /** What RT takes for this second or one not long after it. */
  readonly notBefore: (at: number) => string;
}

const dayMs = 86_400_000;
/** Changes of the clocks are whole multiples of it. */
const stepMs = 1_800_000;

function createLiterals(timeZone: string): Literals {
  const offset = offsetIn(timeZone);
  const wallOf = (at: number): number => Math.floor(at / 1000) * 1000 + offset(at);

  /** What RT may take a time on the wall for. */
  const readings = (wall: number): readonly number[] => [
    wall - offset(wall),
    ...[wall - dayMs, wall + dayMs].map(near => wall - offset(near)).filter(at => wallOf(at) === wall),
  ];
  const literal = (wall: number): string =>
    `'${new Date(wall).toISOString().slice(0, 19).replace('T', ' ')}'`;

  function nearest(at: number, step: number, fits: (reading: number) => boolean): string {
    for (let tried = at; ; tried += step) {
      const wall = wallOf(tried);
      if (readings(wall).every(fits)) return literal(wall);
    }
  }

  return {
    exact: at => {
      const wall = wallOf(at);
      const second = wall - offset(at);
      return readings(wall).every(reading => reading === second) ? literal(wall) : undefined;
    },
    notAfter: at => nearest(at, -stepMs, reading => reading <= at),
    notBefore: at => nearest(at, stepMs, reading => reading >= at),
  };
}

const known = new Map<string, Literals>();

export function literalsOf(timeZone: string): Literals {
  const found = known.get(timeZone) ?? createLiterals(timeZone);
  known.set(timeZone, found);
  return found;
}
