/** A slow line: what the form loads later has its room before it is there. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { setUp } from './browser.js';

const config = {
  fields: [
    {
      id: 'severity',
      label: 'Severity',
      type: 'select',
      required: true,
      options: [{ value: '1', label: 'High' }],
    },
    { id: 'host', label: 'Host', type: 'text', help: 'As in the panel' },
    { id: 'backup', label: 'There is a backup', type: 'checkbox' },
    { id: 'access', label: 'You may log in', type: 'checkbox', help: 'Only for this request' },
  ],
};
const context = [{ id: 'server', label: 'Server', value: 'web-07' }];

describe('the form on a slow line', () => {
  const all = setUp();
  before(async () => {
    await all.site.create('Disk is full');
    all.site.intercept(({ url }) => (url.endsWith('/config') ? Response.json(config) : undefined));
  });
  after(() => all.site.intercept(() => undefined));

  for (const hasTouch of [false, true]) {
    test(`keeps Attachment and Send in place ${hasTouch ? 'on a touch screen' : 'with a mouse'}`, async () => {
      const head =
        '<meta name="viewport" content="width=device-width"><script src="/dist/support-requests.js" async></script>';
      const tag = '<support-requests api-base="/api/support"></support-requests>';
      const { page } = await all.open('about:blank', {
        hasTouch,
        isMobile: hasTouch,
        viewport: { width: 360, height: 740 },
      });
      /** @type {(() => void)[]} */
      const held = [];
      let isHeld = true;
      // Every lazy file of the form; what the list needs has come by then.
      await page.route(/\.js$/, async route => {
        const { pathname } = new URL(route.request().url());
        if (isHeld && !pathname.endsWith('/support-requests.js'))
          await new Promise(go => held.push(() => go(undefined)));
        await route.continue();
      });
      const configured = page.waitForResponse(/\/config$/);
      await page.goto(all.site.page(head, tag));
      await configured;
      await page
        .locator('support-requests')
        .evaluate((desk, items) => Object.assign(desk, { context: items }), context);
      await page.getByRole('button', { name: /^CS-/ }).first().waitFor();
      await page.getByRole('button', { name: 'New request' }).click();
      const tops = async () => {
        const boxes = ['Attachment', 'Send'].map(name => page.getByRole('button', { name }).boundingBox());
        return (await Promise.all(boxes)).map(box => Math.round(box?.y ?? NaN));
      };
      await page.getByRole('button', { name: 'Send' }).waitFor();
      const first = await tops();
      assert.ok(held.length > 0);
      isHeld = false;
      for (const go of held.splice(0)) go();
      await page.getByRole('combobox', { name: 'Severity' }).waitFor();
      await page.getByRole('button', { name: 'Remove Server' }).waitFor();
      await page.getByRole('button', { name: 'What did you try?' }).waitFor();
      assert.deepEqual(await tops(), first);
      await page.context().close();
    });
  }
});
