import type { Chunk, Chunks } from './files.ts';
import { retryLater } from './http/problems.ts';

/** Calls of all customers together. */
interface QueueDepth {
  readonly running: number;
  readonly waiting: number;
}

/** The queues of a server by their names, to be measured. `createServer` fills it. */
export type Queues = Map<string, () => QueueDepth>;

export interface Turns {
  /** Runs `work` when it is its turn; `signal` is that of the call: where it aborts, the call gives up its place. */
  <T>(customer: string, signal: AbortSignal, work: () => Promise<T>): Promise<T>;
  readonly depth: () => QueueDepth;
}

/**
 * Lets at most `atOnce` calls of each customer run, so that nobody keeps all connections to the store busy. Up to `queued` more wait in
 * order; the function throws a 429 with `Retry-After` beyond that.
 */
export function createTurns(atOnce: number, queued: number): Turns {
  const customers = new Map<string, { running: number; waiting: Set<() => void> }>();

  const take = async <T>(customer: string, signal: AbortSignal, work: () => Promise<T>): Promise<T> => {
    const turns = customers.get(customer) ?? { running: 0, waiting: new Set() };
    customers.set(customer, turns);
    if (turns.running < atOnce) turns.running++;
    else {
      if (turns.waiting.size >= queued)
        throw retryLater(429, 'Too many calls at once. Try again shortly.', 2);
      // Whoever ends hands their turn over: `running` stays.
      await new Promise<void>((resolve, reject) => {
        const next = (): void => {
          signal.removeEventListener('abort', giveUp);
          turns.waiting.delete(next);
          resolve();
        };
        const giveUp = (): void => {
          turns.waiting.delete(next);
          reject(signal.reason as Error);
        };
        turns.waiting.add(next);
        signal.addEventListener('abort', giveUp, { once: true });
      });
    }
    try {
      return await work();
    } finally {
      const [next] = turns.waiting;
      if (next) next();
      else if (--turns.running === 0) customers.delete(customer);
    }
  };
  const depth = (): QueueDepth => {
    const all = [...customers.values()];
    return {
      running: all.reduce((sum, { running }) => sum + running, 0),
      waiting: all.reduce((sum, { waiting }) => sum + waiting.size, 0),
    };
  };
  return Object.assign(take, { depth });
}

/** Runs one piece of work at a time. */
export type InTurn = <T>(work: () => Promise<T>) => Promise<T>;

/** Chunks of which each has its turn until the next one is asked for. Nobody's turn passes while a client lets the next one wait. */
export async function* chunksInTurn(chunks: Chunks, inTurn: InTurn): AsyncGenerator<Chunk> {
  for await (const chunk of chunks) {
    let end: () => void = () => undefined;
    await new Promise<void>((resolve, reject) => {
      inTurn(() => {
        const ended = new Promise<void>(done => (end = done));
        resolve();
        return ended;
      }).catch(reject);
    });
    const began = performance.now();
    try {
      yield chunk;
      // Other customers have half of the time.
      await new Promise(resolve => setTimeout(resolve, performance.now() - began));
    } finally {
      end();
    }
  }
}
