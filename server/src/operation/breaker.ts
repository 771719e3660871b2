/** Keeps a helpdesk that is down or slow from taking the server along. */
import { BadCursor, HelpdeskRefused, HelpdeskUnavailable, type Helpdesk } from '../app/desk.ts';
import { HttpProblem } from '../app/http/problems.ts';
import { CallTakenOver, StoreUnavailable } from '../app/store.ts';
import { aroundHelpdesk } from './around.ts';

export interface BreakerOptions {
  /** Calls of all customers at once; more are answered with 503. */
  readonly atOnce?: number;
  /** So many failures one after another open the breaker. */
  readonly failures?: number;
  /** Milliseconds for which it is open: every call is answered with 503 at once. Then a single one tries. */
  readonly openMs?: number;
  /** Milliseconds after which a read is given up. A write is not: it may still happen. */
  readonly readMs?: number;
  readonly now?: () => number;
}

/** Milliseconds for which a helpdesk is left alone at most, whatever it asks for. */
const longestOpenMs = 5 * 60_000;

const reads = ['deskFor', 'listRequests', 'getRequest', 'listComments', 'openFile', 'findWrite'];

/** The helpdesk has answered, though not what was hoped for; or the failure is the server's own. */
const isAnswer = (error: unknown): boolean =>
  error instanceof HelpdeskRefused ||
  error instanceof BadCursor ||
  error instanceof HttpProblem ||
  error instanceof CallTakenOver ||
  error instanceof StoreUnavailable;

async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    const error = new HelpdeskUnavailable(`The helpdesk did not answer within ${milliseconds} ms`);
    timer = setTimeout(() => reject(error), milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

export function withBreaker(helpdesk: Helpdesk, options: BreakerOptions = {}): Helpdesk {
  const {
    atOnce = 30,
    failures = 5,
    openMs = 10_000,
    readMs = 10_000,
    now = performance.now.bind(performance),
  } = options;
  let running = 0;
  let failed = 0;
  let openUntil = 0;

  /** @throws HelpdeskUnavailable where the call is not to be made */
  function enter(isFirst: boolean): void {
    if (running >= atOnce) throw new HelpdeskUnavailable('The helpdesk has too many calls at once');
    if (failed < failures) return;
    if (now() < openUntil)
      throw new HelpdeskUnavailable('The helpdesk has failed, and is left alone for a while', {
        retryAfterSeconds: (openUntil - now()) / 1000,
      });
    // This one tries; others wait for what becomes of it. Who makes a desk has not called the helpdesk yet, mostly.
    if (!isFirst) openUntil = now() + openMs;
  }

  /** One that says for how long it wants to be left alone is left alone for so long. */
  function fail(error: unknown): void {
    const seconds = error instanceof HelpdeskUnavailable ? error.retryAfterSeconds : undefined;
    failed = seconds === undefined ? failed + 1 : Math.max(failed + 1, failures);
    if (failed < failures) return;
    const waitMs = seconds === undefined ? openMs : Math.min(seconds * 1000, longestOpenMs);
    openUntil = Math.max(openUntil, now() + waitMs);
  }

  return aroundHelpdesk(helpdesk, async (method, call) => {
    const isFirst = method === 'deskFor';
    enter(isFirst);
    running++;
    const work = Promise.resolve().then(call);
    // It takes its place until it really ends.
    const leave = (): void => {
      running--;
    };
    work.then(leave, leave);
    try {
      const result = await (reads.includes(method) ? within(readMs, work) : work);
      if (!isFirst) failed = 0;
      return result;
    } catch (error) {
      if (isAnswer(error)) failed = 0;
      else fail(error);
      throw error;
    }
  });
}
