/**
 * A test server for Zendesk's Ticketing API, after its documentation: https://developer.zendesk.com/api-reference/. Files are behind redirects
 * to another host, as https://developer.zendesk.com/api-reference/ticketing/tickets/ticket-attachments/ warns.
 */
import { once } from 'node:events';
import { createServer } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { ZendeskData } from './data.js';
import { operations } from './operations.js';
import { Refusal } from './refusals.js';

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

/** `POST /tickets/:id.json` as an expression. */
const patterns = Object.keys(operations).map(name => {
  const [method = '', path = ''] = name.split(' ');
  return {
    name,
    method,
    form: new RegExp(`^/api/v2${path.replaceAll('.', '\\.').replace(':id', '(\\d+)')}$`),
  };
});

export async function startZendesk() {
  const data = new ZendeskData();
  /** What was not as documented. @type {string[]} */
  const violations = [];
  /** Method and path of each call. @type {string[]} */
  const calls = [];
  const token = '6wiIBWbGkBMo1mRDMuVwkw1EPsNkeUj95PIz2akv';

  /** Where the server calls Zendesk: files have addresses there. */
  const state = { origin: /** @type {string | undefined} */ (undefined) };

  const files = () => data.tickets.flatMap(({ comments }) => comments.flatMap(comment => comment.files));
  const media = await listen((request, response) => {
    if (request.headers.authorization) violations.push('The key was sent to where the files are');
    const file = files().find(({ id }) => `/file/${id}` === request.url);
    if (!file) return void response.writeHead(404).end();
    response.writeHead(200, { 'Content-Type': file.type, 'Content-Length': file.bytes.length });
    response.end(file.bytes);
  });

  const api = await listen(async (request, response) => {
    const { method = '', headers } = request;
    const send = (/** @type {number} */ status, /** @type {unknown} */ body, more = {}) => {
      response.writeHead(status, {
        ...{ Date: new Date(data.clock()).toUTCString(), 'Content-Type': 'application/json' },
        ...more,
      });
      response.end(JSON.stringify(body));
    };
    try {
      const origin = state.origin ?? api.origin;
      const url = new URL(request.url ?? '', origin);
      calls.push(`${method} ${url.pathname.replace('/api/v2', '')}${url.search}`);
      const bytes = await buffer(request);
      // security-and-auth/#api-token
      const [address = '', secret] = Buffer.from(
        (headers.authorization ?? '').replace('Basic ', ''),
        'base64',
      )
        .toString()
        .split('/token:');
      const me = secret === token ? data.users.find(({ email }) => email === address) : undefined;
      const [, file] = /^\/attachments\/token\/(\d+)\/$/.exec(url.pathname) ?? [];
      if (file) return void response.writeHead(302, { Location: `${media.origin}/file/${file}` }).end();
      if (!me) return send(401, { error: "Couldn't authenticate you" });
      const found = patterns.find(pattern => pattern.method === method && pattern.form.test(url.pathname));
      const operation = found && operations[found.name];
      if (!operation) {
        violations.push(`${method} ${url.pathname} is not described`);
        return send(404, { error: 'InvalidEndpoint', description: 'Not found' });
      }
      if (me.role === 'end-user')
        return send(403, { error: 'Forbidden', description: 'You do not have access to this page.' });
      const type = headers['content-type'] ?? '';
      const [, id = ''] = found.form.exec(url.pathname) ?? [];
      const json = type === 'application/json' && bytes.length && !url.pathname.endsWith('/uploads.json');
      const answer = operation({
        ...{ data, query: url.searchParams, bytes, type, id, me, origin },
        json: json ? JSON.parse(bytes.toString()) : undefined,
        key: /** @type {string | undefined} */ (headers['idempotency-key']),
      });
      send(answer.status ?? 200, answer.body, answer.headers);
    } catch (error) {
      if (error instanceof Refusal) return send(error.status, error.body);
      violations.push(String(error));
      send(500, {});
    }
  });

  return {
    url: api.origin,
    data,
    violations,
    calls,
    token,
    state,
    stop: async () => {
      await Promise.all([api.stop(), media.stop()]);
    },
  };
}
