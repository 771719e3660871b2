/** Time that stands still until the test moves it: `setTimeout`, `clearTimeout` and `Date.now` of the page. */
export interface FakeClock {
  now(): number;
  /** Milliseconds until each timer that waits, soonest first. */
  readonly waits: readonly number[];
  /** Moves on; runs what falls due, and whatever follows from it, on the way. */
  advance(milliseconds: number): Promise<void>;
}

/** How long a test may take by the real clock. Below mocha's own limit. */
const patience = 20_000;

interface Timer {
  readonly id: number;
  readonly at: number;
  readonly run: () => void;
}

/** Runs `work` under a clock of its own, and puts the real one back in any case. */
export async function withFakeClock(work: (clock: FakeClock) => Promise<void>, start = 0): Promise<void> {
  const realSet = Object.getOwnPropertyDescriptor(window, 'setTimeout')!;
  const realClear = Object.getOwnPropertyDescriptor(window, 'clearTimeout')!;
  const realNow = Object.getOwnPropertyDescriptor(Date, 'now')!;
  const realSetTimeout = window.setTimeout.bind(window) as (run: () => void, delay?: number) => number;
  const realClearTimeout = window.clearTimeout.bind(window);
  let now = start;
  let count = 1_000_000;
  let timers: Timer[] = [];
  // A real task later, all promises have had their turn.
  const settle = () => new Promise<void>(resolve => realSetTimeout(resolve));
  const clock: FakeClock = {
    now: () => now,
    get waits() {
      return timers.map(({ at }) => at - now).sort((a, b) => a - b);
    },
    async advance(milliseconds) {
      const end = now + milliseconds;
      await settle();
      for (;;) {
        const [next] = timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at);
        if (!next) break;
        timers = timers.filter(timer => timer !== next);
        now = next.at;
        next.run();
        await settle();
      }
      now = end;
    },
  };
  const fakeSetTimeout = (run: () => void, delay = 0) => {
    timers.push({ id: ++count, at: now + delay, run });
    return count;
  };
  window.setTimeout = fakeSetTimeout as typeof window.setTimeout;
  window.clearTimeout = id => {
    timers = timers.filter(timer => timer.id !== id);
  };
  Date.now = () => now;
  let alarm: number | undefined;
  try {
    // Else a test that waits in vain would keep the real clock from all that come after it.
    const vain = new Promise<never>((_, reject) => {
      alarm = realSetTimeout(() => reject(new Error('Waited in vain under a clock of its own')), patience);
    });
    await Promise.race([work(clock), vain]);
  } finally {
    realClearTimeout(alarm);
    Object.defineProperty(window, 'setTimeout', realSet);
    Object.defineProperty(window, 'clearTimeout', realClear);
    Object.defineProperty(Date, 'now', realNow);
  }
}
