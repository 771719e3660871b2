/** Where a person has chosen colours for everything, grounds are gone: shapes and edges remain. */
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { setUp } from './browser.js';

describe('with forced colours', () => {
  const all = setUp();
  before(async () => {
    const { key } = await all.site.create('Disk is full');
    await all.site.create('Mail does not arrive');
    await all.site.store.addComment(all.site.user.key, key, {
      id: crypto.randomUUID(),
      author: { name: 'Marta', role: 'agent' },
      body: 'Look:\n\n```\ndf -h\n```',
      format: 'markdown',
      attachmentIds: [],
      createdAt: Date.now(),
      reopens: false,
    });
  });

  test('the unread mark, the status, the main button and code can be told', async () => {
    const { page, errors } = await all.open('about:blank');
    await page.emulateMedia({ forcedColors: 'active' });
    await page.goto(
      all.site.page(
        '<script src="/dist/support-requests.js"></script>',
        '<support-requests api-base="/api/support"></support-requests>',
      ),
    );
    const unread = page.getByRole('button', { name: /Disk is full/ });
    await unread.waitFor();
    const dot = await unread.evaluate(row => {
      const { borderTopStyle, borderTopWidth } = getComputedStyle(row.closest('.unread') ?? row, '::before');
      return [borderTopStyle, borderTopWidth];
    });
    assert.deepEqual(dot, ['solid', '4px']);
    const ground = (/** @type {Element} */ row) =>
      getComputedStyle(row.querySelector('[part~="status"]') ?? row, '::before').backgroundColor;
    const other = page.getByRole('button', { name: /Mail does not arrive/ });
    assert.notEqual(await unread.evaluate(ground), await other.evaluate(ground));

    await page.getByRole('button', { name: 'New request' }).click();
    const groundOf = (/** @type {string} */ name) =>
      page
        .getByRole('button', { name, exact: true })
        .evaluate(button => getComputedStyle(button).backgroundColor);
    assert.notEqual(await groundOf('Send'), await groundOf('Cancel'));
    await page.getByRole('button', { name: 'Cancel', exact: true }).click();

    await unread.click();
    const code = page.getByText('df -h');
    await page.getByRole('button', { name: 'Copy', exact: true }).waitFor();
    const edge = await code.evaluate(element => {
      const box = element.closest('pre')?.parentElement;
      return box ? getComputedStyle(box).outlineStyle : '';
    });
    assert.equal(edge, 'solid');
    assert.deepEqual(errors, []);
  });
});
