/**
 * What breaks an app: it changes what goes in, or what comes out.
 * @typedef {import('../server.js').App} App
 * @typedef {(request: Request, next: App) => Promise<Response>} Change
 */

/**
 * @typedef {object} Fault
 * @property {string} name
 * @property {readonly string[]} fails exactly these checks fail
 * @property {() => Parameters<typeof import('../reference.js').referenceApp>[0]} [options] what the reference is made with
 * @property {(app: App) => App} [wrap] what is done to it then
 * @property {number} [timeoutMs] shorter where something never comes
 * @property {readonly string[]} [only] a fault that breaks too much, or lasts too long, is looked at in these alone
 */

/** Calls whose method (`*`: any) and path below the base fit go through `change`. @param {string} method @param {RegExp} path @param {Change} change */
export const on = (method, path, change) => (/** @type {App} */ app) => /** @type {App} */ async request => {
  const below = new URL(request.url).pathname.replace('/api/support', '');
  const fits = (method === '*' || method === request.method) && path.test(below);
  return fits ? change(request, app) : app(request);
};

/** @param {Response} response @param {(body: any) => unknown} change */
export async function editBody(response, change) {
  if (!response.ok || response.status === 204) return response;
  return new Response(JSON.stringify(change(await response.json())), response);
}

/** @param {Response} response @param {(headers: Headers) => void} change */
export function editHeaders(response, change) {
  const headers = new Headers(response.headers);
  change(headers);
  return new Response(response.body, { status: response.status, headers });
}

/** The same call with other headers. @param {Request} request @param {(headers: Headers) => void} change */
export async function withHeaders(request, change) {
  const headers = new Headers(request.headers);
  change(headers);
  const body = request.method === 'GET' ? null : await request.clone().arrayBuffer();
  return new Request(request.url, { method: request.method, headers, body });
}

/** The same call with another JSON body. @param {Request} request @param {(body: any) => unknown} change */
export async function withBody(request, change) {
  const text = await request.clone().text();
  let json;
  try {
    json = JSON.parse(text);
  } catch {
    return request;
  }
  return new Request(request.url, {
    method: request.method,
    headers: request.headers,
    body: JSON.stringify(typeof json === 'object' && json ? change(json) : json),
  });
}

/** The same call with another query. @param {Request} request @param {(query: URLSearchParams) => void} change */
export function withQuery(request, change) {
  const url = new URL(request.url);
  change(url.searchParams);
  return new Request(url, { headers: request.headers });
}

/** @param {number} status @param {string} detail */
export const problem = (status, detail) =>
  new Response(JSON.stringify({ type: 'about:blank', title: 'Problem', status, detail }), {
    status,
    headers: { 'Content-Type': 'application/problem+json' },
  });

export const list = /^\/requests$/;
export const one = /^\/requests\/[^/]+$/;
export const thread = /^\/requests\/[^/]+\/comments$/;
export const anything = /^/;
