/**
 * `/__api/<id>/…`: an API on the real network that answers as a test says: redirects, pages of a proxy, statuses of a gateway, bodies
 * that come bit by bit. No service worker stands between, which would hide redirects and upload progress and hold streams back.
 * test/support/scripted-api.ts is the side of the test.
 *
 * - `PUT /__api/<id>` takes the rules: a JSON array of {@link Rule}; the first that fits answers
 * - `GET /__api/<id>` gives the calls that came in: `{ method, path, headers, body }[]`
 *
 * @typedef {{
 *   status?: number,
 *   headers?: Record<string, string>,
 *   body?: string,
 *   chunks?: { bytes: number, count: number, pause: number },
 *   delay?: number,
 *   cors?: boolean,
 *   drop?: boolean,
 * }} Answer `chunks`: instead of a body, so many bytes so often, with so many milliseconds between; `delay`: milliseconds before the
 *   head; `cors: false`: without CORS headers; `drop`: the connection is closed after what the answer has, without its end
 * @typedef {{ match: string, answers: Answer[] }} Rule `match` is what the method and the path below the id begin with; of several
 *   answers each call takes the next, and the last one stays
 * @typedef {{ rules: { match: string, answers: Answer[], next: number }[], calls: object[] }} Api
 *
 * @returns {import('@web/dev-server-core').Middleware}
 */
export function scriptedApi() {
  /** @type {Map<string, Api>} */
  const apis = new Map();

  return async (context, next) => {
    const [, id = '', path = ''] = /^\/__api\/([^/]+)(\/.*)?$/.exec(context.path) ?? [];
    if (!id) return next();
    const body = await text(context.req);
    if (!path && context.method === 'PUT') {
      const rules = JSON.parse(body).map((/** @type {Rule} */ rule) => ({ ...rule, next: 0 }));
      apis.set(id, { rules, calls: apis.get(id)?.calls ?? [] });
      context.status = 204;
      return;
    }
    const api = apis.get(id);
    if (!path) {
      context.body = JSON.stringify(api?.calls ?? []);
      context.type = 'application/json';
      return;
    }
    const call = `${context.method} ${path}${context.search}`;
    const preflight = context.method === 'OPTIONS';
    if (!preflight) {
      const { method, headers } = context;
      api?.calls.push({ method, path: path + context.search, headers: { ...headers }, body });
    }
    const rule = preflight ? undefined : api?.rules.find(({ match }) => call.startsWith(match));
    const answer = preflight
      ? { status: 204 }
      : (rule?.answers[Math.min(rule.next++, rule.answers.length - 1)] ?? { status: 404 });
    context.respond = false; // Koa would end the answer itself
    await send(context.res, context.get('Origin'), answer);
  };
}

/** @param {import('node:http').ServerResponse} response @param {string} origin @param {Answer} answer */
async function send(response, origin, answer) {
  const { status = 200, headers = {}, body = '', chunks, delay, cors = true, drop } = answer;
  if (delay) await pause(delay);
  const allowed = {
    'Access-Control-Allow-Origin': origin,
    'Access-Control-Allow-Credentials': 'true',
    'Access-Control-Allow-Methods': 'GET, POST, PUT, PATCH, DELETE',
    'Access-Control-Allow-Headers':
      'authorization, content-type, idempotency-key, if-none-match, last-event-id, support-user, x-csrf-token',
    'Access-Control-Expose-Headers': 'ETag, Retry-After, Location',
  };
  response.writeHead(status, { 'Cache-Control': 'no-store', ...(origin && cors ? allowed : {}), ...headers });
  response.flushHeaders();
  if (body) response.write(body);
  for (let index = 0; chunks && index < chunks.count && !response.destroyed; index++) {
    if (index > 0) await pause(chunks.pause);
    response.write(Buffer.alloc(chunks.bytes, 'x'));
  }
  if (drop) response.destroy();
  else response.end();
}

/** @param {number} duration */
const pause = duration => new Promise(resolve => setTimeout(resolve, duration));

/** @param {AsyncIterable<Buffer>} request */
async function text(request) {
  const parts = [];
  try {
    for await (const part of request) parts.push(part);
  } catch {
    // The client has aborted the call.
  }
  return Buffer.concat(parts).toString('latin1');
}
