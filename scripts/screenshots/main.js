/**
 * `npm run screenshots` writes a picture of every view and state of the built widget to `screenshots/`;
 * `npm run screenshots -- thread dark` only those whose names contain all these words.
 *
 * Calls to the backend are intercepted in the browser (backend.js), so that each state is reached at once.
 */
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { createServer } from 'vite';
import { findChromium } from '../browsers.js';
import { dist, root, standaloneFile } from '../build/paths.js';
import { capture, folder, shotsOf } from './capture.js';
import { states } from './states.js';

try {
  await main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

/** @param {readonly string[]} words @throws {Error} where there is nothing to capture, or a picture shows a problem */
async function main(words) {
  if (!existsSync(join(dist, standaloneFile))) {
    throw new Error('dist/support-requests.js is missing: run "npm run build" first.');
  }
  const shots = shotsOf(states).filter(({ name }) => words.every(word => name.includes(word)));
  if (shots.length === 0) {
    const names = states.map(({ name }) => name).join(', ');
    throw new Error(`No screenshot has such a name. There are: ${names}`);
  }

  await mkdir(folder, { recursive: true });
  // With the project's vite.config.ts, which serves dist/ as it was built.
  const server = await createServer({
    root,
    logLevel: 'warn',
    // Without the mock the pages import no package; a dependency found late would reload a page while it is captured.
    optimizeDeps: { noDiscovery: true },
    server: { host: '127.0.0.1', port: 0, hmr: false, watch: null },
  });
  await server.listen();
  const origin = /** @type {string} */ (server.resolvedUrls?.local[0]).replace(/\/$/, '');
  const browser = await chromium.launch(await findChromium());
  /** @type {string[]} */
  const problems = [];
  try {
    for (const shot of shots) problems.push(...(await capture(browser, origin, shot)));
  } finally {
    await browser.close();
    await server.close();
  }
  console.log(`${shots.length} screenshots in screenshots/`);
  if (problems.length > 0) throw new Error(`\nProblems:\n${problems.join('\n')}`);
}
