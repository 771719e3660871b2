import type { App } from '../app.ts';

const allowedHeaders =
  'Authorization, Content-Type, Idempotency-Key, If-None-Match, Last-Event-ID, Support-User, X-CSRF-Token, X-XSRF-TOKEN';

export interface CorsOptions {
  /** Allowed origins, compared exactly. */
  readonly origins: readonly string[];
  /** Whether other origins may send cookies; default false. */
  readonly credentials?: boolean;
}

/** Wraps an app so that pages of the allowed origins can call it and read its responses, also its errors. */
export function withCors(app: App, { origins, credentials = false }: CorsOptions): App {
  return async (request, connection) => {
    const origin = request.headers.get('Origin');
    if (!origin || !origins.includes(origin)) return app(request, connection);
    const preflight = request.method === 'OPTIONS' && request.headers.has('Access-Control-Request-Method');
    const response = preflight ? new Response(null, { status: 204 }) : await app(request, connection);
    const headers = new Headers(response.headers);
    headers.set('Access-Control-Allow-Origin', origin);
    headers.append('Vary', 'Origin');
    if (credentials) headers.set('Access-Control-Allow-Credentials', 'true');
    if (preflight) {
      headers.set('Access-Control-Allow-Headers', allowedHeaders);
      headers.set('Access-Control-Allow-Methods', 'GET, POST, PUT, PATCH, DELETE');
      headers.set('Access-Control-Max-Age', '600');
    } else {
      headers.set('Access-Control-Expose-Headers', 'ETag, Retry-After, Location, Idempotency-Replayed');
    }
    return new Response(response.body, { status: response.status, headers });
  };
}
