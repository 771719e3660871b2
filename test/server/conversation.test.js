/** Whole conversations with support, as a customer has them, on the served panel. */
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { ApiClient } from './api-client.js';
import { button, dot, linesOf, row, status, waitForEqual } from './conversation.js';
import { setUpPanel } from './panel.js';

/** @typedef {import('playwright-core').Page} Page */

const trace = `TypeError: mailbox is undefined
    at deliver (/srv/mail/deliver.js:41:13)
    at queue.next (/srv/mail/queue.js:12:5)
    at process.processTicksAndRejections (node:internal/process/task_queues:95:5)`;

describe('a conversation with support', { timeout: 300_000 }, () => {
  const panel = setUpPanel({ DEMO_FIELDS: '1' });
  const { agent } = panel;
  /** @type {ApiClient} */
  let api;
  /** @type {import('playwright-core').BrowserContext} */
  let context;
  before(async () => {
    api = new ApiClient(panel.server.api);
    context = await panel.profile();
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: panel.server.origin });
  });

  const open = () => panel.open(panel.server.signInLinks[0] ?? '', context);

  /** @param {string} summary */
  async function createRequest(summary) {
    const fields = { priority: 'normal' };
    const json = { summary, description: 'It stopped.', attachmentIds: [], fields };
    const answer = await api.call('POST', '/requests', { json });
    assert.equal(answer.status, 201, await answer.clone().text());
    return /** @type {{ key: string }} */ (await answer.json()).key;
  }

  /** @param {Page} page @param {string} key */
  async function openThread(page, key) {
    await row(page, key).click();
    await page.getByRole('textbox', { name: 'Write a comment' }).waitFor();
  }

  /** @param {string} key @param {string[]} args */
  async function reply(key, ...args) {
    const { code, output } = await agent('reply', key, ...args);
    assert.equal(code, 0, output);
  }

  test('begins with a request that has the panel’s context, and nothing that was not shown', async () => {
    const { page, errors } = await open();
    await page.getByRole('navigation').getByRole('button', { name: 'Servers' }).click();
    await button(page, 'Get help with web-01').click();
    const chips = page.getByRole('list', { name: 'Sent with your request' }).getByRole('listitem');
    await chips.filter({ hasText: 'Server: web-01 (192.0.2.18)' }).waitFor();
    await chips.filter({ hasText: 'Plan: 4 vCPU' }).waitFor();
    await button(page, 'Remove Plan').click();
    await page.getByRole('textbox', { name: 'Summary' }).fill('Mail is late');
    await page.getByRole('textbox', { name: 'Description' }).fill('All of it, since noon.');

    await button(page, 'Send').click();
    await page.getByText('Choose one: Priority.').waitFor();
    assert.ok(
      await page.getByRole('combobox', { name: 'Priority' }).evaluate(field => field.matches(':focus')),
    );
    assert.doesNotMatch((await agent('list')).output, /Mail is late/);

    await page.getByRole('combobox', { name: 'Priority' }).selectOption('Customers of mine are affected');
    await page.getByRole('textbox', { name: 'Domain' }).fill('byron.example');
    await page.getByRole('checkbox', { name: 'Support may restart the server' }).check();
    await button(page, 'Add browser details').click();
    await page.getByRole('status').getByText('Browser details were added').waitFor({ state: 'attached' });
    const description = await page.getByRole('textbox', { name: 'Description' }).inputValue();
    for (const name of ['Browser', 'System', 'Time zone', 'Language', 'Screen']) {
      assert.match(description, new RegExp(`^${name}: .+`, 'm'));
    }
    const shown = await chips.allInnerTexts();
    assert.equal(shown.length, 2);
    await button(page, 'Send').click();
    await page.getByRole('heading', { name: 'Mail is late' }).waitFor();
    for (const text of [
      'Priority: Customers of mine are affected',
      'Domain: byron.example',
      'Support may restart the server: Yes',
    ]) {
      await page.getByText(text).first().waitFor();
    }

    const key = /CS-\d+(?= .*Mail is late)/.exec((await agent('list')).output)?.[0] ?? '';
    const { output } = await agent('show', key);
    assert.deepEqual(
      linesOf('Context', output),
      shown.map(text => text.trim()),
    );
    assert.deepEqual(linesOf('Field', output), [
      'priority: high',
      'domain: byron.example',
      'mayRestart: true',
    ]);
    assert.ok(output.includes(description.trim()), output);
    assert.deepEqual(errors, []);
    await page.close();
  });

  test('continues with an agent’s comment that arrives by itself, and is counted on every page', async () => {
    const key = await createRequest('Names are not resolved');
    const { page, errors } = await open();
    await row(page, key).waitFor();
    assert.equal(await dot(page, key), 0);
    const { unreadCount: before } = await api.get('/requests');

    const other = await context.newPage();
    await other.route('**/invoices', route =>
      route.fulfill({
        contentType: 'text/html',
        body: `<!doctype html><html lang="en"><title>Invoices</title><body>
          <a href="/">Support <support-unread-badge api-base="/api/support"></support-unread-badge></a>
          <script src="/dist/support-unread-badge.js"></script></body></html>`,
      }),
    );
    await other.goto(`${panel.server.origin}/invoices`);
    const badge = (/** @type {number} */ count) =>
      other.getByRole('link', { name: new RegExp(`\\b${count} (new reply|unread)`) });
    await badge(before).waitFor();

    await page.bringToFront();
    await reply(key, 'One of three name servers had the old zone.', '--as', 'Ines');
    await row(page, key)
      .and(page.getByRole('link', { name: /Updated/ }))
      .waitFor();
    assert.ok((await dot(page, key)) > 4);
    await badge(before + 1).waitFor();
    await page.getByRole('button', { name: `${before + 1} with something new` }).waitFor();

    await openThread(page, key);
    const line = page.getByRole('separator', { name: 'New', exact: true });
    await line.waitFor();
    const entries = page.getByRole('list', { name: 'History' }).getByRole('listitem');
    await entries.filter({ has: line }).filter({ hasText: 'had the old zone' }).waitFor();
    await badge(before).waitFor();

    // An arriving comment leaves the draft unchanged.
    const field = page.getByRole('textbox', { name: 'Write a comment' });
    await field.fill('Thank y');
    await reply(key, 'All three are the same now.', '--as', 'Ines');
    await entries.filter({ hasText: 'All three are the same now.' }).waitFor();
    await page.getByRole('status').getByText(`Ines replied to ${key}.`).waitFor({ state: 'attached' });
    assert.equal(await entries.count(), 3);
    await field.press('End');
    await page.keyboard.type('ou!');
    assert.equal(await field.inputValue(), 'Thank you!');
    await button(page, 'Add comment').click();
    await entries.filter({ hasText: 'Thank you!' }).waitFor();

    await button(page, 'All requests').click();
    await row(page, key)
      .and(page.getByRole('link', { name: /Open/ }))
      .waitFor();
    assert.equal(await dot(page, key), 0);
    assert.equal((await api.get('/requests')).unreadCount, before);
    assert.deepEqual(errors, []);
    await other.close();
    await page.close();
  });

  test('ends with a closed request and a rating, and a late comment reopens it', async () => {
    const key = await createRequest('Disk is full');
    const { page, errors } = await open();
    await openThread(page, key);
    const isClosed = async () => (await api.get(`/requests/${key}`)).closed;

    await button(page, 'Close request').click();
    await status(page, 'Closed').waitFor();
    assert.equal(await isClosed(), true);
    await button(page, 'Undo').click();
    await status(page, 'Open').waitFor();
    assert.equal(await isClosed(), false);

    await button(page, 'Close request').click();
    await status(page, 'Closed').waitFor();
    await button(page, 'Reopen request').click();
    await status(page, 'Open').waitFor();
    assert.equal(await isClosed(), false);

    await button(page, 'Close request').click();
    await status(page, 'Closed').waitFor();
    const scores = page.getByRole('radiogroup', { name: 'Rate this request' });
    await scores.getByRole('radio', { name: '4' }).check();
    await page.getByRole('textbox', { name: 'Comment on the rating' }).fill('Quick and kind');
    await button(page, 'Send rating').click();
    await page.getByText('Your rating: 4 of 5').waitFor();
    const { output } = await agent('show', key);
    assert.match(output, /closed/);
    assert.deepEqual(linesOf('Rated', output), ['4 of 5: Quick and kind']);

    await page.getByText('Still not solved? Write to reopen.').waitFor();
    await page.getByRole('textbox', { name: 'Write a comment' }).fill('It is full again');
    await button(page, 'Add comment').click();
    await page.getByText('It is full again', { exact: true }).waitFor();
    await status(page, 'Open').waitFor();
    await button(page, 'Close request').waitFor();
    assert.equal(await isClosed(), false);
    assert.deepEqual(errors, []);
    await page.close();
  });

  test('finds earlier requests, and restores sort and status filter', async () => {
    const key = await createRequest('Backups of the mail server');
    const { page, errors } = await open();
    const search = page.getByRole('searchbox', { name: 'Search requests' });
    await search.fill('packet loss');
    const rows = page.getByRole('list', { name: 'Requests to support' }).getByRole('listitem');
    await page.getByText('1 request', { exact: true }).first().waitFor();
    assert.equal(await rows.count(), 1);
    assert.match(await rows.innerText(), /Packet loss between our office/);
    await search.fill('nobody wrote this');
    await page.getByText('Nothing was found for “nobody wrote this”.').first().waitFor();
    await button(page, 'Clear search').click();
    await row(page, key).waitFor();

    // By its number without the prefix.
    await search.fill(key.slice(3));
    await search.press('Enter');
    await page.getByRole('heading', { name: 'Backups of the mail server' }).waitFor();
    await button(page, 'All requests').click();
    await search.fill('');

    await page.getByRole('combobox', { name: 'Sort by' }).selectOption('Number, highest first');
    await page.getByRole('combobox', { name: 'Show tickets with status' }).selectOption('closed');
    const numbers = async () => (await rows.allInnerTexts()).map(text => Number(/CS-(\d+)/.exec(text)?.[1]));
    const closed = await api.get('/requests?status=closed&sort=key&limit=100');
    const expected = closed.items.map((/** @type {{ key: string }} */ item) => Number(item.key.slice(3)));
    await waitForEqual(numbers, expected.slice(0, 20));
    await page.close();

    // A later visit; the URL has no view.
    const later = await open();
    const again = later.page;
    await again.waitForFunction(
      () => /** @type {any} */ (document.querySelector('support-requests')).status === 'closed',
    );
    const chosen = (/** @type {string} */ name) =>
      again.getByRole('combobox', { name }).evaluate(select => {
        const { selectedOptions } = /** @type {HTMLSelectElement} */ (select);
        return selectedOptions[0]?.text;
      });
    assert.equal(await chosen('Sort by'), 'Number, highest first');
    assert.equal(await chosen('Show tickets with status'), 'closed');
    await again
      .getByRole('list', { name: 'Requests to support' })
      .getByRole('listitem')
      .filter({ hasText: `CS-${expected[0]}` })
      .waitFor();
    await again.getByRole('combobox', { name: 'Sort by' }).selectOption('Updated, newest first');
    await again.getByRole('combobox', { name: 'Show tickets with status' }).selectOption('open');
    await row(again, key).waitFor();
    assert.deepEqual([...errors, ...later.errors], []);
    await again.close();
  });

  test('sends a comment with a stack trace as a code block, after a preview', async () => {
    const key = await createRequest('The queue stands still');
    const { page, errors } = await open();
    await openThread(page, key);
    const field = page.getByRole('textbox', { name: 'Write a comment' });
    await field.fill('It says **always** the same:\n\n');
    await page.evaluate(text => navigator.clipboard.writeText(text), trace);
    await field.press('Control+End');
    await field.press('ControlOrMeta+V');
    await page.getByText('Looks like a log or code:').first().waitFor();
    await button(page, 'Code block').click();
    const typed = await field.inputValue();
    assert.ok(typed.includes(`\`\`\`\n${trace}\n\`\`\``), typed);

    await page.getByRole('tab', { name: 'Preview' }).click();
    const preview = page.getByRole('tabpanel', { name: 'Preview' });
    await preview.getByText('always').and(preview.locator('strong')).waitFor();
    assert.equal((await preview.locator('pre').innerText()).trim(), trace);
    await page.getByRole('tab', { name: 'Write' }).click();
    await button(page, 'Add comment').click();

    const entry = page.getByRole('list', { name: 'History' }).getByRole('listitem').nth(1);
    await entry.locator('strong', { hasText: 'always' }).waitFor();
    assert.equal((await entry.locator('pre').innerText()).trim(), trace);
    const { items } = await api.get(`/requests/${key}/comments`);
    assert.equal(items[0].format, 'markdown');
    assert.equal(items[0].body, typed);
    assert.deepEqual(errors, []);
    await page.close();
  });
});
