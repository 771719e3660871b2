import assert from 'node:assert/strict';
import { test } from 'node:test';
import 'tsx';

const { readBytes } = await import('../../server/src/app/http/body.ts');

/** @param {ReadableStream<Uint8Array>} body */
const requestOf = body => new Request('http://127.0.0.1/', { method: 'POST', body, duplex: 'half' });

test('a body that stops coming is given up, and the client told so', async () => {
  let cancelled = false;
  const body = new ReadableStream({
    start: controller => controller.enqueue(new Uint8Array(10)),
    cancel: () => void (cancelled = true),
  });
  await assert.rejects(readBytes(requestOf(body), 100, 20, 'Too large.'), { status: 408 });
  assert.ok(cancelled);
});
