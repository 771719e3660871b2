/** What sweeps have removed since this server started, for the metrics. */

/**
 * `part`: uploads that broke off; `orphan`: files without rows; `unsent`: uploads that were never sent; `retention`: requests that were
 * closed long ago.
 */
type SweepKind = 'part' | 'orphan' | 'unsent' | 'retention';

export type OnSweep = (kind: SweepKind, removed: number) => void;

interface SweepTotals {
  /** Sweeps that have run. */
  readonly runs: number;
  /** Files or requests that are gone. */
  readonly removed: number;
}

export interface Sweeps {
  /** Counts a sweep that has run. */
  readonly swept: OnSweep;
  totals(): ReadonlyMap<SweepKind, SweepTotals>;
}

export function countSweeps(): Sweeps {
  const kinds: readonly SweepKind[] = ['part', 'orphan', 'unsent', 'retention'];
  // From 0, so that the first one is a rise.
  const totals = new Map(kinds.map(kind => [kind, { runs: 0, removed: 0 }]));
  return {
    swept: (kind, removed) => {
      const before = totals.get(kind) ?? { runs: 0, removed: 0 };
      totals.set(kind, { runs: before.runs + 1, removed: before.removed + removed });
    },
    totals: () => totals,
  };
}
