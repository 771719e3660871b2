/** A search as Request Tracker does it, over tickets in memory. */
import { compileFunction } from 'node:vm';

/** @typedef {{ id: string, updated: number, created: number }} Row */
/** @typedef {(literal: string) => number} Read what a literal time means, in milliseconds since the epoch */

/** By how many milliseconds the clocks there are ahead. @param {string} timeZone @param {number} at */
function offsetAt(timeZone, at) {
  const wall = new Date(at).toLocaleString('sv-SE', { timeZone });
  return Date.parse(`${wall.replace(' ', 'T')}Z`) - at;
}

/** As RT::Date does by default: with the offset at the time when a clock in UTC shows the same. @param {string} timeZone @returns {Read} */
export const usualReading = timeZone => literal => {
  const wall = Date.parse(`${literal.replace(' ', 'T')}Z`);
  return wall - offsetAt(timeZone, wall);
};

/** With `$PreferDateTimeFormatNatural`: the later one of two. @param {string} timeZone @returns {Read} */
export const naturalReading = timeZone => literal => {
  const wall = Date.parse(`${literal.replace(' ', 'T')}Z`);
  const both = [wall - 86_400_000, wall + 86_400_000].map(near => wall - offsetAt(timeZone, near));
  const fitting = both.filter(at => at + offsetAt(timeZone, at) === wall);
  if (!fitting.length) throw new Error(`There is no ${literal} in ${timeZone}`);
  return Math.max(...fitting);
};

/**
 * @param {string} query of numbers, times and names of columns
 * @param {readonly Row[]} rows @param {Read} read
 */
export function search(query, rows, read) {
  const code = query
    .replace(/'(\d[^']+)'/g, (_, literal) => `${read(literal)}`)
    .replace(/\bRequestor\.id = \d+/g, 'true')
    .replace(/\bAND\b/g, '&&')
    .replace(/\bOR\b/g, '||')
    .replace(/ = /g, ' === ');
  const fits = compileFunction(`return ${code}`, ['id', 'LastUpdated', 'Created']);
  return rows.filter(({ id, updated, created }) => fits(Number(id), updated, created));
}

/** @param {readonly Row[]} rows @param {readonly { field: string, ascending: boolean }[]} order */
export function sorted(rows, order) {
  const valueOf = (/** @type {Row} */ { id, updated, created }, /** @type {string} */ field) =>
    ({ id: Number(id), LastUpdated: updated, Created: created })[field] ?? NaN;
  return [...rows].sort((one, other) => {
    for (const { field, ascending } of order) {
      const difference = valueOf(one, field) - valueOf(other, field);
      if (difference) return ascending ? difference : -difference;
    }
    return 0;
  });
}
