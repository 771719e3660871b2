/**
 * `npm run build && npm run bench -- [rounds] [--against <dist folder of another build>]`: the time to the first rows of a list. See
 * README.md in this folder.
 */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { findChromium } from '../scripts/browsers.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { against: { type: 'string' } },
});
const rounds = Math.max(15, Number(positionals[0]) || 21);
const sizes = [50, 1000];
/** The folder of each build that is measured. @type {Record<string, string>} */
const builds = {
  widget: fileURLToPath(new URL('../dist', import.meta.url)),
  ...(values.against && { other: values.against }),
};
const kinds = [...Object.keys(builds), 'by hand'];
const metrics = /** @type {const} */ ({
  first: 'appended to first rows',
  all: 'appended to all rows',
  page: 'page opened to first rows',
});
for (const folder of Object.values(builds)) {
  if (existsSync(join(folder, 'support-requests.js'))) continue;
  console.error(`Nothing is built in ${folder}: run npm run build first`);
  process.exit(1);
}
const byHand = await readFile(new URL('vanilla.js', import.meta.url), 'utf8');

const server = createServer(async (request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
  const send = (
    /** @type {number} */ status,
    /** @type {string} */ type,
    /** @type {string | Buffer} */ body,
  ) => {
    response.writeHead(status, { 'Content-Type': type });
    response.end(body);
  };
  if (pathname === '/api/support/requests') return send(200, 'application/json', rows);
  if (pathname === '/vanilla.js') return send(200, 'text/javascript', byHand);
  if (pathname === '/page') {
    rows = rowsOf(Number(searchParams.get('rows')));
    return send(200, 'text/html', pageOf(searchParams.get('kind') ?? '', searchParams.has('whole')));
  }
  // The main file and its lazy files.
  const [, kind = '', path] = /^\/(\w+)\/((?:lazy\/)?[\w-]+\.js)$/.exec(pathname) ?? [];
  const folder = builds[kind];
  const file = folder && path && (await readFile(join(folder, path)).catch(() => ''));
  if (file) return send(200, 'text/javascript', file);
  send(404, 'application/problem+json', '{}');
});
let rows = '';

/**
 * The HTML of a page.
 *
 * @param {string} kind
 * @param {boolean} isWhole the page shows the list by itself; else `append()` starts it
 */
function pageOf(kind, isWhole) {
  const isWidget = kind in builds;
  const script = isWidget
    ? `<script src="/${kind}/support-requests.js" async></script>`
    : `<script src="/vanilla.js" async onload="renderByHand(document.querySelector('main'))"></script>`;
  const element = '<support-requests api-base="/api/support"></support-requests>';
  const head = isWhole
    ? `<script>watchRows(${isWidget}, 1)</script>${script}`
    : script.replace(/ async.*?>/, '>');
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Bench</title><link rel="icon" href="data:,">${head}</head>
    <body><main>${isWhole && isWidget ? element : ''}</main></body></html>`;
}

/** The response to the list call, as JSON. @param {number} count of requests */
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
 * Runs in each page. `watchRows()` sets `shown`, a promise of the times at which the first row and `count` rows were painted, in
 * milliseconds since the page was opened.
 */
function prepare() {
  /** @type {any} */ (window).watchRows = (/** @type {boolean} */ isWidget, /** @type {number} */ count) => {
    const renderedRows = () =>
      isWidget
        ? document
            .querySelector('support-requests')
            ?.shadowRoot?.querySelector('support-request-list')
            ?.shadowRoot?.querySelectorAll('[part~="row"]').length
        : document.querySelectorAll('.row').length;
    /** @type {any} */ (window).shown = new Promise(resolve => {
      /** @type {number | undefined} */
      let first;
      const check = () => {
        const rows = renderedRows() ?? 0;
        if (rows === 0) return requestAnimationFrame(check);
        // A message is delivered after the current frame has been painted.
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => {
          const now = performance.now();
          first ??= now;
          if (rows < count) requestAnimationFrame(check);
          else resolve({ first, all: now });
        };
        port2.postMessage(null);
      };
      requestAnimationFrame(check);
    });
  };
}

/** Runs in the page: milliseconds from appending the element to the frames with the first row and with all rows. */
async function append(/** @type {{ isWidget: boolean, count: number }} */ { isWidget, count }) {
  const page = /** @type {any} */ (window);
  const container = /** @type {HTMLElement} */ (document.querySelector('main'));
  const start = performance.now();
  if (isWidget) {
    const element = document.createElement('support-requests');
    element.setAttribute('api-base', '/api/support');
    container.append(element);
  } else void page.renderByHand(container);
  page.watchRows(isWidget, count);
  const { first, all } = await page.shown;
  return { first: first - start, all: all - start };
}

/** @param {number[]} values @param {number} part from 0 to 1 */
const quantile = (values, part) =>
  [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) * part)] ?? NaN;

await new Promise(done => server.listen(0, '127.0.0.1', () => done(undefined)));
const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
const found = await findChromium();
// No frame rate limit: with 60 frames a second every time would be a multiple of 16.7 ms.
const args = [...found.args, '--disable-frame-rate-limit', '--disable-gpu-vsync'];
const browser = await chromium.launch({ ...found, args });
/** @type {Map<string, number[]>} */
const times = new Map();
try {
  const context = await browser.newContext({ viewport: { width: 1000, height: 800 }, locale: 'en-GB' });
  await context.addInitScript(prepare);
  /** @template T @param {string} query @param {(page: import('playwright-core').Page) => Promise<T>} work */
  const inPage = async (query, work) => {
    const page = await context.newPage();
    await page.goto(`http://127.0.0.1:${port}/page?${query}`);
    const result = await work(page);
    await page.close();
    return result;
  };
  for (let round = 0; round <= rounds; round++) {
    for (const count of sizes) {
      // Which of them is measured first alternates.
      for (const kind of round % 2 ? kinds : [...kinds].reverse()) {
        const isWidget = kind in builds;
        const query = `kind=${encodeURIComponent(kind)}&rows=${count}`;
        const appended = await inPage(query, page => page.evaluate(append, { isWidget, count }));
        const opened = await inPage(`${query}&whole`, page =>
          page.evaluate(() => /** @type {any} */ (window).shown),
        );
        // The first round fills the caches of the browser.
        if (round === 0) continue;
        for (const [what, time] of Object.entries({ ...appended, page: opened.first })) {
          const id = `${kind} ${count} ${what}`;
          times.set(id, [...(times.get(id) ?? []), time]);
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
  for (const [what, name] of Object.entries(metrics)) {
    const title = `${String(count).padStart(5)} rows, ${name.padEnd(25)}`;
    const [own = NaN, ...others] = kinds.map(kind => {
      const all = times.get(`${kind} ${count} ${what}`) ?? [];
      const [low = NaN, median = NaN, high = NaN] = [0.25, 0.5, 0.75].map(part => quantile(all, part));
      console.log(
        `${title} ${kind.padEnd(14)} ${median.toFixed(1)} (${low.toFixed(1)} to ${high.toFixed(1)})`,
      );
      return median;
    });
    kinds.slice(1).forEach((kind, index) => {
      console.log(`${title} ratio: ${kind.padEnd(7)} ${(own / (others[index] ?? NaN)).toFixed(2)}`);
    });
  }
}
