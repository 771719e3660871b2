/** The routes of the customers' port: the API, the dashboard, the built widget, the sign-in links. */
import { randomBytes } from 'node:crypto';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono, type MiddlewareHandler } from 'hono';
import type { App } from './app/app.ts';
import type { Customer } from './app/context.ts';
import { errorResponse } from './app/http/error-response.ts';
import { HttpProblem, notFound, problemResponse } from './app/http/problems.ts';
import { pagePolicy, signInPage, type Dashboard } from './dashboard.ts';
import { isSameSecret } from './authentication.ts';
import { sessionToken, type Sessions } from './sessions.ts';

export const apiPath = '/api/support';

export interface SiteOptions {
  readonly api: App;
  readonly sessions: Sessions;
  readonly customers: readonly Customer[];
  readonly dashboard: Dashboard;
  /** The folder that contains dist/. */
  readonly root: string;
  readonly publicOrigin: string | undefined;
  /** Rejects where calls cannot be served, such as without the database. */
  readonly ready: () => Promise<unknown>;
  readonly onError: (error: unknown) => void;
}

export interface Site {
  readonly hono: Hono;
  /** A sign-in link per customer, valid as long as this process runs. Secret: printed only where the server is started. */
  signInPaths(): ReadonlyMap<Customer, string>;
}

const noStore = { 'Cache-Control': 'no-store' };

const ownNames = ['127.0.0.1', 'localhost', '[::1]'];

/** Prevents DNS rebinding: a host name of somebody else that resolves to this server gets a 421. */
function rejectOtherHosts(publicOrigin: string | undefined): MiddlewareHandler {
  const names = [...ownNames, ...(publicOrigin ? [new URL(publicOrigin).hostname] : [])];
  return async ({ req }, next) => {
    if (names.includes(new URL(req.url).hostname)) return next();
    throw new HttpProblem(421, 'This server has another name. Set PUBLIC_URL to the one that is used.');
  };
}

export function createSite(options: SiteOptions): Site {
  const { api, sessions, customers, dashboard, publicOrigin, onError } = options;
  const secrets = new Map(customers.map(customer => [customer, randomBytes(24).toString('base64url')]));
  const secure = publicOrigin?.startsWith('https:') ?? false;
  const hono = new Hono();

  hono.onError(error => errorResponse(error, onError));
  hono.notFound(() => problemResponse(notFound('There is no such address.')));

  // For the probes of a supervisor, which know an address only: whether the process lives, and whether it can serve.
  hono.get('/healthz', ({ text }) => text('ok', 200, noStore));
  hono.get('/readyz', async ({ text }) => {
    try {
      await options.ready();
      return text('ok', 200, noStore);
    } catch (error) {
      onError(error);
      return text('the database does not answer', 503, { ...noStore, 'Retry-After': '3' });
    }
  });

  hono.use(rejectOtherHosts(publicOrigin));
  hono.use(async (context, next) => {
    await next();
    context.header('X-Content-Type-Options', 'nosniff');
    context.header('Referrer-Policy', 'same-origin');
  });

  hono.all(`${apiPath}/*`, ({ req }) => api(req.raw));

  hono.get('/sign-in/:secret', async context => {
    const given = context.req.param('secret');
    const customer = customers.find(candidate => isSameSecret(given, secrets.get(candidate) ?? ''));
    if (!customer)
      throw notFound('This link is of a server that no longer runs. Take one that it printed now.');
    const earlier = sessionToken(context.req.raw);
    if (earlier) await sessions.end(earlier);
    for (const cookie of await sessions.begin(customer, secure)) {
      context.header('Set-Cookie', cookie, { append: true });
    }
    context.header('Cache-Control', 'no-store');
    return context.redirect('/', 303);
  });

  hono.get('/', async context => {
    const token = sessionToken(context.req.raw);
    const customer = token && (await sessions.find(token));
    context.header('Content-Security-Policy', pagePolicy);
    context.header('Cache-Control', 'no-store');
    return customer ? context.html(dashboard.page(customer.name)) : context.html(signInPage, 401);
  });
  hono.get('/demo/dashboard.css', ({ body }) => body(dashboard.styles, 200, { 'Content-Type': 'text/css' }));
  hono.get('/demo/dashboard.js', ({ body }) =>
    body(dashboard.script, 200, { 'Content-Type': 'text/javascript' }),
  );
  hono.use('/dist/*', serveStatic({ root: options.root }));

  return {
    hono,
    signInPaths: () => new Map(customers.map(customer => [customer, `/sign-in/${secrets.get(customer)}`])),
  };
}
