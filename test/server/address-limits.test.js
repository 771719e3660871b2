/** What the balancer refuses of one address, and what the server refuses of all. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, request } from 'node:http';
import { connect } from 'node:net';
import { test } from 'node:test';
import 'tsx';
import { missing, startBalancer } from './balancer.js';

const { listen, stop } = await import('../../server/src/http-server.ts');

/** The limit of server/deploy/haproxy.cfg. */
const refusedPerMinute = 300;

test('one address that guesses tokens is refused, and others are not', { skip: missing }, async t => {
  let asked = 0;
  const server = createServer(({ url, headers }, response) => {
    if (url !== '/readyz') asked++;
    response.statusCode = url === '/readyz' || headers.authorization === 'Bearer right' ? 200 : 401;
    response.end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => server.close());
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  const balancer = await startBalancer([port, port]);
  t.after(() => balancer.stop());
  /** @param {string} token @param {string} localAddress @returns {Promise<import('node:http').IncomingMessage>} */
  const call = async (token, localAddress) => {
    const headers = { Authorization: `Bearer ${token}` };
    const sent = request(`${balancer.api}/requests`, { headers, localAddress });
    const [answer] = await once(sent.end(), 'response');
    return answer.resume();
  };
  // The rate is one of the last minute: somewhat more than the limit, in case the calls take a while.
  let answer = await call('guess', '127.0.0.2');
  for (let count = 0; answer.statusCode === 401 && count < 3 * refusedPerMinute; count++)
    answer = await call(`guess-${count}`, '127.0.0.2');
  assert.ok(asked >= refusedPerMinute, String(asked));
  assert.deepEqual([answer.statusCode, answer.headers['retry-after']], [429, '60']);
  assert.equal(answer.headers['content-type'], 'application/problem+json');
  const before = asked;
  assert.equal((await call('right', '127.0.0.2')).statusCode, 429);
  assert.equal(asked, before);
  assert.equal((await call('right', '127.0.0.3')).statusCode, 200);
});

test('the server takes so many connections, and closes a further one', async t => {
  const server = await listen(() => new Response('ok'), '127.0.0.1', 0, 2);
  t.after(() => stop(server));
  const { hostname, port } = new URL(server.url);
  const open = () => connect(Number(port), hostname).on('error', () => undefined);
  const sockets = [open(), open()];
  t.after(() => sockets.forEach(socket => socket.destroy()));
  await Promise.all(sockets.map(socket => once(socket, 'connect')));
  const third = open();
  await once(third, 'close');
  assert.equal(third.bytesRead, 0);
  sockets[0]?.end('GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n');
  let text = '';
  for await (const chunk of sockets[0] ?? []) text += chunk;
  assert.match(text, /^HTTP\/1\.1 200 /);
});
