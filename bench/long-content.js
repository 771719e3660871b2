/**
 * `npm run build && npm run bench:long -- [rounds] [--against <dist folder of another build>]`: long threads and lists against short
 * ones. See README.md in this folder.
 */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { findChromium } from '../scripts/browsers.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { against: { type: 'string' } },
});
const rounds = Math.max(5, Number(positionals[0]) || 11);
/** What is measured: a function of long-content-page.js, its title, and a small and a large number of entries or rows. */
const cases = /** @type {const} */ ([
  ['newComment', 'a new comment, entries', 50, 5000],
  ['typing', 'a key pressed in the composer, entries', 50, 5000],
  ['longComment', 'a key pressed in a long comment, lines', 50, 4000],
  ['bareTextArea', 'the same in a bare text area, lines', 50, 4000],
  ['scrollThread', 'a frame while scrolling, entries', 50, 5000],
  ['scrollList', 'a frame while scrolling, rows', 100, 10_000],
  ['filter', 'another filter, rows', 100, 10_000],
  ['minute', 'relative times after a minute, rows', 100, 10_000],
]);

/** The folder of each build that is measured. @type {Record<string, string>} */
const builds = {
  widget: fileURLToPath(new URL('../dist', import.meta.url)),
  ...(values.against && { other: values.against }),
};
const kinds = Object.keys(builds);
for (const folder of Object.values(builds)) {
  if (existsSync(join(folder, 'support-requests.js'))) continue;
  console.error(`Nothing is built in ${folder}: run npm run build first`);
  process.exit(1);
}
const script = fileURLToPath(new URL('long-content-page.js', import.meta.url));

/** The page of a build. @param {string} kind */
const pageOf =
  kind => `<!doctype html><html lang="en"><meta charset="utf-8"><title>Bench</title><link rel="icon" href="data:,">
  <script src="/${kind}/support-requests.js"></script><script src="/page.js"></script><body></body></html>`;

const server = createServer(async (request, response) => {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost');
  const [, kind = '', path] = /^\/(\w+)\/(.*)$/.exec(pathname) ?? [];
  const file = pathname === '/page.js' ? script : join(builds[kind] ?? '', path ?? '');
  const isPage = path === '';
  const exists = isPage || (extname(file) === '.js' && !pathname.includes('..') && existsSync(file));
  response.writeHead(exists ? 200 : 404, { 'Content-Type': isPage ? 'text/html' : 'text/javascript' });
  response.end(isPage ? pageOf(kind) : exists ? await readFile(file) : '');
});

/** @param {readonly number[]} values @param {number} part from 0 to 1 */
const quantile = (values, part) =>
  [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) * part)] ?? NaN;

await new Promise(done => server.listen(0, '127.0.0.1', () => done(undefined)));
const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
const found = await findChromium();
// No frame rate limit: with 60 frames a second every time would be a multiple of 16.7 ms.
const args = [...found.args, '--disable-frame-rate-limit', '--disable-gpu-vsync'];
const browser = await chromium.launch({ ...found, args });
console.log(
  `Milliseconds to the frame that shows the change, median of ${rounds} rounds (quartiles), and the longest frame`,
);
try {
  const context = await browser.newContext({ viewport: { width: 1000, height: 800 }, locale: 'en-GB' });
  /** Measures a case; returns the median. @param {string} kind @param {string} name @param {string} title @param {number} count */
  const measure = async (kind, name, title, count) => {
    const tab = await context.newPage();
    await tab.goto(`http://127.0.0.1:${port}/${kind}/`);
    const all = await tab.evaluate(
      ([what, size, times]) =>
        /** @type {any} */ (window).measures[/** @type {string} */ (what)](size, times),
      [name, count, rounds],
    );
    await tab.close();
    const shown = all.map((/** @type {{ shown: number }} */ one) => one.shown);
    const longest = Math.max(...all.map((/** @type {{ longest: number }} */ one) => one.longest));
    const [low = NaN, median = NaN, high = NaN] = [0.25, 0.5, 0.75].map(part => quantile(shown, part));
    const times = `${median.toFixed(1)} (${low.toFixed(1)} to ${high.toFixed(1)}), longest ${longest.toFixed(1)}`;
    console.log(`${title}: ${String(count).padStart(6)}  ${kind.padEnd(6)} ${times}`);
    return median;
  };
  for (const [name, title, few, many] of cases) {
    /** @type {Record<string, number>} */
    const medians = {};
    for (const count of [few, many])
      for (const kind of kinds) medians[kind + count] = await measure(kind, name, title, count);
    const ratio = (/** @type {string} */ a, /** @type {string} */ b) =>
      ((medians[a] ?? NaN) / (medians[b] ?? NaN)).toFixed(2);
    console.log(`${title}: ratio of many to few ${ratio(`widget${many}`, `widget${few}`)}`);
    if (values.against)
      for (const count of [few, many])
        console.log(
          `${title}: ${count}, ratio to the other build ${ratio(`widget${count}`, `other${count}`)}`,
        );
  }
} finally {
  await browser.close();
  server.close();
  server.closeAllConnections();
}
