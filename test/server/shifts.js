/** Layout shifts of a page, by Chromium's Layout Instability API. */
import assert from 'node:assert/strict';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {{ value: number, hadRecentInput: boolean, moved: string[] }} Shift */

/** Limit for the sum of a session. */
export const maxShift = 0.02;

/** In the page, before its scripts: records layout shifts, and the time of the last input. */
export function recordShifts() {
  const page = /** @type {any} */ (window);
  page.shifts = [];
  page.lastInput = -Infinity;
  for (const type of ['pointerdown', 'pointerup', 'keydown'])
    addEventListener(type, () => (page.lastInput = performance.now()), { capture: true });
  const nameOf = (/** @type {any} */ { node, previousRect: from, currentRect: to }) =>
    `${node?.nodeName ?? '?'}.${node?.className ?? ''} ${from.x},${from.y} ${from.width}×${from.height} to ${to.x},${to.y} ${to.width}×${to.height}`;
  new PerformanceObserver(list => {
    for (const { value, hadRecentInput, sources } of /** @type {any[]} */ (list.getEntries()))
      page.shifts.push({ value, hadRecentInput, moved: sources.map(nameOf) });
  }).observe({ type: 'layout-shift', buffered: true });
}

/** Resolves when everything that is rendered is painted and measured. @param {Page} page */
export const painted = page =>
  page.evaluate(
    () =>
      new Promise(done =>
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done(0)))),
      ),
  );

/** Browsers attribute layout shifts within 500 ms to the last input: resolves when the next one counts. @param {Page} page */
export async function inputExpired(page) {
  await painted(page);
  await page.waitForFunction(() => performance.now() - /** @type {any} */ (window).lastInput > 500);
}

/** Asserts the sum of the session, and prints it. @param {import('node:test').TestContext} t @param {Page} page */
export async function assertStable(t, page, what = '') {
  await painted(page);
  const shifts = /** @type {Shift[]} */ (await page.evaluate(() => /** @type {any} */ (window).shifts));
  const sum = (/** @type {boolean} */ input) =>
    shifts
      .filter(({ hadRecentInput }) => hadRecentInput === input)
      .reduce((all, { value }) => all + value, 0);
  t.diagnostic(`${what} by itself ${sum(false).toFixed(4)}, after what a person did ${sum(true).toFixed(4)}`);
  const found = shifts.filter(({ hadRecentInput }) => !hadRecentInput);
  assert.ok(sum(false) <= maxShift, JSON.stringify(found, null, 1));
}
