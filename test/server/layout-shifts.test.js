/**
 * Layout shifts without input (Chromium's Layout Instability API) over whole sessions on the served panel: while rows, entries, an
 * agent's comments and pictures arrive, and lazy files, which this test delays until the view that they belong to is rendered.
 */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { picture } from '../packaging/site.js';
import { ApiClient } from './api-client.js';
import { setUpPanel } from './panel.js';
import { answered, assertStable, inputExpired, maxShift, painted, recordShifts } from './shifts.js';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('./shifts.js').Shift} Shift */

const long = 'The graph shows the same peak each night, and the backup begins one minute before. '.repeat(4);

describe('layout shifts without input', { timeout: 300_000 }, () => {
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
  async function createRequest(summary, comments = 0) {
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
   * A signed-in page; lazy files whose URL matches `hold` wait for `release`.
   *
   * @param {{ width: number, height: number }} viewport
   */
  async function begin(viewport) {
    const context = await panel.profile({ viewport });
    const page = await context.newPage();
    await page.goto(panel.server.signInLinks[0] ?? '');
    await page.getByText('CS-').first().waitFor();
    await page.goto('about:blank');
    await page.addInitScript(recordShifts);
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
      /** Number of files that wait. */
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

  /** Adds a custom field to each request; this server has none. @param {Page} page */
  async function addField(page) {
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

  test('are measured', async () => {
    const { page, open } = await begin({ width: 1200, height: 800 });
    await open('');
    await page.getByRole('list', { name: 'Requests to support' }).waitFor();
    await inputExpired(page);
    await page.evaluate(() => {
      const element = /** @type {HTMLElement} */ (document.querySelector('support-requests'));
      element.style.marginBlockStart = '200px';
    });
    await page.waitForFunction(
      limit => /** @type {any} */ (window).shifts.some((/** @type {Shift} */ { value }) => value > limit),
      maxShift,
    );
    await page.context().close();
  });

  for (const viewport of [
    { width: 1200, height: 800 },
    { width: 390, height: 780 },
  ]) {
    describe(`${viewport.width} px wide`, () => {
      test('in a session that begins in the list', async t => {
        const key = await createRequest('The newest of all', 6);
        const { page, open, hold, held, release } = await begin(viewport);
        hold(/./);
        await open('');
        const row = page.getByRole('link', { name: new RegExp(`^${key} `) });
        await row.waitFor();
        await inputExpired(page);
        assert.ok(held() > 0);
        release();
        await page.getByRole('searchbox', { name: 'Search requests' }).waitFor();
        await inputExpired(page);
        await reply(key, 'We are looking.');
        await page.getByRole('link', { name: new RegExp(`^${key} .*Updated`) }).waitFor();

        await row.click();
        const field = page.getByRole('textbox', { name: 'Write a comment' });
        await field.waitFor();
        const entries = page.getByRole('list', { name: 'History' }).getByRole('listitem');
        await entries.filter({ hasText: 'We are looking.' }).waitFor();
        await inputExpired(page);
        await reply(key, 'It was the **backup**.', '--markdown');
        await entries.filter({ hasText: 'It was the backup.' }).waitFor();
        await inputExpired(page);
        // Scrolled to the middle of the thread.
        await entries.nth(4).evaluate(entry => entry.scrollIntoView({ block: 'center' }));
        await painted(page);
        await reply(key, 'Here is the graph.', '--file', file);
        await entries.filter({ hasText: 'Here is the graph.' }).waitFor();
        await page.getByRole('button', { name: /^\d new repl(y|ies)$/ }).waitFor();
        await inputExpired(page);
        // At the end, with a draft.
        await field.scrollIntoViewIfNeeded();
        await field.click();
        await page.keyboard.type('Half a sen');
        await inputExpired(page);
        await reply(key, `${long}\n\nLook at https://status.example/`);
        await entries.filter({ hasText: 'status.example' }).waitFor();
        await inputExpired(page);
        await assertStable(t, page, 'from the list');
        await page.context().close();
      });

      test('in a thread that is opened by its URL, with all lazy files late', async t => {
        const key = await createRequest('By its address', 2);
        await reply(
          key,
          'See the graph, and **this**: https://status.example/',
          '--markdown',
          '--file',
          file,
        );
        const { page, open, hold, held, release } = await begin(viewport);
        await addField(page);
        // The file that reads the hash is not delayed: it opens the thread.
        hold(/lazy\/(?!hash-routing)/);
        await open(`#support=${key}`);
        await page.getByText('See the graph').first().waitFor();
        await page.getByRole('textbox', { name: 'Write a comment' }).waitFor();
        await inputExpired(page);
        assert.ok(held() > 0);
        release();
        await page.getByRole('separator', { name: 'New', exact: true }).waitFor();
        await page.getByRole('button', { name: 'Actions', exact: true }).waitFor();
        await page.getByText('web-07', { exact: true }).waitFor();
        await page.getByRole('button', { name: 'Formatting' }).waitFor();
        await page.locator('strong', { hasText: 'this' }).waitFor();
        await page.getByRole('button', { name: 'Close request' }).waitFor();
        const image = page.getByRole('button', { name: /^Open graph\.png/ });
        await image.scrollIntoViewIfNeeded();
        await page.waitForFunction(
          button => Number(/** @type {HTMLElement} */ (button).querySelector('img')?.naturalWidth) > 0,
          await image.elementHandle(),
        );
        await inputExpired(page);
        await assertStable(t, page, 'a thread by its address');
        await page.unrouteAll({ behavior: 'ignoreErrors' });
        await page.context().close();
      });

      test('while a request is closed and rated, with a late file', async t => {
        const key = await createRequest('To be rated');
        const { page, open, hold, held, release } = await begin(viewport);
        await open(`#support=${key}`);
        const close = page.getByRole('button', { name: 'Close request' });
        await close.waitFor();
        hold(/rating/);
        // Longer than the half second that browsers take for the effect of a click.
        await page.route(/\/requests\/[^/]+$/, async route => {
          const isWrite = route.request().method() !== 'GET';
          if (isWrite) await inputExpired(page);
          await route.continue();
        });
        const reopen = page.getByRole('button', { name: 'Reopen request' });
        await answered(
          page,
          () => close.click(),
          () => reopen.waitFor(),
        );
        await inputExpired(page);
        assert.equal(held(), 1);
        const field = page.getByRole('textbox', { name: 'Write a comment' });
        const top = async () => Number((await field.boundingBox())?.y);
        const before = await top();
        release();
        await page.getByRole('radiogroup', { name: 'Rate this request' }).waitFor();
        // The room that was kept for the rating is as high as the rating.
        assert.ok(Math.abs((await top()) - before) < 2, `${before} to ${await top()}`);
        await inputExpired(page);
        await assertStable(t, page, 'closing and rating');
        await page.context().close();
      });
    });
  }
});
