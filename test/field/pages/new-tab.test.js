/** What only a real browser with more than one tab, or a slow network for one file, can show of `routing="hash"`. */
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { setUp } from '../../packaging/browser.js';

const script = '<script src="/dist/support-requests.js"></script>';
const desk = '<support-requests api-base="/api/support" routing="hash"></support-requests>';

describe('rows with routing="hash"', () => {
  const all = setUp();
  /** @type {string[]} */
  const keys = [];

  before(async () => {
    for (const summary of ['Disk is full', 'No mail']) keys.push((await all.site.create(summary)).key);
  });

  /** @param {import('playwright-core').Page} page */
  const row = page => page.getByRole('link', { name: new RegExp(`^${keys[0]}`) });

  for (const [name, how] of /** @type {const} */ ([
    ['Control and a click', { modifiers: ['ControlOrMeta'] }],
    ['a click of the middle button', { button: 'middle' }],
    ['Shift and a click', { modifiers: ['Shift'] }],
  ])) {
    test(`${name} opens that request elsewhere, and nothing here`, async () => {
      const { page, errors } = await all.open(all.site.page(script, desk));
      const opened = page.context().waitForEvent('page');
      await row(page).click(/** @type {any} */ (how));
      const other = await opened;
      await other.getByRole('heading', { name: 'Disk is full' }).waitFor();
      assert.equal(new URL(other.url()).hash, `#support=${keys[0]}`);
      await row(page).waitFor();
      assert.equal(new URL(page.url()).hash, '');
      assert.deepEqual(errors, []);
    });
  }

  test('a page with <base href="/"> gives the new tab the page’s own path', async () => {
    const url = all.site.page(`<base href="/">${script}`, desk);
    const { page } = await all.open(`${url}?tab=2`);
    const opened = page.context().waitForEvent('page');
    await row(page).click({ modifiers: ['ControlOrMeta'] });
    const other = await opened;
    await other.getByRole('heading', { name: 'Disk is full' }).waitFor();
    assert.equal(other.url(), `${url}?tab=2#support=${keys[0]}`);
  });

  describe('whose file for routing is slow', () => {
    /** @param {string} hash */
    const open = async hash => {
      const { page, errors } = await all.open('about:blank');
      /** @type {(() => void)[]} */
      const held = [];
      await page.route(/hash-routing/, async route => {
        await new Promise(go => held.push(() => go(undefined)));
        await route.continue();
      });
      await page.goto(all.site.page(script, desk) + hash);
      return { page, errors, release: () => held.forEach(go => go()) };
    };
    /** @param {import('playwright-core').Page} page @param {string} hash */
    const hasHash = (page, hash) => page.waitForFunction(wanted => location.hash === wanted, hash);

    test('the customer stays in the form that they opened meanwhile, and Back leads to the list', async () => {
      const { page, errors, release } = await open('#support=list:all');
      await row(page).waitFor();
      await page.getByRole('button', { name: 'New request' }).click();
      await page.getByRole('textbox', { name: 'Summary' }).fill('Half a sentence');
      release();
      await hasHash(page, '#support=new');
      assert.equal(await page.getByRole('textbox', { name: 'Summary' }).inputValue(), 'Half a sentence');
      await page.goBack();
      await hasHash(page, '#support=list:all');
      await row(page).waitFor();
      assert.deepEqual(errors, []);
    });

    test('the request of the address is shown without it', async () => {
      const { page, release } = await open(`#support=${keys[0]}`);
      await page.getByRole('heading', { name: 'Disk is full' }).waitFor();
      release();
    });

    test('a link of the page that was followed meanwhile counts', async () => {
      const { page, release } = await open('');
      await row(page).waitFor();
      await page.evaluate(key => (location.hash = `#support=${key}`), keys[1]);
      release();
      await page.getByRole('heading', { name: 'No mail' }).waitFor();
      await hasHash(page, `#support=${keys[1]}`);
    });

    test('a request that was opened meanwhile is a step of the history', async () => {
      const { page, release } = await open('#tab=2');
      await row(page).click();
      await page.getByRole('heading', { name: 'Disk is full' }).waitFor();
      release();
      await hasHash(page, `#tab=2&support=${keys[0]}`);
      await page.goBack();
      await hasHash(page, '#tab=2');
      await row(page).waitFor();
    });
  });
});
