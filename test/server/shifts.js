/** Layout shifts of a page, by Chromium's Layout Instability API. */
import assert from 'node:assert/strict';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {{ value: number, hadRecentInput: boolean, moved: string[] }} Shift */

/** Limit for the sum of a session. */
export const maxShift = 0.02;

/**
 * In the page, before its scripts: records layout shifts, and the time of the last input. What {@link answered} waits for is as
 * input, however long the server takes.
 */
export function recordShifts() {
  const page = /** @type {any} */ (window);
  page.shifts = [];
  page.lastInput = -Infinity;
  page.awaited = [];
  for (const type of ['pointerdown', 'pointerup', 'keydown'])
    addEventListener(type, () => (page.lastInput = performance.now()), { capture: true });
  const nameOf = (/** @type {any} */ { node, previousRect: from, currentRect: to }) =>
    `${node?.nodeName ?? '?'}.${node?.className ?? ''} ${from.x},${from.y} ${from.width}×${from.height} to ${to.x},${to.y} ${to.width}×${to.height}`;
  new PerformanceObserver(list => {
    for (const { value, hadRecentInput, sources, startTime } of /** @type {any[]} */ (list.getEntries())) {
      const isAwaited = page.awaited.some(
        (/** @type {number[]} */ [from, to = Infinity]) => startTime >= from && startTime <= to,
      );
      page.shifts.push({ value, hadRecentInput: hadRecentInput || isAwaited, moved: sources.map(nameOf) });
    }
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

/**
 * Does what a person does, and waits for what the server's answer shows: what moves until then moves because they asked for it.
 *
 * @param {Page} page
 * @param {() => Promise<unknown>} act
 * @param {() => Promise<unknown>} shown
 */
export async function answered(page, act, shown) {
  await page.evaluate(() => /** @type {any} */ (window).awaited.push([performance.now()]));
  await act();
  await shown();
  await painted(page);
  await page.evaluate(() => /** @type {any} */ (window).awaited.at(-1).push(performance.now()));
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
