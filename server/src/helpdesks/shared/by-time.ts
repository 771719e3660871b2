/** Reads what has changed since a time, the oldest change first, from a helpdesk that has pages by number alone. */

export interface ByTime<T> {
  /** Milliseconds since the epoch. */
  readonly start: number;
  /** Milliseconds before it that are looked at again. */
  readonly overlapMs: number;
  readonly pageSize: number;
  /** Pages to read, at least: what is left is for the next time. */
  readonly maxPages: number;
  /** What has changed at `from` or later, without the first `skipped`; `rows` counts also what cannot be read. */
  readonly load: (
    from: number,
    skipped: number,
  ) => Promise<{ readonly items: readonly T[]; readonly rows: number }>;
  readonly timeOf: (item: T) => number;
}

/** An item may come twice. */
export async function* pagesByTime<T>(options: ByTime<T>): AsyncGenerator<readonly T[]> {
  const { start, overlapMs, pageSize, maxPages, load, timeOf } = options;
  let from = Math.max(start - overlapMs, 0);
  let reached = start;
  let skipped = 0;
  // Until the overlap is behind, however many are in it: else each look would see the same ones.
  for (let count = 0; count < maxPages || reached - overlapMs <= start; count++) {
    const { items, rows } = await load(from, skipped);
    yield items;
    if (rows < pageSize) return;
    const item = items.at(-1);
    const last = item === undefined ? 0 : timeOf(item);
    reached = Math.max(reached, last);
    // By time: what changes meanwhile moves to the end, and would move others from one page to the one before.
    skipped = last > from ? 0 : skipped + pageSize;
    from = Math.max(from, last);
  }
}
