import { SupportError } from '../../model.ts';

/**
 * A key as one path segment.
 *
 * @throws SupportError `not-found` for `.` and `..`, which URL parsers resolve even when percent-encoded, and for half a surrogate pair
 */
export function segment(key: string): string {
  if (/^\.\.?$|[\ud800-\udfff]/u.test(key)) throw new SupportError({ kind: 'not-found' });
  return encodeURIComponent(key);
}
