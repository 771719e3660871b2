/** The routes of the customers' port: the API, the dashboard, the built widget, the sign-in links. */
import { randomBytes } from 'node:crypto';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { compress } from 'hono/compress';
import { etag } from 'hono/etag';
import type { App, Connection } from './app/app.ts';
import type { Customer } from './app/context.ts';
import { errorResponse } from './app/http/error-response.ts';
import { notFound, problemResponse } from './app/http/problems.ts';
import { defaultBasePath } from './create-server.ts';
import { pagePolicy, signInPage, type Dashboard } from './dashboard.ts';
import { isSameSecret, rejectCrossSite } from './authentication.ts';
import { endCookies, sessionToken, type Sessions } from './sessions.ts';

export const apiPath = defaultBasePath;

/** Lazy files: another content has another name. */
const hasHash = /\/lazy\/[^/]+-[\w-]{8}\.js$/;

export interface SiteOptions {
  /** The contract, `/healthz` and `/readyz`. */
  readonly api: App;
  readonly sessions: Sessions;
  readonly customers: readonly Customer[];
  readonly dashboard: Dashboard;
  /** The folder that contains dist/. */
  readonly root: string;
  readonly publicOrigin: string | undefined;
  /** Throws for a request that names another host. */
  readonly checkHost: (request: Request) => void;
  readonly onError: (error: unknown) => void;
}

export interface Site {
  readonly fetch: (request: Request, connection: Connection) => Promise<Response>;
  /** A sign-in link per customer, valid as long as this process runs. Secret: printed only where the server is started. */
  signInPaths(): ReadonlyMap<Customer, string>;
}

export function createSite(options: SiteOptions): Site {
  const { api, sessions, customers, dashboard, publicOrigin, onError } = options;
  const secrets = new Map(customers.map(customer => [customer, randomBytes(24).toString('base64url')]));
  const secure = publicOrigin?.startsWith('https:') ?? false;
  const hono = new Hono<{ Bindings: Connection }>();

  hono.onError(error => errorResponse(error, onError));
  hono.notFound(() => problemResponse(notFound('There is no such address.')));

  // For the probes of a supervisor, which know an address only: whether the process lives, and whether it can serve.
  for (const path of ['/healthz', '/readyz']) hono.get(path, ({ req }) => api(req.raw));

  hono.use(async (context, next) => {
    options.checkHost(context.req.raw);
    await next();
    context.header('X-Content-Type-Options', 'nosniff');
    context.header('Referrer-Policy', 'same-origin');
  });

  hono.all(`${apiPath}/*`, ({ req, env }) => api(req.raw, env));

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

  hono.post('/sign-out', async context => {
    rejectCrossSite(context.req.raw, [new URL(publicOrigin ?? context.req.url).origin]);
    const token = sessionToken(context.req.raw);
    if (token) await sessions.end(token);
    for (const cookie of endCookies(secure)) context.header('Set-Cookie', cookie, { append: true });
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
  hono.use(
    '/dist/*',
    compress(),
    etag(),
    serveStatic({
      root: options.root,
      onFound: (path, context) =>
        context.header(
          'Cache-Control',
          hasHash.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache',
        ),
    }),
  );

  return {
    fetch: async (request, connection) => hono.fetch(request, connection),
    signInPaths: () => new Map(customers.map(customer => [customer, `/sign-in/${secrets.get(customer)}`])),
  };
}
