/** What a proxy before the server passes, what it refuses of one address, and what the server refuses of all. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, request } from 'node:http';
import { connect } from 'node:net';
import { test } from 'node:test';
import 'tsx';
import { missing, startBalancer } from './balancer.js';
import { missingNginx, startNginx } from './nginx.js';

const { listen, stop } = await import('../../server/src/http-server.ts');

/** The limits of server/deploy/haproxy.cfg and nginx.conf. */
const refusedPerMinute = 300;
const callsAtOnce = 500;

/**
 * A server that wants the token `right` and whose streams begin with an event and never end.
 *
 * @param {import('node:test').TestContext} t
 */
async function startServer(t) {
  /** @type {{ path: string | undefined, headers: import('node:http').IncomingHttpHeaders, bytes: number }[]} */
  const asked = [];
  const server = createServer(async (asking, response) => {
    const { url, headers } = asking;
    let bytes = 0;
    for await (const chunk of asking) bytes += chunk.length;
    if (url !== '/readyz') asked.push({ path: url, headers, bytes });
    const isFree = url === '/readyz' || url === '/api/support/config';
    response.statusCode = isFree || headers.authorization === 'Bearer right' ? 200 : 401;
    if (url !== '/api/support/events') return void response.end();
    response.setHeader('Content-Type', 'text/event-stream');
    response.write('data: first\n\n');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return { asked, port };
}

/**
 * Calls the API, on a connection of its own; the body of the answer is still to be read.
 *
 * @param {string} url @param {{ token?: string, localAddress?: string, headers?: Record<string, string>, body?: Buffer }} [options]
 * @returns {Promise<import('node:http').IncomingMessage>}
 */
async function call(url, { token = 'right', localAddress = '127.0.0.2', headers = {}, body } = {}) {
  const sent = request(url, {
    method: body ? 'POST' : 'GET',
    headers: { Authorization: `Bearer ${token}`, ...headers },
    localAddress,
    agent: false,
  });
  const [answer] = await once(sent.end(body), 'response');
  return answer;
}

/** @param {import('node:http').IncomingMessage} answer */
function assertTooMany(answer) {
  const { statusCode, headers } = answer.resume();
  assert.deepEqual(
    [statusCode, headers['retry-after'], headers['content-type']],
    [429, '60', 'application/problem+json'],
  );
}

/** @type {[name: string, skip: string | false, start: (port: number) => Promise<{ api: string, stop(): Promise<void> }>][]} */
const proxies = [
  ['HAProxy', missing, port => startBalancer([port, port])],
  ['nginx', missingNginx, startNginx],
];

for (const [name, skip, start] of proxies) {
  test(
    `${name} passes events at once, files, and no name of a customer`,
    { skip, timeout: 120_000 },
    async t => {
      const { asked, port } = await startServer(t);
      const { api, stop } = await start(port);
      t.after(stop);
      const names = ['X-Support-User', 'X-Support-Name', 'X-Support-Email'];
      const sent = [...names, 'X-Request-Id'];
      const headers = Object.fromEntries(sent.map(header => [header, 'of-the-client']));
      const stream = await call(`${api}/events`, { headers });
      t.after(() => stream.destroy());
      // The stream is still open.
      const [first] = await once(stream, 'data');
      assert.equal(String(first), 'data: first\n\n');
      const body = Buffer.alloc(3 * 1024 * 1024 + 10_000);
      assert.equal((await call(`${api}/attachments`, { headers, body })).resume().statusCode, 200);
      for (const path of ['/api/support/events', '/api/support/attachments']) {
        const found = asked.find(asking => asking.path === path);
        assert.ok(found, path);
        for (const header of names)
          assert.equal(found.headers[header.toLowerCase()], undefined, `${header} ${path}`);
        assert.match(String(found.headers['x-request-id']), /^[0-9a-f-]{32,36}$/, path);
        assert.equal(found.headers['host'], new URL(api).host);
      }
      assert.equal(asked.at(-1)?.bytes, body.length);
    },
  );

  test(`${name} lets one address have so many calls at once`, { skip, timeout: 120_000 }, async t => {
    const { port } = await startServer(t);
    const { api, stop } = await start(port);
    t.after(stop);
    const streams = await Promise.all(Array.from({ length: callsAtOnce }, () => call(`${api}/events`)));
    t.after(() => streams.forEach(stream => stream.destroy()));
    for (const { statusCode } of streams) assert.equal(statusCode, 200);
    assertTooMany(await call(`${api}/requests`));
    assert.equal((await call(`${api}/requests`, { localAddress: '127.0.0.3' })).resume().statusCode, 200);
  });
}

test('nginx refuses a body that no server takes', { skip: missingNginx, timeout: 120_000 }, async t => {
  const { asked, port } = await startServer(t);
  const { api, stop } = await startNginx(port);
  t.after(stop);
  const before = asked.length;
  const answer = await call(`${api}/attachments`, {
    headers: { 'Content-Length': String(4 * 1024 * 1024 + 1) },
  });
  assert.equal(answer.statusCode, 413);
  assert.equal(answer.headers['content-type'], 'application/problem+json');
  let text = '';
  for await (const chunk of answer) text += chunk;
  assert.equal(JSON.parse(text).status, 413);
  assert.equal(asked.length, before);
});

test('one address that guesses tokens is refused, and others are not', { skip: missing }, async t => {
  const { asked, port } = await startServer(t);
  const { api, stop } = await startBalancer([port, port]);
  t.after(stop);
  const url = `${api}/requests`;
  // The rate is one of the last minute: somewhat more than the limit, in case the calls take a while.
  let answer = await call(url, { token: 'guess' });
  for (let count = 0; answer.resume().statusCode === 401 && count < 3 * refusedPerMinute; count++)
    answer = await call(url, { token: `guess-${count}` });
  assert.ok(asked.length >= refusedPerMinute, String(asked.length));
  assertTooMany(answer);
  const before = asked.length;
  assertTooMany(await call(url));
  assert.equal(asked.length, before);
  assert.equal((await call(url, { localAddress: '127.0.0.3' })).resume().statusCode, 200);
});

test('the server takes so many connections, and closes a further one', async t => {
  const server = await listen(() => new Response('ok'), '127.0.0.1', 0, { maxConnections: 2 });
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

test('the server closes a connection whose call never gets its head, and serves others meanwhile', async t => {
  const server = await listen(() => new Response('ok'), '127.0.0.1', 0, { headMs: 400 });
  t.after(() => stop(server));
  const { hostname, port } = new URL(server.url);
  const sockets = ['', 'GET / HT', 'GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: '].map(text => {
    const socket = connect(Number(port), hostname).on('error', () => undefined);
    socket.write(text);
    return socket.resume();
  });
  t.after(() => sockets.forEach(socket => socket.destroy()));
  const closed = Promise.all(sockets.map(socket => once(socket, 'close')));
  assert.equal((await fetch(server.url)).status, 200);
  await closed;
  assert.equal((await fetch(server.url)).status, 200);
});
