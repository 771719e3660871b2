/** Times of a thread whose order is known otherwise, such as by ids. */

/**
 * With times that rise, each at least a millisecond after the one before: where a clock was set back, or summer time has ended, a later
 * comment would count as read already.
 *
 * @param entries in their order
 */
export function rising<Key extends string, Entry extends Readonly<Record<Key, number>>>(
  entries: readonly Entry[],
  key: Key,
): Entry[] {
  let last = 0;
  return entries.map(entry => {
    last = Math.max(entry[key], last + 1);
    return { ...entry, [key]: last };
  });
}
