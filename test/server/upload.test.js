import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import 'tsx';

const { createServer } = await import('../../server/src/create-server.ts');
const { openFileFolder } = await import('../../server/src/stores/files/file-folder.ts');
const { createMemoryStore } = await import('../../server/src/stores/browser/memory-store.ts');
const { openPglite } = await import('../../server/src/stores/sql/pglite.ts');
const { openSqlStore } = await import('../../server/src/stores/sql/sql-store.ts');

const boundary = '----b7';
const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="a.bin"\r\nContent-Type: text/plain\r\n\r\n`;
const tail = `\r\n--${boundary}--\r\n`;

/** @param {import('../../server/src/app/store.ts').Store} store @param {object} [limits] */
function serverOver(store, limits = {}) {
  const server = createServer({ store, limits, identify: () => ({ key: 'ada', name: 'Ada Byron' }) });
  /** @param {BodyInit} body @param {string} [key] @param {Record<string, string>} [headers] */
  const upload = (body, key = crypto.randomUUID(), headers = {}) =>
    server(
      new Request('http://desk.example/api/support/attachments', {
        method: 'POST',
        body,
        duplex: 'half',
        headers: {
          'Content-Type': `multipart/form-data; boundary=${boundary}`,
          'Idempotency-Key': key,
          ...headers,
        },
      }),
    );
  /** @param {string} id */
  const download = async id =>
    Buffer.from(
      await (await server(new Request(`http://desk.example/api/support/attachments/${id}`))).arrayBuffer(),
    );
  return { server, upload, download };
}

/** The bytes in chunks of this size. @param {Buffer} bytes @param {number} size */
function inChunks(bytes, size) {
  let at = 0;
  return new ReadableStream({
    pull: controller => {
      if (at >= bytes.length) controller.close();
      else controller.enqueue(new Uint8Array(bytes.subarray(at, (at += size))));
    },
  });
}

/** Lines that nearly end the file. */
const tricky = Buffer.from(
  `\r\n\r\n--\r\n--${boundary.slice(0, -1)}\r\r\n--${boundary.slice(0, -1)}X\r\n-\r`,
);

test('a file is the same in whatever chunks it comes', async () => {
  const { upload, download } = serverOver(createMemoryStore());
  const body = Buffer.concat([Buffer.from(head), tricky, Buffer.from(tail)]);
  for (let size = 1; size <= body.length; size++) {
    const response = await upload(inChunks(body, size));
    assert.equal(response.status, 201, `chunks of ${size}`);
    const { id, size: stored } = await response.json();
    assert.equal(stored, tricky.length);
    assert.deepEqual(await download(id), tricky);
  }
});

test('a body that ends early, or goes on with another part, is refused wherever it does', async () => {
  const { upload } = serverOver(createMemoryStore());
  const whole = Buffer.from(`${head}some bytes${tail.trimEnd()}`);
  for (let length = 0; length < whole.length; length++)
    assert.equal((await upload(inChunks(whole.subarray(0, length), 7))).status, 400, `${length} bytes`);
  const two = Buffer.from(`${head}some bytes\r\n${head}others${tail}`);
  for (let size = 1; size < two.length; size++)
    assert.equal((await upload(inChunks(two, size))).status, 422, `chunks of ${size}`);
});

/** @param {import('node:test').TestContext} t */
async function withFolder(t) {
  const path = mkdtempSync(join(tmpdir(), 'support-requests-upload-'));
  const database = await openPglite();
  t.after(async () => {
    await database.close();
    rmSync(path, { recursive: true });
  });
  return { path, ...serverOver(await openSqlStore(database, await openFileFolder(path))) };
}

const name = 'bytes are on disk as they come, and nothing is left of what breaks off or is refused';
test(name, { timeout: 120_000 }, async t => {
  const { path, upload, download } = await withFolder(t);
  /** @type {ReadableStreamDefaultController<Uint8Array>} */
  let controller = /** @type {any} */ (undefined);
  const begin = () => new ReadableStream({ start: given => void (controller = given) });
  const send = (/** @type {string | Buffer} */ text) =>
    controller.enqueue(new Uint8Array(Buffer.from(/** @type {string} */ (text))));
  const megabyte = Buffer.alloc(1024 * 1024, 'x');

  const uploading = upload(begin());
  send(head);
  send(megabyte);
  const sizeOfFirst = () => readdirSync(path).map(name => statSync(join(path, name)).size)[0] ?? 0;
  // All but what might be the begin of the delimiter.
  while (!t.signal.aborted && sizeOfFirst() < megabyte.length - 100)
    await new Promise(resolve => setImmediate(resolve));
  send(tail);
  controller.close();
  const { id } = await (await uploading).json();
  assert.deepEqual(await download(id), megabyte);
  const kept = readdirSync(path);
  assert.equal(kept.length, 1);

  const breaking = upload(begin());
  send(head);
  send(megabyte);
  controller.error(new Error('The connection broke'));
  assert.notEqual((await breaking).status, 201);
  const large = upload(begin());
  send(head);
  for (let count = 0; count < 4; count++) send(megabyte);
  assert.equal((await large).status, 413);
  assert.deepEqual(readdirSync(path), kept);
});

test('a retry of an upload gets the first answer, and another file is refused; neither leaves a file', async t => {
  const { path, upload } = await withFolder(t);
  const key = crypto.randomUUID();
  const first = await (await upload(`${head}some bytes${tail}`, key)).json();
  const kept = readdirSync(path);
  const again = await upload(`${head}some bytes${tail}`, key);
  assert.equal(again.headers.get('Idempotency-Replayed'), 'true');
  assert.deepEqual(await again.json(), first);
  for (const other of [
    `${head}some bytez${tail}`,
    `${head.replace('a.bin', 'b.bin')}some bytes${tail}`,
    `${head.replace('text/plain', 'text/html')}some bytes${tail}`,
  ])
    assert.equal((await upload(other, key)).status, 422);
  assert.deepEqual(readdirSync(path), kept);
});

test('a HEAD leaves no file open', async t => {
  const { server, upload } = await withFolder(t);
  const { id } = await (await upload(`${head}some bytes${tail}`)).json();
  const open = () => readdirSync('/proc/self/fd').length;
  const before = open();
  for (let count = 0; count < 20; count++) {
    const url = `http://desk.example/api/support/attachments/${id}`;
    const response = await server(new Request(url, { method: 'HEAD' }));
    assert.equal(response.headers.get('Content-Length'), '10');
  }
  assert.ok(open() <= before + 2);
});
