/** Whole lists of a customer's requests, of helpdesks whose own pages are in another order than the customer's. */
import { retryLater } from '../../app/http/problems.ts';

export interface WholeListOptions<T> {
  readonly load: (name: string) => Promise<readonly T[]>;
  /** Rows from which on a list is kept: a shorter one is one call. */
  readonly leastRows: number;
  /** Milliseconds for which the further pages are those of one reading. Default 30 s. */
  readonly keptMs?: number;
  /** Rows of all lists that are kept. Default 20,000. */
  readonly maxRows?: number;
  /** Milliseconds that a customer waits; the reading goes on. Default 8 s. */
  readonly patienceMs?: number;
}

export interface WholeLists<T> {
  /** Read from now on. */
  now(name: string): Promise<readonly T[]>;
  /**
   * For a page of a list. One that took long to read is good for as long as that took, so that who was told to come back gets it.
   *
   * @param isNext whether it is a further page, for which the reading of the one before does
   * @throws HttpProblem 503 where it takes longer than a customer waits
   */
  forPage(name: string, isNext: boolean): Promise<readonly T[]>;
  /** It has changed. */
  forget(name: string): void;
}

interface Kept<T> {
  readonly rows: readonly T[];
  readonly at: number;
  readonly tookMs: number;
}

export function createWholeLists<T>(options: WholeListOptions<T>): WholeLists<T> {
  const { load, leastRows, keptMs = 30_000, maxRows = 20_000, patienceMs = 8000 } = options;
  const kept = new Map<string, Kept<T>>();
  const running = new Map<string, Promise<readonly T[]>>();

  function keep(name: string, list: Kept<T>): void {
    kept.delete(name);
    if (list.rows.length < leastRows) return;
    kept.set(name, list);
    // What the helpdesk erases does not stay here.
    const timer = setTimeout(() => kept.get(name) === list && kept.delete(name), keptMs);
    timer.unref();
    let rows = [...kept.values()].reduce((sum, one) => sum + one.rows.length, 0);
    for (const [oldest, one] of kept) {
      if (rows <= maxRows) return;
      kept.delete(oldest);
      rows -= one.rows.length;
    }
  }

  function read(name: string): Promise<readonly T[]> {
    const known = running.get(name);
    if (known) return known;
    const startedAt = performance.now();
    const work: Promise<readonly T[]> = load(name)
      .then(rows => {
        const at = performance.now();
        // Else something was written meanwhile.
        if (running.get(name) === work) keep(name, { rows, at, tookMs: at - startedAt });
        return rows;
      })
      .finally(() => {
        if (running.get(name) === work) running.delete(name);
      });
    running.set(name, work);
    return work;
  }

  return {
    now: load,
    forPage: async (name, isNext) => {
      const known = kept.get(name);
      const age = known ? performance.now() - known.at : Infinity;
      if (known && age < (isNext ? keptMs : Math.min(known.tookMs, keptMs))) return known.rows;
      const work = read(name);
      work.catch(() => undefined);
      let timer: ReturnType<typeof setTimeout> | undefined;
      const late = new Promise<never>((_, reject) => {
        // The helpdesk has not failed: what needs no list goes on.
        const error = retryLater(503, 'Your requests are being read. Try again in a moment.', 10);
        timer = setTimeout(() => reject(error), patienceMs);
      });
      return Promise.race([work, late]).finally(() => clearTimeout(timer));
    },
    forget: name => {
      kept.delete(name);
      running.delete(name);
    },
  };
}
