/** The demo backend inside the page: the same app as on a server, behind msw, over IndexedDB. */
import { http, type HttpHandler } from 'msw';
import { setupWorker, type SetupWorker } from 'msw/browser';
import { createAgent } from '../../server/src/scripted-agent/scripted-agent.ts';
import { runAgent } from '../../server/src/scripted-agent/timer.ts';
import { createApp } from '../../server/src/app/app.ts';
import type { User } from '../../server/src/app/context.ts';
import { openIndexedDbStore } from '../../server/src/stores/browser/indexeddb-store.ts';
import type { Limits, Offer } from '../../server/src/app/limits.ts';
import { matchOperation, pathBelow } from '../../server/src/app/operations.ts';
import { seed } from '../../server/src/seed/seed.ts';
import type { Store } from '../../server/src/app/store.ts';

import { faultResponse, parseFaults, pickFault } from './faults.ts';
import { parseLatency, wait } from './latency.ts';

export interface MockOptions {
  /** As the element's `api-base`: below this the mock answers. */
  readonly base: string;
  /** `300` or `200-900`, in milliseconds. */
  readonly latency?: string | number | undefined;
  /** See faults.ts. */
  readonly fail?: string | undefined;
  /** Milliseconds until the scripted agent answers; negative: it never does. */
  readonly agentDelay?: number | undefined;
  readonly limits?: Partial<Limits> | undefined;
  readonly offer?: Offer | undefined;
  readonly user?: User | undefined;
  /** Begin again with the seed. */
  readonly reset?: boolean | undefined;
}

export interface Mock {
  readonly store: Store;
  /** Changes what goes wrong from the next call on. */
  setFail(fail: string): void;
  setLatency(latency: string | number): void;
  /** Everything as on the first day. */
  reset(): Promise<void>;
  stop(): Promise<void>;
}

export const databaseName = 'support-requests-demo';
const ada: User = { key: 'ada', name: 'Ada Byron' };

/** Seeds only what is empty; under a lock, so that two tabs opened at once don't both do it. */
async function seedWhereEmpty(store: Store, user: User, reset: boolean): Promise<void> {
  await navigator.locks.request(databaseName, async () => {
    if (reset) await store.clear();
    const known = await store.listRequests(user.key, { status: 'all', sort: 'key', words: [], limit: 1 });
    if (!known.total) await seed(store, user, Date.now());
  });
}

/** Handlers of the bases that are running. One worker a page: a second one would take the first one's calls. */
const handlers = new Set<HttpHandler>();
let worker: Promise<SetupWorker> | undefined;

async function join(handler: HttpHandler): Promise<() => Promise<void>> {
  handlers.add(handler);
  worker ??= (async () => {
    const created = setupWorker();
    await created.start({
      quiet: true,
      onUnhandledFrame: 'bypass',
      serviceWorker: { url: '/mockServiceWorker.js' },
    });
    return created;
  })();
  const running = await worker;
  running.resetHandlers(...handlers);
  return async () => {
    handlers.delete(handler);
    if (handlers.size > 0) return running.resetHandlers(...handlers);
    worker = undefined;
    await running.stop();
  };
}

export async function startMock(options: MockOptions): Promise<Mock> {
  const user = options.user ?? ada;
  const base = new URL(options.base, document.baseURI).href.replace(/\/+$/, '');
  const basePath = new URL(base).pathname.replace(/\/+$/, '');
  const store = await openIndexedDbStore(databaseName);
  await seedWhereEmpty(store, user, options.reset ?? false);

  const { agentDelay = 6000 } = options;
  const agent = createAgent({ store, delay: Math.max(0, agentDelay) });
  const timer = runAgent(agent, Date.now);
  const app = createApp({
    store,
    basePath,
    user: () => user,
    ...(options.limits ? { limits: options.limits } : {}),
    ...(options.offer ? { offer: options.offer } : {}),
    onActivity: async activity => {
      if (agentDelay < 0) return;
      await agent.notice(activity);
      timer.wake();
    },
    onError: error => console.error(error),
  });

  let faults = parseFaults(options.fail ?? '');
  let latency = parseLatency(String(options.latency ?? 0));

  const leave = await join(
    http.all(`${base}/*`, async ({ request }) => {
      const match = matchOperation(request.method, pathBelow(basePath, request.url) ?? '');
      const operation = match && 'operation' in match ? match.operation : undefined;
      const fault = pickFault(faults, operation, Math.random);
      await wait(latency, Math.random);
      return fault === undefined ? app(request) : faultResponse(fault, () => app(request));
    }),
  );

  return {
    store,
    setFail: fail => void (faults = parseFaults(fail)),
    setLatency: value => void (latency = parseLatency(String(value))),
    reset: () => seedWhereEmpty(store, user, true),
    stop: async () => {
      timer.stop();
      await leave();
      store.close();
    },
  };
}

/** Forgets everything; what is running goes on with an empty desk until it is started again. */
export function resetMock(): Promise<void> {
  return new Promise((resolve, reject) => {
    const deleting = indexedDB.deleteDatabase(databaseName);
    deleting.onsuccess = () => resolve();
    deleting.onerror = () => reject(deleting.error ?? new Error('The database could not be deleted'));
  });
}
