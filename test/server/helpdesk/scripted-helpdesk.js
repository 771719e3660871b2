/**
 * A helpdesk's HTTP server that does what a test says: it answers, fails in the ways that networks and proxies fail, or passes the call on to
 * a real helpdesk.
 */
import { once } from 'node:events';
import { createServer, request as send } from 'node:http';
import { buffer } from 'node:stream/consumers';

/**
 * What becomes of a call. `down`: the connection breaks before an answer. `silent`: no answer ever. `half`: the answer breaks off in the
 * middle. `done, then down`: the helpdesk does it, and the connection breaks. `late`: it is passed on at once, and what is answered comes
 * when `late` is fulfilled; `onAnswer` is called once the helpdesk has answered. Absent: it is passed on.
 *
 * @typedef {{ late: Promise<unknown>, onAnswer: () => void } | 'down' | 'silent' | 'half' | 'done, then down' | { status?: number, headers?: Record<string, string>, body?: unknown } | undefined} Fate
 * @typedef {{ method: string, path: string, headers: import('node:http').IncomingHttpHeaders, body: Buffer }} Call
 */

/** A page for signing in, as a proxy or an expired session shows it. */
export const loginPage = {
  status: 200,
  headers: { 'Content-Type': 'text/html; charset=utf-8' },
  body: '<!doctype html><title>Login</title><form method="post"><input name="user"></form>',
};

/** @param {string} [target] the real helpdesk */
export async function startScriptedHelpdesk(target) {
  /** @type {Call[]} */
  const calls = [];
  /** @type {{ script: (call: Call) => Fate | Promise<Fate> }} */
  const state = { script: () => undefined };

  /** @param {Call} call @param {import('node:http').ServerResponse | undefined} response @param {{ late: Promise<unknown>, onAnswer: () => void }} [held] */
  async function passOn({ method, path, headers, body }, response, held) {
    if (!target) throw new Error(`The script has no answer to ${method} ${path}`);
    const { origin, host } = new URL(target);
    const forwarded = send(origin + path, { method, headers: { ...headers, host } });
    forwarded.end(body);
    const [answer] = await once(forwarded, 'response');
    if (!response) return void answer.resume();
    const bytes = held && (await buffer(answer));
    held?.onAnswer();
    await held?.late;
    response.writeHead(answer.statusCode, answer.headers);
    if (bytes) response.end(bytes);
    else answer.pipe(response);
  }

  const server = createServer(async (request, response) => {
    const body = await buffer(request);
    const { method = '', url: path = '', headers, socket } = request;
    const call = { method, path, headers, body };
    calls.push(call);
    try {
      const fate = await state.script(call);
      if (fate === undefined) await passOn(call, response);
      else if (fate === 'down') socket.destroy();
      else if (fate === 'done, then down') {
        await passOn(call, undefined);
        socket.destroy();
      } else if (typeof fate === 'object' && 'late' in fate) await passOn(call, response, fate);
      else if (fate === 'half') {
        response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': '1000' });
        response.write('{"items":[{"id":', () => socket.destroy());
      } else if (fate !== 'silent') {
        const { status = 200, headers: given = {}, body: answer } = fate;
        response.writeHead(status, { 'Content-Type': 'application/json', ...given });
        response.end(typeof answer === 'string' || answer === undefined ? answer : JSON.stringify(answer));
      }
    } catch (error) {
      response.writeHead(599).end(String(error));
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    url: `http://127.0.0.1:${port}`,
    calls,
    /** @param {(call: Call) => Fate | Promise<Fate>} script */
    set script(script) {
      state.script = script;
    },
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
