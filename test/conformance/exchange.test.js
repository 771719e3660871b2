import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { createServer as createTcpServer } from 'node:net';
import { after, test } from 'node:test';
import { closeConnections, exchange } from '../../conformance/exchange.js';

/** @type {import('node:net').Server[]} */
const servers = [];
after(() => {
  closeConnections();
  for (const server of servers) server.close();
});

/** @param {import('node:net').Server} server */
async function listen(server) {
  servers.push(server);
  await new Promise(done => server.listen(0, '127.0.0.1', () => done(undefined)));
  return `http://127.0.0.1:${/** @type {import('node:net').AddressInfo} */ (server.address()).port}/`;
}

/** @param {string} url @param {string} [method] */
const sent = (url, method = 'GET') => ({ method, url, headers: {}, body: '' });

test('hears an answer that comes before the body is sent', async () => {
  const url = await listen(
    createServer((request, answer) => {
      answer.writeHead(413, { Connection: 'close' });
      answer.end('too large');
    }),
  );
  const answer = await exchange(sent(url, 'POST'), Buffer.alloc(20_000_000), 10_000);
  assert.deepEqual([answer.status, answer.text], [413, 'too large']);
});

test('says that nothing came in time, and what was sent', async () => {
  const url = await listen(createTcpServer(socket => socket.on('error', () => {}).resume()));
  await assert.rejects(exchange(sent(url), undefined, 50), error => {
    assert.equal(/** @type {any} */ (error).request.url, url);
    return /No answer within 0\.05 s/.test(String(error));
  });
});

test('says that an answer broke off', async () => {
  const url = await listen(
    createTcpServer(socket => void socket.end('HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nshort')),
  );
  await assert.rejects(exchange(sent(url), undefined, 10_000), /The answer broke off/);
});

test('calls again where a kept connection was closed meanwhile', async () => {
  let connections = 0;
  const url = await listen(
    createTcpServer(socket => {
      const own = ++connections;
      let calls = 0;
      socket.on('error', () => {});
      socket.on('data', () => {
        // The first connection is kept open, and cut when the next call comes.
        if (own === 1 && ++calls > 1) socket.resetAndDestroy();
        else socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok');
      });
    }),
  );
  await exchange(sent(url), undefined, 10_000);
  const answer = await exchange(sent(url), undefined, 10_000);
  assert.deepEqual([answer.text, connections], ['ok', 2]);
});
