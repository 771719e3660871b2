import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { before, describe, test } from 'node:test';
import { assertProblem } from './api-client.js';
import { EventReader } from './event-reader.js';
import { setUpServer } from './set-up-server.js';

describe('limits of the server', { timeout: 120_000 }, () => {
  /** @type {import('./server-process.js').Server} */
  let server;
  /** @type {import('./api-client.js').ApiClient} */
  let ada;
  /** @type {import('./api-client.js').ApiClient} */
  let grace;
  const setUp = setUpServer();
  before(() => ({ server, ada, grace } = setUp()));

  test('stops an endless upload at the limit', async () => {
    let sent = 0;
    const endless = new ReadableStream({
      start: controller =>
        controller.enqueue(
          new TextEncoder().encode(
            '--b\r\nContent-Disposition: form-data; name="file"; filename="big"\r\nContent-Type: text/plain\r\n\r\n',
          ),
        ),
      pull: controller => {
        sent += 65_536;
        // Ends the test where the server reads everything.
        if (sent > 64 * 1024 * 1024) controller.close();
        else controller.enqueue(new Uint8Array(65_536));
      },
    });
    const response = await fetch(`${server.api}/attachments`, {
      method: 'POST',
      body: endless,
      duplex: 'half',
      headers: {
        ...ada.headers,
        'Content-Type': 'multipart/form-data; boundary=b',
        'Idempotency-Key': crypto.randomUUID(),
      },
    });
    await assertProblem(response, 413);
    assert.ok(sent < 32 * 1024 * 1024, `${sent} bytes were sent`);
  });

  test('rejects a Content-Length over the limit without reading the body', { timeout: 20_000 }, async () => {
    const { hostname, port } = new URL(server.origin);
    const socket = connect(Number(port), hostname);
    socket.write(
      [
        'POST /api/support/attachments HTTP/1.1',
        `Host: ${hostname}:${port}`,
        'Authorization: Bearer demo-customer-1',
        'Content-Type: multipart/form-data; boundary=b',
        `Idempotency-Key: ${crypto.randomUUID()}`,
        'Content-Length: 1000000000',
        '\r\n',
      ].join('\r\n'),
    );
    const [head] = await new Promise(resolve =>
      socket.once('data', data => resolve(String(data).split('\r\n'))),
    );
    assert.match(head, / 413 /);
    socket.destroy();
  });

  // Nothing can be written after this test.
  test('limits writes, with Retry-After', async () => {
    let response;
    let count = 0;
    do response = await grace.call('PUT', '/requests/CS-1/read', { json: { upTo: 'com_1' } });
    while (response.status === 404 && ++count < 100);
    const seconds = Number(response.headers.get('Retry-After'));
    assert.ok(seconds >= 1 && seconds <= 60);
    await assertProblem(response, 429);
    assert.equal((await grace.call('GET', '/requests')).status, 200);
  });

  test('limits the open event streams of one customer', async () => {
    const open = [];
    for (let count = 0; count < 20; count++) open.push(await EventReader.open(ada));
    const refused = await ada.call('GET', '/events');
    assert.ok(Number(refused.headers.get('Retry-After')) > 0);
    await assertProblem(refused, 429);
    (await EventReader.open(grace)).close();
    open.pop()?.close();
    // The server notices a closed connection asynchronously.
    for (let status = 429; status === 429;) {
      const controller = new AbortController();
      const response = await fetch(`${server.api}/events`, {
        headers: ada.headers,
        signal: controller.signal,
      });
      status = response.status;
      controller.abort();
    }
    for (const reader of open) reader.close();
  });
});
