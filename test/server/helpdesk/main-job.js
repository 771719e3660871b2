/** What a customer does in the browser, through widget and server, with a helpdesk behind them. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { findChromium } from '../../../scripts/browsers.js';
import { dist } from '../../../scripts/build/paths.js';
import { button } from '../conversation.js';

/**
 * @typedef {object} Work
 * @property {string} url of the server, whose API is at `/api/support`
 * @property {Record<string, string>} ada headers by which the server knows one customer
 * @property {Record<string, string>} grace the same for another one
 * @property {(key: string, text: string) => Promise<unknown>} answer an agent answers, in the helpdesk itself
 * @property {(key: string, text: string) => Promise<unknown>} note an agent writes an internal note there
 * @property {string} [type] label of what the request is about, where the helpdesk has several
 * @property {(key: string) => Promise<string>} textOf all that the helpdesk has of a request's thread
 */

/** @typedef {import('playwright-core').Page} Page */

/** How long a thing that is expected may take: a helpdesk that is asked from time to time is slow. */
const patience = 45_000;

const bytes = Buffer.from(Array.from({ length: 70_000 }, (_, index) => (index * 31) % 256));

/**
 * One customer raises a request with a file, gets an answer without a reload, replies, downloads the file, closes the request. Another one
 * sees nothing of it.
 *
 * @param {Work} work
 */
export async function doMainJob(work) {
  const browser = await chromium.launch(await findChromium());
  try {
    const { page, errors } = await openPanel(browser, work.url, work.ada);
    const key = await raise(page, work);
    await converse(page, key, work);
    await download(page);
    await button(page, 'Close request').click();
    // By the helpdesk's own name for it.
    await page
      .locator('[part~="status"]:visible')
      .filter({ hasText: /^\s*(closed|resolved|solved|done)\s*$/i })
      .waitFor();
    assert.deepEqual(errors, []);
    await seeNothing(browser, key, work);
  } finally {
    await browser.close();
  }
}

/** @param {import('playwright-core').Browser} browser @param {string} url @param {Record<string, string>} headers */
export async function openPanel(browser, url, headers, hash = '') {
  const context = await browser.newContext({ extraHTTPHeaders: headers });
  context.setDefaultTimeout(patience);
  await context.route('**/panel', route =>
    route.fulfill({
      contentType: 'text/html',
      body: `<!doctype html><html lang="en"><title>Panel</title><body>
        <support-requests api-base="/api/support" routing="hash"></support-requests>
        <script src="/dist/support-requests.js"></script></body></html>`,
    }),
  );
  await context.route('**/dist/**', async route => {
    const { pathname } = new URL(route.request().url());
    const body = await readFile(join(dist, pathname.replace('/dist/', '')));
    return route.fulfill({ contentType: 'text/javascript', body });
  });
  const page = await context.newPage();
  /** @type {string[]} */
  const errors = [];
  page.on('pageerror', error => errors.push(String(error)));
  await page.goto(`${url}/panel${hash}`);
  return { page, errors };
}

/** @param {Page} page @param {Work} work @returns its key */
async function raise(page, { type }) {
  await button(page, 'New request').click();
  if (type !== undefined) await page.getByRole('radio', { name: type }).check();
  await page.getByRole('textbox', { name: 'Summary' }).fill('Сервер web-07 не отвечает');
  await page
    .getByRole('textbox', { name: 'Description' })
    .fill('Since 03:10.\n\n<b>Both</b> disks & the network.');
  const chooser = page.waitForEvent('filechooser');
  await button(page, 'Attachment').click();
  await (
    await chooser
  ).setFiles([{ name: 'отчёт №7.bin', mimeType: 'application/octet-stream', buffer: bytes }]);
  await page.getByText('Ready to send').waitFor();
  await button(page, 'Send').click();
  await page.getByRole('heading', { name: 'Сервер web-07 не отвечает' }).waitFor();
  await page.getByText('<b>Both</b> disks & the network.').waitFor();
  return page.evaluate(() => /** @type {any} */ (document.querySelector('support-requests')).request);
}

/** @param {Page} page @param {string} key @param {Work} work */
async function converse(page, key, { answer, note, textOf }) {
  await note(key, 'He never pays. Internal.');
  await answer(key, 'A switch failed; it is back.');
  await page.getByText('A switch failed; it is back.').first().waitFor();
  assert.equal(await page.getByText('Internal.').count(), 0);

  await page.getByRole('textbox', { name: 'Write a comment' }).fill('Thank you, it answers again.');
  await button(page, 'Add comment').click();
  const entries = page.getByRole('list', { name: 'History' }).getByRole('listitem');
  await entries.filter({ hasText: 'Thank you, it answers again.' }).waitFor();
  assert.match(await textOf(key), /Thank you, it answers again\./);
}

/** @param {Page} page */
async function download(page) {
  const started = page.waitForEvent('download');
  await page.getByRole('link', { name: /отчёт №7\.bin/ }).click();
  const file = await started;
  assert.equal(file.suggestedFilename(), 'отчёт №7.bin');
  assert.ok((await readFile(await file.path())).equals(bytes), 'the file is as it was sent');
}

/** @param {import('playwright-core').Browser} browser @param {string} key @param {Work} work */
async function seeNothing(browser, key, { url, grace }) {
  const list = await openPanel(browser, url, grace);
  await list.page.getByRole('combobox', { name: /status/ }).selectOption('all');
  // Requests of their own, or the invitation of an empty list.
  const row = list.page.getByRole('listitem').getByRole('link');
  await button(list.page, 'Write to support').or(row).first().waitFor();
  const thread = await openPanel(browser, url, grace, `#support=${encodeURIComponent(key)}`);
  await thread.page
    .getByText(/This request was not found/)
    .first()
    .waitFor();
  for (const { page, errors } of [list, thread]) {
    assert.equal(await page.getByText('web-07').count(), 0);
    assert.deepEqual(errors, []);
  }
}
