/** Layout shifts without input over the whole job on a slow line: list, new request, sent, its thread, a comment, back. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { setUpPanel } from './panel.js';
import { assertStable, inputExpired, recordShifts } from './shifts.js';

/** A slow mobile connection: milliseconds, bytes a second. */
const slow = { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 };

describe('layout shifts without input in the whole job', { timeout: 300_000 }, () => {
  const panel = setUpPanel();

  for (const viewport of [
    { width: 1200, height: 800 },
    { width: 360, height: 740 },
  ]) {
    test(`${viewport.width} px wide, on a slow line`, async t => {
      const problem = `Server web-07 does not answer since 03:10, seen at ${viewport.width}`;
      const context = await panel.profile({ viewport });
      const page = await context.newPage();
      await page.goto(panel.server.signInLinks[0] ?? '');
      await page.getByText('CS-').first().waitFor();
      await page.goto('about:blank');
      await page.addInitScript(recordShifts);
      const session = await context.newCDPSession(page);
      await session.send('Network.enable');
      await session.send('Network.emulateNetworkConditions', slow);
      await page.goto(panel.server.origin);
      await page.getByRole('link', { name: /^CS-/ }).first().waitFor();
      await page.getByRole('searchbox', { name: 'Search requests' }).waitFor();
      await inputExpired(page);

      await page.getByRole('button', { name: 'New request' }).click();
      const summary = page.getByRole('textbox', { name: /Summary/ });
      await summary.waitFor();
      await inputExpired(page);
      await summary.fill(problem);
      await page
        .getByRole('textbox', { name: /Description/ })
        .fill('Neither SSH nor ping gets through since the reboot at 03:10, the console is black.');
      await inputExpired(page);
      await page.getByRole('button', { name: 'Send', exact: true }).click();
      const comment = page.getByRole('textbox', { name: 'Write a comment' });
      await comment.waitFor();
      await page.getByRole('heading', { name: problem }).waitFor();
      await inputExpired(page);
      await comment.fill('It is back.');
      await page.getByRole('button', { name: 'Add comment' }).click();
      await page
        .getByRole('list', { name: 'History' })
        .getByRole('listitem')
        .filter({ hasText: 'It is back.' })
        .waitFor();
      await inputExpired(page);
      await page
        .getByRole('button', { name: 'All requests' })
        .or(page.getByRole('link', { name: 'All requests' }))
        .click();
      await page.getByRole('link', { name: new RegExp(problem) }).waitFor();
      await inputExpired(page);
      await assertStable(t, page, 'the whole job');
      assert.ok(await page.getByRole('combobox', { name: 'Show tickets with status' }).isVisible());
      await context.close();
    });
  }
});
