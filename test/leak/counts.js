/** What a page holds on to, as Chromium counts it after its garbage is collected. */
import { isDeepStrictEqual } from 'node:util';

/**
 * For the head of a page, before everything else: counts the addresses of blobs that were made and not given back.
 */
export const blobCounter = `
  window.blobs = new Set();
  const { createObjectURL, revokeObjectURL } = URL;
  URL.createObjectURL = blob => {
    const url = createObjectURL.call(URL, blob);
    window.blobs.add(url);
    return url;
  };
  URL.revokeObjectURL = url => {
    window.blobs.delete(url);
    revokeObjectURL.call(URL, url);
  };`;

/** @typedef {Record<'documents' | 'nodes' | 'jsEventListeners' | 'blobs' | 'locks', number>} Counts */

/** @param {import('playwright-core').Page} page @returns {Promise<() => Promise<Counts>>} */
export async function counterOf(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.enable');
  /** @returns {Promise<Counts>} */
  const look = async () => {
    // A task of the page, also where its clock stands still.
    await page.evaluate(() => fetch('/nothing').then(() => undefined));
    await session.send('HeapProfiler.collectGarbage');
    const dom = await session.send('Memory.getDOMCounters');
    const own = await page.evaluate(async () => {
      const { held = [], pending = [] } = await navigator.locks.query();
      return { blobs: /** @type {any} */ (window).blobs.size, locks: held.length + pending.length };
    });
    return { ...dom, ...own };
  };
  return async () => {
    // What one look lets go of may hold more.
    let [before, now] = [await look(), await look()];
    for (let i = 0; i < 20 && !isDeepStrictEqual(before, now); i++) [before, now] = [now, await look()];
    return now;
  };
}
