/**
 * A test server for WHMCS's API, after its documentation: one address, forms, and 200 also for what is refused.
 * https://developers.whmcs.com/api/getting-started/, …/authentication/, …/access-control/, …/response-types/
 */
import { once } from 'node:events';
import { createServer } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { actions, Refusal } from './actions.js';
import { WhmcsData } from './data.js';

const credentials = { identifier: 'D4j1dKYE3g40', secret: 'F1CKGXRIpylMfsrig3mww' };
const common = ['identifier', 'secret', 'accesskey', 'action', 'responsetype'];

/** As PHP reads a form: of one that is too large, nothing. @param {Buffer} body @param {string} type @param {number} most */
async function readForm(body, type, most) {
  if (body.length > most) return {};
  const form = await new Response(new Uint8Array(body), { headers: { 'Content-Type': type } }).formData();
  return Object.fromEntries([...form].map(([name, value]) => [name, String(value)]));
}

export async function startWhmcs() {
  const data = new WhmcsData();
  /** What was not as documented. @type {string[]} */
  const violations = [];
  /** Actions, with what they were about. @type {string[]} */
  const calls = [];
  /** Actions that the role of the credential has. */
  const role = new Set(Object.keys(actions));
  const state = { accessKey: /** @type {string | undefined} */ (undefined) };

  /** @param {Record<string, string>} form */
  function run(form) {
    const name = form['action'] ?? '';
    if (form['identifier'] !== credentials.identifier || form['secret'] !== credentials.secret)
      return { status: 403, body: { result: 'error', message: 'Authentication Failed' } };
    if (state.accessKey !== undefined && form['accesskey'] !== state.accessKey)
      return { status: 403, body: { result: 'error', message: 'Invalid IP 127.0.0.1' } };
    calls.push([name, form['ticketid'] ?? form['ticketnum'] ?? form['clientid'] ?? ''].join(' ').trim());
    const action = actions[name];
    if (!action || !role.has(name))
      return {
        status: 403,
        body: { result: 'error', message: `Invalid Permissions: API action "${name}" is not allowed` },
      };
    const { required = [], optional = [] } = action;
    const odd = Object.keys(form).filter(key => ![...common, ...required, ...optional].includes(key));
    if (odd.length) violations.push(`${name} has no ${odd.join(', ')}`);
    if (form['responsetype'] !== 'json') violations.push('The answer would be XML');
    try {
      return { status: 200, body: { result: 'success', ...action.run(form, data) } };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return { status: 200, body: { result: 'error', message: error.message } };
    }
  }

  const server = createServer(async (request, response) => {
    try {
      const body = await buffer(request);
      if (request.method !== 'POST' || request.url !== '/whmcs/includes/api.php') {
        violations.push(`${request.method} ${request.url} is not the API`);
        return void response.writeHead(404, { 'Content-Type': 'text/html' }).end('<h1>Not Found</h1>');
      }
      const type = request.headers['content-type'] ?? '';
      const { status, body: answer } = run(await readForm(body, type, data.postMaxBytes));
      response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(answer));
    } catch (error) {
      violations.push(String(error));
      response.writeHead(500).end();
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    url: `http://127.0.0.1:${port}`,
    ...credentials,
    data,
    violations,
    calls,
    role,
    state,
    stop: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
