/**
 * A test server for Zammad's REST API, written from its documentation (https://docs.zammad.org/en/latest/api/intro.html) and, where that
 * says nothing, from its source. What is asked in another way than they say is a violation.
 */
import { once } from 'node:events';
import { createServer } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { covers, permissionsOf, Refusal, Violation } from './common.js';
import { ZammadData } from './data.js';
import { operations } from './operations.js';

/**
 * https://docs.zammad.org/en/latest/api/intro.html#authentication and, for `From`, #actions-on-behalf-of-other-users
 *
 * @param {ZammadData} data @param {import('node:http').IncomingHttpHeaders} headers
 */
function authenticate(data, headers) {
  const token = /^Token token=(.+)$/.exec(headers.authorization ?? '')?.[1];
  if (token === undefined) throw new Refusal(403, 'Authentication required');
  const real = data.users.find(user => user.token === token);
  if (!real) throw new Refusal(401, "Can't find User for Token");
  if (real.expired) throw new Refusal(401, 'Not authorized (token expired)!');
  const own = permissionsOf(real);
  const ticked = real.tokenPermissions ?? [];
  const { from } = headers;
  if (from === undefined)
    return { user: real, may: (/** @type {string} */ one) => covers(own, one) && covers(ticked, one) };
  // Of the user, not of the token; whom it is for has the user's own permissions: lib/user_context.rb, authorizes.rb.
  if (!covers(own, 'admin.user'))
    throw new Refusal(403, "Current user has no permission to use 'From'/'X-On-Behalf-Of'!");
  const user =
    data.users.find(({ id }) => String(id) === from) ??
    data.users.find(({ login, email }) => [login, email].includes(from.toLowerCase()));
  if (!user) throw new Refusal(403, `No such user '${from}'`);
  const theirs = permissionsOf(user);
  return { user, may: (/** @type {string} */ one) => covers(theirs, one) };
}

export async function startZammad() {
  const data = new ZammadData();
  /** What was not as documented. @type {string[]} */
  const violations = [];
  /** Method and path of each call. @type {string[]} */
  const calls = [];
  /** Before each call is done. @type {{ onCall: (() => void) | undefined }} */
  const hooks = { onCall: undefined };

  /** @param {import('node:http').IncomingMessage} request @returns {Promise<import('./common.js').Answer>} */
  async function answer(request) {
    const url = new URL(request.url ?? '', 'http://zammad');
    const bytes = await buffer(request);
    calls.push(`${request.method} ${url.pathname}${url.search}`);
    hooks.onCall?.();
    if (bytes.length > data.maxBodyBytes)
      return { status: 413, type: 'text/html', bytes: Buffer.from('<h1>413') };
    const name = url.pathname.replace(/^\/api\/v1\//, '');
    const found = operations.find(([method, form]) => method === request.method && form.test(name));
    if (!found || name === url.pathname) throw new Violation(`${request.method} ${url.pathname}`);
    if (bytes.length && request.headers['content-type'] !== 'application/json')
      throw new Violation(`a body that is ${request.headers['content-type']}`);
    const body = bytes.length ? JSON.parse(bytes.toString()) : undefined;
    const who = authenticate(data, request.headers);
    return found[2]({ data, ...who, path: name.split('/'), query: url.searchParams, body });
  }

  const server = createServer(async (request, response) => {
    /** @type {import('./common.js').Answer} */
    let result;
    try {
      result = await answer(request);
    } catch (error) {
      if (!(error instanceof Refusal)) violations.push(String(error));
      const { message } = /** @type {Error} */ (error);
      const status = error instanceof Refusal ? error.status : 500;
      result = { status, body: { error: message, error_human: message } };
    }
    const { status = 200, body, bytes, type, name } = result;
    response.writeHead(status, {
      Date: new Date(data.clock).toUTCString(),
      'Content-Type': type ?? 'application/json; charset=utf-8',
      ...(name === undefined
        ? {}
        : { 'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}` }),
    });
    response.end(bytes ?? JSON.stringify(body));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    url: `http://127.0.0.1:${port}`,
    data,
    violations,
    calls,
    /** @param {(() => void) | undefined} onCall */
    set onCall(onCall) {
      hooks.onCall = onCall;
    },
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
