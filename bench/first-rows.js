/** See README.md beside this file. `npm run build && npm run bench [rounds]` */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { findChromium } from '../scripts/browsers.js';

const rounds = Math.max(15, Number(process.argv[2]) || 21);
const sizes = [50, 1000];
const kinds = /** @type {const} */ (['widget', 'by hand']);
const whats = /** @type {const} */ (['first', 'all']);
const widget = fileURLToPath(new URL('../dist/support-requests.js', import.meta.url));
if (!existsSync(widget)) throw new Error('Nothing is built: npm run build');

const scripts = {
  '/widget.js': await readFile(widget),
  '/vanilla.js': await readFile(new URL('vanilla.js', import.meta.url)),
};

const server = createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
  const send = (
    /** @type {number} */ status,
    /** @type {string} */ type,
    /** @type {string | Buffer} */ body,
  ) => {
    response.writeHead(status, { 'Content-Type': type });
    response.end(body);
  };
  if (pathname in scripts)
    return send(200, 'text/javascript', scripts[/** @type {keyof typeof scripts} */ (pathname)]);
  if (pathname === '/page') {
    const script = searchParams.get('kind') === 'widget' ? '/widget.js' : '/vanilla.js';
    rows = rowsOf(Number(searchParams.get('rows')));
    const head = `<meta charset="utf-8"><title>Bench</title><link rel="icon" href="data:,"><script src="${script}"></script>`;
    return send(
      200,
      'text/html',
      `<!doctype html><html lang="en"><head>${head}</head><body><main></main></body></html>`,
    );
  }
  if (pathname === '/api/support/requests') return send(200, 'application/json', rows);
  send(404, 'application/problem+json', '{}');
});
let rows = '';

/** @param {number} count */
function rowsOf(count) {
  const now = Date.now();
  const time = (/** @type {number} */ ago) => new Date(now - ago).toISOString();
  const items = Array.from({ length: count }, (_, i) => ({
    key: `CS-${295900 - i}`,
    summary: `Server web-${i} does not answer after the kernel update`,
    description: 'Since the reboot neither SSH nor ping gets through.',
    author: { name: 'Ada Byron', role: 'requester', me: true },
    attachments: [],
    status: i % 3 ? 'open' : 'updated',
    closed: false,
    unread: i % 3 === 0,
    awaiting: i % 2 ? 'support' : 'requester',
    createdAt: time((i + 30) * 3_600_000),
    updatedAt: time(i * 1_800_000 + 120_000),
  }));
  return JSON.stringify({ items, nextCursor: null });
}

/**
 * In the page: milliseconds from the moment at which the element is there to the frame that shows the first rows, and to the
 * one that shows all of them.
 */
function measure(/** @type {{ kind: string, count: number }} */ { kind, count }) {
  return new Promise(resolve => {
    const place = /** @type {HTMLElement} */ (document.querySelector('main'));
    const start = performance.now();
    if (kind === 'widget') {
      const element = document.createElement('support-requests');
      element.setAttribute('api-base', '/api/support');
      place.append(element);
    } else {
      void (/** @type {any} */ (window).drawByHand(place));
    }
    /** Rows by their public part. */
    const drawn = () =>
      kind === 'widget'
        ? document
            .querySelector('support-requests')
            ?.shadowRoot?.querySelector('support-request-list')
            ?.shadowRoot?.querySelectorAll('[part~="row"]').length
        : document.querySelectorAll('.row').length;
    /** @type {number | undefined} */
    let first;
    const look = () => {
      const rows = drawn() ?? 0;
      if (rows === 0) return requestAnimationFrame(look);
      // The frame that this callback belongs to is laid out and painted before a message is delivered.
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        const now = performance.now() - start;
        first ??= now;
        if (rows < count) requestAnimationFrame(look);
        else resolve({ first, all: now });
      };
      port2.postMessage(null);
    };
    requestAnimationFrame(look);
  });
}

/** @param {number[]} values @param {number} part */
const quantile = (values, part) =>
  [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) * part)] ?? NaN;

await new Promise(done => server.listen(0, '127.0.0.1', () => done(undefined)));
const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
const found = await findChromium();
// Frames as fast as they come: at 60 a second each time would be a multiple of 16.7 ms.
const args = [...found.args, '--disable-frame-rate-limit', '--disable-gpu-vsync'];
const browser = await chromium.launch({ ...found, args });
/** @type {Map<string, number[]>} */
const times = new Map();
try {
  const context = await browser.newContext({ viewport: { width: 1000, height: 800 }, locale: 'en-GB' });
  for (let round = 0; round <= rounds; round++) {
    for (const count of sizes) {
      // Whoever comes first must not always be the same.
      for (const kind of round % 2 ? kinds : [...kinds].reverse()) {
        const page = await context.newPage();
        await page.goto(
          `http://127.0.0.1:${port}/page?kind=${kind === 'widget' ? 'widget' : 'hand'}&rows=${count}`,
        );
        const shown = /** @type {Record<string, number>} */ (await page.evaluate(measure, { kind, count }));
        await page.close();
        // The first round warms the browser's caches up.
        if (round === 0) continue;
        for (const what of whats) {
          const id = `${kind} ${count} ${what}`;
          times.set(id, [...(times.get(id) ?? []), shown[what] ?? NaN]);
        }
      }
    }
  }
} finally {
  await browser.close();
  server.close();
  server.closeAllConnections();
}

console.log(`Milliseconds, median of ${rounds} rounds (quartiles); Chromium, a fresh page each time`);
for (const count of sizes) {
  for (const what of whats) {
    const title = `${String(count).padStart(5)} rows, ${what} painted,`;
    const [own = NaN, hand = NaN] = kinds.map(kind => {
      const all = times.get(`${kind} ${count} ${what}`) ?? [];
      const [low, median, high] = [0.25, 0.5, 0.75].map(part => quantile(all, part));
      console.log(
        `${title} ${kind.padEnd(8)} ${median?.toFixed(1)} (${low?.toFixed(1)} to ${high?.toFixed(1)})`,
      );
      return median;
    });
    console.log(`${title} ratio    ${(own / hand).toFixed(2)}`);
  }
}
