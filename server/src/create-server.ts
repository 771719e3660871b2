/** The server as a function from `Request` to `Response`, for any runtime and framework that has these. */
import { Hono } from 'hono';
import { createHelpdeskApp, type App, type Connection } from './app/app.ts';
import { builtInDesk } from './app/built-in-desk.ts';
import type { Catalogue } from './app/catalogue.ts';
import type { Activity } from './app/context.ts';
import type { Customer } from './app/customer.ts';
import type { Helpdesk } from './app/desk.ts';
import type { EventFeed } from './app/event-hub.ts';
import { withCors } from './app/http/cors.ts';
import { errorResponse } from './app/http/error-response.ts';
import { notFound, problemResponse } from './app/http/problems.ts';
import type { Scan } from './app/files.ts';
import type { Limits, Offer } from './app/limits.ts';
import type { CountWrite } from './app/rate-limit.ts';
import type { ServerStore, Store } from './app/store.ts';
import type { Queues } from './app/turns.ts';

/** Who sends a request; nobody is a 401. May throw an `HttpProblem`. */
export type Identify = (
  request: Request,
  connection: Connection,
) => Customer | null | undefined | Promise<Customer | null | undefined>;

interface CommonOptions {
  readonly identify: Identify;
  /** Default `/api/support`. */
  readonly basePath?: string;
  readonly limits?: Partial<Limits>;
  readonly offer?: Offer;
  /** Types, services, colleagues, incidents and articles (contract 1.1), such as from `memoryCatalogue`. */
  readonly catalogue?: Catalogue;
  /** Source of the event stream, from `createEventHub`. Needs a store with a change log. */
  readonly events?: EventFeed;
  /** Origins whose pages may call with a bearer token. */
  readonly corsOrigins?: readonly string[];
  /** Rejects where calls cannot be served, such as without the database. */
  readonly ready?: () => Promise<unknown>;
  readonly now?: () => number;
  /** Counts writes in place of the server's own count, for several servers: `sharedRateLimit`. */
  readonly countWrite?: CountWrite | undefined;
  /** Looks at each upload before it is kept: `createScan`. */
  readonly scan?: Scan | undefined;
  /** Gets the queues of calls, to be measured: see `createMetrics`. */
  readonly queues?: Queues | undefined;
  readonly onActivity?: (activity: Activity) => void | Promise<void>;
  readonly onError?: (error: unknown) => void;
}

/** Without a `desk`, the built-in one over the store. */
export type ServerOptions = CommonOptions &
  (
    | { readonly desk: Helpdesk; readonly store: ServerStore }
    | { readonly desk?: undefined; readonly store: Store }
  );

export const defaultBasePath = '/api/support';

const noStore = { 'Cache-Control': 'no-store' };

/** The contract's operations, and what a supervisor asks: `/healthz` and `/readyz`. */
export function createServer(options: ServerOptions): App {
  const { identify, basePath = defaultBasePath, events, corsOrigins = [], ready, onError } = options;
  const helpdesk = options.desk ?? builtInDesk(options.store);
  const offer: Offer = {
    ...options.offer,
    features: { ...options.offer?.features, events: events !== undefined },
  };
  const app = createHelpdeskApp({
    ...options,
    helpdesk,
    basePath,
    offer,
    authenticate: async (request, connection) => (await identify(request, connection)) ?? undefined,
  });
  const api = corsOrigins.length ? withCors(app, { origins: corsOrigins }) : app;
  const report = onError ?? (() => undefined);

  const hono = new Hono<{ Bindings: Connection }>();
  hono.onError(error => errorResponse(error, report));
  hono.notFound(() => problemResponse(notFound('There is no such address.')));
  hono.get('/healthz', ({ text }) => text('ok', 200, noStore));
  hono.get('/readyz', async ({ text }) => {
    try {
      await ready?.();
      return text('ok', 200, noStore);
    } catch (error) {
      report(error);
      return text('calls cannot be served just now', 503, { ...noStore, 'Retry-After': '3' });
    }
  });
  hono.all(`${basePath}/*`, ({ req, env }) => api(req.raw, env));
  return async (request, connection = {}) => hono.fetch(request, connection);
}
