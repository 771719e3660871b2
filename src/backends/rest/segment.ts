import { SupportError } from '../../model.ts';

/**
 * A key as one path segment. `.` and `..` can't be one: URL parsers resolve them even when percent-encoded. Nor can half a
 * surrogate pair.
 */
export function segment(key: string): string {
  if (/^\.\.?$|[\ud800-\udfff]/u.test(key)) throw new SupportError({ kind: 'not-found' });
  return encodeURIComponent(key);
}
