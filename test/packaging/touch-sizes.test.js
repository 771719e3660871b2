/** On a touch screen every control of the list is at least 44 pixels high and wide, and nothing is wider than the page. */
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { setUp } from './browser.js';

const least = 44;

describe('the list on a touch screen', () => {
  const all = setUp();
  before(async () => {
    await all.site.create('Disk is full');
  });

  /** The controls that are smaller, of a page. @param {import('playwright-core').Page} page */
  async function small(page) {
    const controls = [
      page.getByRole('combobox', { name: 'Show tickets with status' }),
      page.getByRole('searchbox'),
      page.getByRole('combobox', { name: 'Sort by' }),
      page.getByRole('button'),
      page.getByRole('link'),
    ];
    const found = [];
    let count = 0;
    for (const control of controls) {
      for (const one of await control.all()) {
        const box = await one.boundingBox();
        if (!box) continue;
        count++;
        if (Math.min(Math.round(box.height), Math.round(box.width)) < least)
          found.push(
            `${await one.evaluate(node => node.outerHTML.slice(0, 80))} ${box.width} × ${box.height}`,
          );
      }
    }
    return { found, count };
  }

  for (const width of [280, 360, 1200]) {
    test(`${width} pixels wide, with rows and without`, async () => {
      const tag = '<support-requests api-base="/api/support" routing="hash"></support-requests>';
      const head =
        '<meta name="viewport" content="width=device-width, initial-scale=1"><script src="/dist/support-requests.js" async></script>';
      const { page } = await all.open(all.site.page(head, tag), {
        hasTouch: true,
        isMobile: true,
        viewport: { width, height: 740 },
      });
      await page.getByRole('link', { name: /^CS-/ }).first().waitFor();
      await page.getByRole('searchbox').waitFor();
      const rows = await small(page);
      assert.ok(rows.count >= 5);
      assert.deepEqual(rows.found, []);
      assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= width);
      await page.getByRole('combobox', { name: 'Show tickets with status' }).selectOption('closed');
      await page.getByRole('button', { name: 'Show open' }).waitFor();
      assert.deepEqual((await small(page)).found, []);
      await page.context().close();
    });
  }
});
