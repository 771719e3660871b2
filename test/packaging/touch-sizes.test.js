/** On a touch screen every control is at least 44 pixels high and wide, and nothing is wider than the page. */
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { setUp } from './browser.js';

const least = 44;

/** @param {ReturnType<typeof setUp>} all @param {string} tag @param {number} width in pixels */
async function openOnPhone(all, tag, width) {
  const head =
    '<meta name="viewport" content="width=device-width, initial-scale=1"><script src="/dist/support-requests.js" async></script>';
  const { page } = await all.open(all.site.page(head, tag), {
    hasTouch: true,
    isMobile: true,
    viewport: { width, height: 740 },
  });
  return page;
}

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
      const page = await openOnPhone(all, tag, width);
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

describe('form and thread on a touch screen', () => {
  const all = setUp();

  /** What is smaller of all that can be pressed; of a radio or checkbox its label counts. @param {import('playwright-core').Page} page */
  const tooSmall = page =>
    page.evaluate(size => {
      /** @type {string[]} */
      const found = [];
      /** @param {Document | ShadowRoot} root */
      const visit = root => {
        for (const element of root.querySelectorAll('*')) {
          if (element.shadowRoot) visit(element.shadowRoot);
          if (!element.matches('button, a[href], input:not([type="file"]), select, textarea, summary'))
            continue;
          // Links in a text are part of its line.
          if (!element.checkVisibility() || element.matches('.text a, .rich a')) continue;
          const isTick = element.matches('[type="radio"], [type="checkbox"]');
          const { width, height } = ((isTick && element.closest('label')) || element).getBoundingClientRect();
          if (width > 0 && Math.round(Math.min(width, height)) < size)
            found.push(`${element.outerHTML.slice(0, 100)} ${width} × ${height}`);
        }
      };
      visit(document);
      return found;
    }, least);

  for (const width of [280, 360, 1200]) {
    test(`${width} pixels wide, from the first word to the rating`, async () => {
      const tag = '<support-requests api-base="/api/support"></support-requests>';
      const page = await openOnPhone(all, tag, width);
      /** @param {string} name */
      const button = name => page.getByRole('button', { name });
      /** @param {string} where */
      const check = async where => {
        assert.deepEqual(await tooSmall(page), [], where);
        assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= width, where);
      };
      await button('New request').first().tap();
      await button('What did you try?').waitFor();
      await page.getByRole('textbox', { name: /^Summary/ }).fill('web-07 does not boot');
      await page
        .getByRole('textbox', { name: /^Description/ })
        .fill('Since 03:10. The root password: Tr0ub4dor&3');
      await page.locator('input[type="file"]').setInputFiles([
        { name: 'boot.log', mimeType: 'text/plain', buffer: Buffer.from('x') },
        { name: 'big.bin', mimeType: 'application/octet-stream', buffer: Buffer.alloc(4 * 1024 * 1024) },
      ]);
      await page.getByText('Ready to send').waitFor();
      await button('Formatting').tap();
      await check('form');
      await button('Send').tap();
      await button('Send anyway').waitFor();
      await check('a question');
      await button('Discard draft').tap();
      await button('Undo').waitFor();
      await check('a discarded draft');
      await button('Undo').tap();
      await button('Send').tap();
      await button('Send anyway').tap();
      await page.getByText(/^Sent as/).waitFor();
      await button('Actions').waitFor();
      await check('thread');
      await page.getByRole('textbox', { name: 'Write a comment' }).fill('It boots again.');
      await button('Discard draft').waitFor();
      await button('Formatting').tap();
      await check('composer');
      await button('Add comment').tap();
      await page.getByText('It boots again.').waitFor();
      await button('Close request').tap();
      await page.getByRole('radio').first().waitFor();
      await check('closed');
      await page.getByRole('radio', { name: /^4/ }).check({ force: true });
      await button('Send rating').waitFor();
      await check('rating');
      await page.context().close();
    });
  }
});
