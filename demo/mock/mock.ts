/** The server's app in a service worker of the page (msw), over IndexedDB. */
import { http, type HttpHandler } from 'msw';
import { setupWorker, type SetupWorker } from 'msw/browser';
import { createScriptedAgent } from '../../server/src/scripted-agent/scripted-agent.ts';
import { runScriptedAgent } from '../../server/src/scripted-agent/timer.ts';
import { createApp } from '../../server/src/app/app.ts';
import type { Customer } from '../../server/src/app/context.ts';
import { openIndexedDbStore } from '../../server/src/stores/browser/indexeddb-store.ts';
import type { Limits, Offer } from '../../server/src/app/limits.ts';
import { matchOperation, pathBelow } from '../../server/src/app/operations.ts';
import { memoryCatalogue } from '../../server/src/app/memory-catalogue.ts';
import { demoCompany } from '../../server/src/seed/company.ts';
import { seed } from '../../server/src/seed/seed.ts';
import type { Store } from '../../server/src/app/store.ts';

import { faultResponse, parseFaults, pickFault } from './faults.ts';
import { parseLatency, wait } from './latency.ts';

export interface MockOptions {
  /** The element's `api-base`: the mock handles the requests below it. */
  readonly base: string;
  /** `300` or `200-900`, in milliseconds. */
  readonly latency?: string | number | undefined;
  /** See faults.ts. */
  readonly fail?: string | undefined;
  /** Milliseconds until the scripted agent comments; a negative number switches it off. Default 6000. */
  readonly agentDelay?: number | undefined;
  readonly limits?: Partial<Limits> | undefined;
  readonly offer?: Offer | undefined;
  /** Whether it has types, services, colleagues, incidents and articles. */
  readonly team?: boolean | undefined;
  /** The signed-in customer; default Ada Byron. */
  readonly customer?: Customer | undefined;
  /** Whether to replace the data by the seed. */
  readonly reset?: boolean | undefined;
}

export interface Mock {
  readonly store: Store;
  /** Changes the faults from the next call on. */
  setFail(fail: string): void;
  setLatency(latency: string | number): void;
  /** Replaces the data by the seed. */
  reset(): Promise<void>;
  stop(): Promise<void>;
}

export const databaseName = 'support-requests-demo';
const ada: Customer = { key: 'ada', name: 'Ada Byron' };

/** Seeds an empty store; under a lock, so that two tabs do not both seed it. */
async function seedWhereEmpty(
  store: Store,
  customer: Customer,
  reset: boolean,
  organisation?: string,
): Promise<void> {
  await navigator.locks.request(databaseName, async () => {
    if (reset) await store.clear();
    const { total } = await store.listRequests(customer.key, {
      status: 'all',
      sort: 'key',
      words: [],
      limit: 1,
    });
    if (!total) await seed(store, customer, Date.now(), organisation);
  });
}

/** Handlers of the running bases. They share one worker, because a second one would take the requests of the first. */
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
  const customer = options.customer ?? ada;
  const base = new URL(options.base, document.baseURI).href.replace(/\/+$/, '');
  const basePath = new URL(base).pathname.replace(/\/+$/, '');
  const store = await openIndexedDbStore(databaseName);
  const company = options.team ? demoCompany(Date.now()) : undefined;
  const organisation = company?.organisations?.[0]?.id;
  await seedWhereEmpty(store, customer, options.reset ?? false, organisation);

  const { agentDelay = 6000 } = options;
  const agent = createScriptedAgent({ store, delay: Math.max(0, agentDelay) });
  const timer = runScriptedAgent(agent, Date.now);
  const app = createApp({
    store,
    basePath,
    authenticate: () => customer,
    ...(company && { catalogue: memoryCatalogue(() => company) }),
    ...(options.limits ? { limits: options.limits } : {}),
    ...(options.offer ? { offer: options.offer } : {}),
    onActivity: async activity => {
      if (agentDelay < 0) return;
      await agent.schedule(activity);
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
    reset: () => seedWhereEmpty(store, customer, true, organisation),
    stop: async () => {
      timer.stop();
      await leave();
      store.close();
    },
  };
}
