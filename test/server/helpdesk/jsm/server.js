/** A test server for the REST API of Jira Service Management: every call and every answer has to be as description.json has them. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { Refusal } from './common.js';
import { JsmData } from './data.js';
import { findOperation, problemsOfAnswer, problemsOfCall } from './description.js';
import { operations } from './operations.js';
import { Shapes } from './shapes.js';

/** @param {import('node:http').RequestListener} listener */
async function listen(listener) {
  const server = createServer(listener);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    origin: `http://127.0.0.1:${port}`,
    stop: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

/** @param {JsmData} data @param {string | undefined} authorization */
function userOf(data, authorization = '') {
  const [scheme, credentials = ''] = authorization.split(' ');
  const [address, token] =
    scheme === 'Basic' ? Buffer.from(credentials, 'base64').toString().split(':') : [undefined, credentials];
  return data.users.find(
    user => user.token === token && (address === undefined || user.emailAddress === address),
  );
}

const refusal = (/** @type {number} */ status, /** @type {string} */ errorMessage) => ({
  status,
  body: { errorMessage, i18nErrorMessage: { i18nKey: 'sd.error', parameters: [] } },
  headers: {},
});

/** @param {Buffer} body @param {Headers} headers */
async function readBody(body, headers) {
  if (!body.length) return undefined;
  if (!headers.get('Content-Type')?.startsWith('multipart/form-data')) return JSON.parse(body.toString());
  const form = await new Response(new Uint8Array(body), {
    headers: { 'Content-Type': headers.get('Content-Type') ?? '' },
  }).formData();
  const files = /** @type {File[]} */ (form.getAll('file').filter(part => typeof part !== 'string'));
  return Promise.all(files.map(async file => ({ file, bytes: new Uint8Array(await file.arrayBuffer()) })));
}

export async function startJsm() {
  const data = new JsmData();
  /** What was not as described. @type {string[]} */
  const violations = [];
  /** Method and path of each call. @type {string[]} */
  const calls = [];

  // Elsewhere, as in the cloud: files are behind addresses that need no key, and must not get one.
  const media = await listen((request, response) => {
    if (request.headers.authorization) violations.push('The key was sent to where the files are');
    const [, id] = /^\/file\/(\d+)\?token=\d+$/.exec(request.url ?? '') ?? [];
    const file = data.requests
      .flatMap(({ attachments }) => attachments)
      .find(attachment => attachment.id === id);
    if (!file) return void response.writeHead(404).end();
    response.writeHead(200, { 'Content-Type': file.mimeType, 'Content-Length': file.bytes.length });
    response.end(file.bytes);
  });

  /** @param {import('node:http').IncomingMessage} request */
  async function answer(request) {
    const url = new URL(request.url ?? '', place.origin);
    const { method = '' } = request;
    const headers = new Headers(/** @type {Record<string, string>} */ (request.headers));
    const body = await readBody(await buffer(request), headers);
    calls.push(`${method} ${url.pathname.replace('/rest/servicedeskapi', '')}${url.search}`);
    // The one call of Jira's own API.
    if (method === 'GET' && url.pathname === '/rest/api/2/myself') {
      const me = userOf(data, request.headers.authorization);
      return me
        ? { status: 200, body: { accountId: me.accountId, emailAddress: me.emailAddress } }
        : refusal(401, 'You must be logged in.');
    }
    const found = findOperation(method, url.pathname);
    if (!found) {
      violations.push(`${method} ${url.pathname} is not described`);
      return refusal(404, 'null for uri');
    }
    const { operation, pathValues: path } = found;
    const type = headers.get('Content-Type') ?? undefined;
    const problems = problemsOfCall(operation, path, url.searchParams, type, body);
    violations.push(...problems.map(problem => `${operation.id}: ${problem}`));
    if (problems.length) return refusal(400, problems.join('; '));
    const user = userOf(data, request.headers.authorization);
    /** @type {import('./common.js').Answer} */
    let result;
    if (!user && operation.id !== 'getInfo') result = refusal(401, 'You must be logged in.');
    else if (operation.isExperimental && headers.get('X-ExperimentalApi') !== 'opt-in')
      result = refusal(412, 'This API is experimental: opt in.');
    else
      result = run(
        { user: /** @type {any} */ (user), path, query: url.searchParams, body, headers },
        operation.id,
      );
    const wrong = problemsOfAnswer(operation, result.status, result.body);
    violations.push(...wrong.map(problem => `answer of ${operation.id}: ${problem}`));
    return wrong.length ? refusal(500, wrong.join('; ')) : result;
  }

  /** @param {Omit<import('./common.js').Call, 'data' | 'shapes' | 'mediaOrigin'>} call @param {string} id */
  function run(call, id) {
    try {
      const operation = operations[id];
      if (!operation) throw new Error(`${id} is not implemented`);
      return operation({ ...call, data, shapes, mediaOrigin: media.origin });
    } catch (error) {
      if (error instanceof Refusal) return refusal(error.status, error.message);
      throw error;
    }
  }

  const api = await listen(async (request, response) => {
    try {
      const { status, body, headers = {} } = await answer(request);
      response.writeHead(status, {
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...headers,
      });
      response.end(body === undefined ? undefined : JSON.stringify(body));
    } catch (error) {
      violations.push(String(error));
      response.writeHead(500, { 'Content-Type': 'application/json' }).end('{}');
    }
  });
  const place = { origin: api.origin, api: `${api.origin}/rest/servicedeskapi` };
  const shapes = new Shapes(data, place);

  return {
    url: api.origin,
    data,
    violations,
    calls,
    stop: async () => {
      await Promise.all([api.stop(), media.stop()]);
    },
  };
}
