/** Long waits without waiting, for a page that really works: requests, storage and frames take the time they take. */
import { waitFor } from '../support/wait.ts';

/** Shorter ones run by the real clock, and so does the patience with storage, which answers by the real clock, too. */
const LONG = 500;
const STORAGE_PATIENCE = 3000;

const real = {
  set: window.setTimeout.bind(window) as (run: () => void, delay?: number) => number,
  clear: window.clearTimeout.bind(window),
  now: Date.now,
};

export interface QuickTime {
  /** Lets the time pass, from one timer to the next, until `condition` gives something truthy; gives that. */
  readonly until: typeof waitFor;
  /** The real time again. */
  end(): void;
}

/** @param isBusy while this is true an answer is on its way, and no time passes */
export function quickTime(isBusy: () => boolean): QuickTime {
  const held = new Map<number, { at: number; run: () => void }>();
  let skipped = 0;
  let next = -1;
  const time = () => real.now() + skipped;

  /** On to the timer that is due next. */
  const skip = () => {
    const [due] = [...held].sort(([, a], [, b]) => a.at - b.at);
    if (!due) return;
    skipped += Math.max(0, due[1].at - time());
    held.delete(due[0]);
    due[1].run();
  };

  Date.now = time;
  Object.assign(window, {
    setTimeout(run: () => void, delay = 0): number {
      if (delay < LONG || delay === STORAGE_PATIENCE) return real.set(run, delay);
      held.set(next, { at: time() + delay, run });
      return next--;
    },
    clearTimeout(id?: number): void {
      if (id === undefined || !held.delete(id)) real.clear(id);
    },
  });

  return {
    until(condition, what) {
      let idle = 0;
      return waitFor(async () => {
        const found = await condition();
        if (found) return found;
        // What came in a moment ago is still being read.
        idle = isBusy() ? 0 : idle + 1;
        if (idle > 1) skip();
        return found;
      }, what);
    },
    end() {
      Object.assign(window, { setTimeout: real.set, clearTimeout: real.clear });
      Date.now = real.now;
    },
  };
}
