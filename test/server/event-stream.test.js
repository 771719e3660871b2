/** The event stream of the app, over a change log that the test controls. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import 'tsx';

const { createApp } = await import('../../server/src/app/app.ts');
const { createEventHub } = await import('../../server/src/app/event-hub.ts');
const { createMemoryStore } = await import('../../server/src/stores/browser/memory-store.ts');

const customer = 'ada';
const change = (/** @type {number} */ sequence) => ({
  customer,
  key: `CS-${sequence}`,
  updatedAt: 0,
  sequence,
});

/** @param {Record<string, unknown>} [limits] @param {any} [changes] */
function setUp(limits = {}, changes = { list: async () => [], last: async () => 0 }) {
  const hub = createEventHub();
  /** @type {unknown[]} */
  const reported = [];
  const app = createApp({
    store: { ...createMemoryStore(), changes },
    authenticate: () => ({ key: customer, name: 'Ada' }),
    events: hub,
    limits,
    onError: (/** @type {unknown} */ error) => reported.push(error),
  });
  const open = async (/** @type {Record<string, string>} */ headers = {}) => {
    const response = await app(new Request('https://desk.example/events', { headers }));
    assert.equal(response.status, 200);
    return response.body.pipeThrough(new TextDecoderStream()).getReader();
  };
  return { app, hub, open, reported };
}

/** Reads until the text contains `wanted`. @param {ReadableStreamDefaultReader<string>} reader @param {string} wanted */
async function readUntil(reader, wanted) {
  let text = '';
  while (!text.includes(wanted)) {
    const { value, done } = await reader.read();
    assert.ok(!done, `the stream ended after ${text}`);
    text += value;
  }
  return text;
}

/** @param {ReadableStreamDefaultReader<string>} reader */
async function readToEnd(reader) {
  let text = '';
  for (let part = await reader.read(); !part.done; part = await reader.read()) text += part.value;
  return text;
}

const idsIn = (/** @type {string} */ text) =>
  [...text.matchAll(/^id: (\d+)$/gm)].map(match => Number(match[1]));

describe('an event stream', { timeout: 30_000 }, () => {
  test('sends heartbeats', async () => {
    const { open } = setUp({ heartbeatMs: 5 });
    const reader = await open();
    assert.match(await readUntil(reader, 'still here'), /^: /m);
    await reader.cancel();
  });

  test('ends after its lifetime', async () => {
    const { hub, open } = setUp({ streamMs: 5 });
    await readToEnd(await open());
    assert.equal(hub.count(customer), 0);
  });

  test('unsubscribes when the client disconnects', async () => {
    const { hub, open } = setUp();
    const reader = await open();
    assert.equal(hub.count(customer), 1);
    await reader.cancel();
    assert.equal(hub.count(customer), 0);
    hub.publish(change(1));
  });

  test('ends for a reader that is too slow, instead of keeping everything for it', async () => {
    const { hub, open } = setUp();
    const reader = await open();
    await readUntil(reader, 'id: 0');
    let sent = 0;
    while (hub.count(customer) && sent < 100_000) hub.publish(change(++sent));
    assert.equal(hub.count(customer), 0);
    assert.ok(sent < 10_000, `${sent} events were kept`);
    await readToEnd(reader);
  });

  test('sends each change once and in order while it loads missed changes', async () => {
    /** @type {((changes: unknown[]) => void)[]} */
    const waiting = [];
    const { hub, open } = setUp(
      {},
      {
        last: async () => 3,
        list: (/** @type {string} */ _customer, /** @type {number} */ after) =>
          new Promise(resolve =>
            waiting.push(changes => resolve(changes.filter(({ sequence }) => sequence > after))),
          ),
      },
    );
    const reader = await open({ 'Last-Event-ID': '1' });
    await readUntil(reader, 'id: 1');
    // 4 is published while 2 and 3 are loaded, and is only in the second result of the log.
    hub.publish(change(4));
    waiting.shift()?.([change(2), change(3)]);
    let text = await readUntil(reader, 'id: 3');
    waiting.shift()?.([change(4)]);
    text += await readUntil(reader, 'id: 4');
    hub.publish(change(4));
    hub.publish(change(5));
    text += await readUntil(reader, 'id: 5');
    assert.deepEqual(idsIn(text), [2, 3, 4, 5]);
    // The connection to the database broke.
    hub.gap();
    waiting.shift()?.([change(6)]);
    assert.deepEqual(idsIn(await readUntil(reader, 'id: 6')), [6]);
    await reader.cancel();
  });

  test('has every change that comes after its head', async () => {
    /** @type {ReturnType<typeof change>[]} */
    const changes = [];
    const { hub, open } = setUp(
      {},
      {
        // A database answers later.
        last: () => new Promise(resolve => setImmediate(() => resolve(changes.length))),
        list: async (/** @type {string} */ _customer, /** @type {number} */ after) => changes.slice(after),
      },
    );
    const reader = await open();
    changes.push(change(1));
    hub.publish(change(1));
    assert.match(await readUntil(reader, 'CS-1'), /^: hello\nid: 0\n\nid: 1\nevent: request\n/);
    await reader.cancel();
  });

  test('ends where the change log fails, so that the client reconnects', async () => {
    const { hub, open, reported } = setUp(
      {},
      { last: async () => 0, list: () => Promise.reject(new Error('away')) },
    );
    await readToEnd(await open());
    assert.deepEqual([hub.count(customer), reported.length], [0, 1]);
  });

  test('is refused where the change log has no start for it', async () => {
    const { hub, app, reported } = setUp(
      {},
      { last: () => Promise.reject(new Error('away')), list: () => [] },
    );
    const response = await app(new Request('https://desk.example/events'));
    assert.equal(response.status, 500);
    assert.equal(response.headers.get('Content-Type'), 'application/problem+json');
    assert.deepEqual([hub.count(customer), reported.length], [0, 1]);
  });
});
