/**
 * How much moves by itself, over whole sessions on the served panel, as Chromium measures it: rows and entries as they come, answers
 * of support, pictures, and the lazy files, which are held back here until what they belong to is on the screen.
 */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { picture } from '../packaging/site.js';
import { ApiClient } from './api-client.js';
import { setUpPanel } from './panel.js';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {{ value: number, hadRecentInput: boolean, moved: string[] }} Shift */

/** In all, for a session. */
const most = 0.02;

const long = 'The graph shows the same peak each night, and the backup begins one minute before. '.repeat(4);

/** In the page, before everything else: keeps what moves, and when the person last did something. */
function watch() {
  const kept = /** @type {any} */ (window);
  kept.shifts = [];
  kept.lastInput = -Infinity;
  for (const type of ['pointerdown', 'pointerup', 'keydown'])
    addEventListener(type, () => (kept.lastInput = performance.now()), { capture: true });
  const nameOf = (/** @type {any} */ { node, previousRect: from, currentRect: to }) =>
    `${node?.nodeName ?? '?'}.${node?.className ?? ''} ${from.x},${from.y} ${from.width}×${from.height} to ${to.x},${to.y} ${to.width}×${to.height}`;
  new PerformanceObserver(list => {
    for (const { value, hadRecentInput, sources } of /** @type {any[]} */ (list.getEntries()))
      kept.shifts.push({ value, hadRecentInput, moved: sources.map(nameOf) });
  }).observe({ type: 'layout-shift', buffered: true });
}

/** After this all that was drawn is painted and measured. @param {Page} page */
const painted = page =>
  page.evaluate(
    () =>
      new Promise(done =>
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done(0)))),
      ),
  );

/** A browser puts down to the person what moves within half a second: this waits until it no longer does. @param {Page} page */
async function leftAlone(page) {
  await painted(page);
  await page.waitForFunction(() => performance.now() - /** @type {any} */ (window).lastInput > 500);
}

describe('what moves by itself', { timeout: 300_000 }, () => {
  const panel = setUpPanel();
  const { agent } = panel;
  /** @type {ApiClient} */
  let api;
  let file = '';
  before(() => {
    api = new ApiClient(panel.server.api);
    file = join(panel.folder, 'graph.png');
    writeFileSync(file, picture);
  });

  /** @param {string} key @param {string[]} args */
  async function reply(key, ...args) {
    const { code, output } = await agent('reply', key, ...args);
    assert.equal(code, 0, output);
  }

  /** @param {string} summary */
  async function ask(summary, comments = 0) {
    const json = { summary, description: long, attachmentIds: [] };
    const { key } = await (await api.call('POST', '/requests', { json })).json();
    for (let i = 0; i < comments; i++) {
      const body = `${i}: ${i % 3 ? 'As before.' : long}`;
      const added = await api.call('POST', `/requests/${key}/comments`, {
        json: { body, attachmentIds: [] },
      });
      assert.equal(added.status, 201);
    }
    return /** @type {string} */ (key);
  }

  /**
   * A page that is signed in; lazy files whose address fits wait for `release`.
   *
   * @param {{ width: number, height: number }} viewport
   */
  async function begin(viewport) {
    const context = await panel.profile({ viewport });
    const page = await context.newPage();
    await page.goto(panel.server.signInLinks[0] ?? '');
    await page.getByText('CS-').first().waitFor();
    await page.goto('about:blank');
    await page.addInitScript(watch);
    /** @type {RegExp | undefined} */
    let held;
    /** @type {(() => void)[]} */
    let waiting = [];
    await page.route('**/dist/lazy/**', async route => {
      if (held?.test(route.request().url())) await new Promise(go => waiting.push(() => go(undefined)));
      await route.continue();
    });
    return {
      page,
      hold: (/** @type {RegExp} */ address) => (held = address),
      /** How many wait. */
      held: () => waiting.length,
      release: () => {
        held = undefined;
        for (const go of waiting) go();
        waiting = [];
      },
      open: async (/** @type {string} */ hash) => {
        await page.goto('about:blank');
        await page.goto(`${panel.server.origin}/${hash}`);
      },
    };
  }

  /** Each request with what was given in a custom field, of which this server has none. @param {Page} page */
  async function giveField(page) {
    await page.route(/\/requests(\?|\/[^/]+$)/, async route => {
      const response = await route.fetch();
      const text = await response.text();
      // 304 has no body.
      const answer = text === '' ? undefined : JSON.parse(text);
      const given = (/** @type {object} */ request) => ({ ...request, fields: { server: 'web-07' } });
      const json = answer && (answer.items ? { ...answer, items: answer.items.map(given) } : given(answer));
      await route.fulfill({ response, ...(json && { json }) });
    });
  }

  /** Sums up the session, and prints it. @param {import('node:test').TestContext} t @param {Page} page */
  async function judge(t, page, what = '') {
    await painted(page);
    const shifts = /** @type {Shift[]} */ (await page.evaluate(() => /** @type {any} */ (window).shifts));
    const sum = (/** @type {boolean} */ input) =>
      shifts
        .filter(({ hadRecentInput }) => hadRecentInput === input)
        .reduce((all, { value }) => all + value, 0);
    t.diagnostic(
      `${what} by itself ${sum(false).toFixed(4)}, after what a person did ${sum(true).toFixed(4)}`,
    );
    const found = shifts.filter(({ hadRecentInput }) => !hadRecentInput);
    assert.ok(sum(false) <= most, JSON.stringify(found, null, 1));
  }

  test('can be seen to fail', async () => {
    const { page, open } = await begin({ width: 1200, height: 800 });
    await open('');
    await page.getByRole('list', { name: 'Requests to support' }).waitFor();
    await leftAlone(page);
    await page.evaluate(() => {
      const element = /** @type {HTMLElement} */ (document.querySelector('support-requests'));
      element.style.marginBlockStart = '200px';
    });
    await page.waitForFunction(
      limit => /** @type {any} */ (window).shifts.some((/** @type {Shift} */ { value }) => value > limit),
      most,
    );
    await page.context().close();
  });

  for (const viewport of [
    { width: 1200, height: 800 },
    { width: 390, height: 780 },
  ]) {
    describe(`${viewport.width} px wide`, () => {
      test('an evening that begins in the list', async t => {
        const key = await ask('The newest of all', 6);
        const { page, open, hold, held, release } = await begin(viewport);
        hold(/./);
        await open('');
        const row = page.getByRole('button', { name: new RegExp(`^${key} `) });
        await row.waitFor();
        await leftAlone(page);
        assert.ok(held() > 0);
        release();
        await page.getByRole('searchbox', { name: 'Search requests' }).waitFor();
        await leftAlone(page);
        await reply(key, 'We are looking.');
        await page.getByRole('button', { name: new RegExp(`^${key} .*Updated`) }).waitFor();

        await row.click();
        const field = page.getByRole('textbox', { name: 'Write a comment' });
        await field.waitFor();
        const entries = page.getByRole('list', { name: 'History' }).getByRole('listitem');
        await entries.filter({ hasText: 'We are looking.' }).waitFor();
        await leftAlone(page);
        await reply(key, 'It was the **backup**.', '--markdown');
        await entries.filter({ hasText: 'It was the backup.' }).waitFor();
        await leftAlone(page);
        // In the middle.
        await entries.nth(4).evaluate(entry => entry.scrollIntoView({ block: 'center' }));
        await painted(page);
        await reply(key, 'Here is the graph.', '--file', file);
        await entries.filter({ hasText: 'Here is the graph.' }).waitFor();
        await page.getByRole('button', { name: /new repl/ }).waitFor();
        await leftAlone(page);
        // At the end, where something is being written.
        await field.scrollIntoViewIfNeeded();
        await field.click();
        await page.keyboard.type('Half a sen');
        await leftAlone(page);
        await reply(key, `${long}\n\nLook at https://status.example/`);
        await entries.filter({ hasText: 'status.example' }).waitFor();
        await leftAlone(page);
        await judge(t, page, 'from the list');
        await page.context().close();
      });

      test('a thread that is opened by its address, with all lazy files late', async t => {
        const key = await ask('By its address', 2);
        await reply(
          key,
          'See the graph, and **this**: https://status.example/',
          '--markdown',
          '--file',
          file,
        );
        const { page, open, hold, held, release } = await begin(viewport);
        await giveField(page);
        // The file that reads the address comes in time; else there would be no thread.
        hold(/lazy\/(?!hash-routing)/);
        await open(`#support=${key}`);
        await page.getByText('See the graph').first().waitFor();
        await page.getByRole('textbox', { name: 'Write a comment' }).waitFor();
        await leftAlone(page);
        assert.ok(held() > 0);
        release();
        await page.getByRole('separator', { name: 'New', exact: true }).waitFor();
        await page.getByRole('button', { name: 'More', exact: true }).waitFor();
        await page.getByText('web-07', { exact: true }).waitFor();
        await page.getByText('Markdown works here.').waitFor();
        await page.locator('strong', { hasText: 'this' }).waitFor();
        await page.getByRole('button', { name: 'Close request' }).waitFor();
        const image = page.getByRole('button', { name: /^Open graph\.png/ });
        await image.scrollIntoViewIfNeeded();
        await page.waitForFunction(
          button => Number(/** @type {HTMLElement} */ (button).querySelector('img')?.naturalWidth) > 0,
          await image.elementHandle(),
        );
        await leftAlone(page);
        await judge(t, page, 'a thread by its address');
        await page.unrouteAll({ behavior: 'ignoreErrors' });
        await page.context().close();
      });

      // On a phone the panel's own boxes stand below the desk, and give way when it is asked for more; how long that takes, the
      // server decides.
      if (viewport.width < 1000) return;

      test('closing and rating, with a file that comes late', async t => {
        const key = await ask('To be rated');
        const { page, open, hold, held, release } = await begin(viewport);
        await open(`#support=${key}`);
        const close = page.getByRole('button', { name: 'Close request' });
        await close.waitFor();
        hold(/rating/);
        await close.click();
        await page.getByRole('button', { name: 'Reopen request' }).waitFor();
        await leftAlone(page);
        assert.equal(held(), 1);
        release();
        await page.getByRole('radiogroup', { name: 'Rate this request' }).waitFor();
        await leftAlone(page);
        await judge(t, page, 'closing and rating');
        await page.context().close();
      });
    });
  }
});
