/** Long waits without waiting. */
const LONG = 1000;
const real = {
  set: window.setTimeout.bind(window) as (run: () => void, delay: number) => number,
  clear: window.clearTimeout.bind(window),
  now: Date.now.bind(Date),
};

afterEach('let timers run', () => {
  Object.assign(window, { setTimeout: real.set, clearTimeout: real.clear });
  Date.now = real.now;
});

export interface HeldTimers {
  /** Lets so many milliseconds pass for the timers that are held, and for `Date.now()`. */
  pass(milliseconds: number): void;
}

/**
 * From now to the end of this test, timers of a second and more stand still until the test lets their time pass. Short
 * ones (frames, turns, the test's own waiting) run on.
 */
export async function holdTimers(): Promise<HeldTimers> {
  // Mocha winds up its own clock once it has the test's promise: that one must run on.
  await Promise.resolve();
  const held = new Map<number, { at: number; run: () => void }>();
  let now = 0;
  let next = -1;
  const set = (run: () => void, delay = 0): number => {
    if (delay < LONG) return real.set(run, delay);
    held.set(next, { at: now + delay, run });
    return next--;
  };
  const clear = (id?: number): void => {
    if (id === undefined || !held.delete(id)) real.clear(id);
  };
  Object.assign(window, { setTimeout: set, clearTimeout: clear });
  Date.now = () => real.now() + now;

  return {
    pass(milliseconds) {
      const end = now + milliseconds;
      for (;;) {
        // The earliest first, as a real clock has it; what they start counts from their own time.
        const [due] = [...held].sort(([, a], [, b]) => a.at - b.at);
        if (!due || due[1].at > end) break;
        held.delete(due[0]);
        now = due[1].at;
        due[1].run();
      }
      now = end;
    },
  };
}
