/**
 * One customer who attacks, in a process of its own so that it does not slow what is measured: `node attacker.js <api> <attack>`.
 * Prints "attacking" once it does, and ends with its standard input.
 */
import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { ApiClient } from '../../test/server/api-client.js';

const [api = '', attack = ''] = process.argv.slice(2);
const client = new ApiClient(api, { Authorization: 'Bearer demo-customer-2' });
const isOver = () => process.stdin.destroyed;

/** Repeats a call over so many connections. @param {number} connections @param {() => Promise<unknown>} call */
function repeat(connections, call) {
  for (let count = 0; count < connections; count++) {
    void (async () => {
      while (!isOver()) if (!(await call().catch(() => undefined))) await wait(10);
    })();
  }
}

/** Reads the answer to its end. @param {Promise<Response>} call */
async function answered(call) {
  const response = await call;
  await response.arrayBuffer();
  return response.ok;
}

const words = Array.from({ length: 100 }, (_, index) => `w${index.toString(36)}xyz`).join(' ');
const file = new Uint8Array(3 * 1024 * 1024).fill(120);

/** @type {Record<string, () => void>} */
const attacks = {
  /** Given up by the client after a second, and asked anew. */
  search: () =>
    repeat(24, async () => {
      const signal = AbortSignal.timeout(1000);
      const url = `${api}/requests?status=all&q=${encodeURIComponent(words)}`;
      return answered(fetch(url, { headers: client.headers, signal }));
    }),
  uploads: () =>
    repeat(24, async () => {
      const response = await client.send('large.bin', file);
      const { id } = /** @type {any} */ (await response.json());
      return id && answered(client.call('DELETE', `/attachments/${id}`));
    }),
  /** The heads of uploads, and the first bytes of their bodies. */
  stalled: () => {
    const { hostname, port } = new URL(api);
    const head = [
      'POST /api/support/attachments HTTP/1.1',
      `Host: ${hostname}:${port}`,
      'Authorization: Bearer demo-customer-2',
      'Content-Type: multipart/form-data; boundary=b',
      'Content-Length: 3000000',
      'Idempotency-Key: 6c4c12a5-8b0e-4c5e-9d5f-1f5f1d2f3a4b',
      '',
      '--b\r\nContent-Disposition: form-data; name="file"; filename="a"\r\nContent-Type: text/plain\r\n\r\n',
    ].join('\r\n');
    const open = () => {
      const socket = connect(Number(port), hostname, () => socket.write(head));
      socket.on('error', () => undefined);
      socket.on('data', () => undefined);
      socket.on('close', () => isOver() || setTimeout(open, 100));
    };
    for (let count = 0; count < 300; count++) open();
  },
  'wrong tokens': () => {
    const stranger = new ApiClient(api, { Authorization: 'Bearer nobody' });
    repeat(8, async () => {
      await answered(stranger.call('GET', '/requests'));
      // Not faster than a client over a network.
      await wait(5);
      return true;
    });
  },
};

const begin = attacks[attack];
if (!begin) throw new Error(`There is no attack "${attack}".`);
process.stdin.on('end', () => process.exit()).resume();
begin();
await wait(1000);
console.log('attacking');
