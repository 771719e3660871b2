/** End to end: a customer's browser, the served page, the database, and the agent's command. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setUpPanel } from './panel.js';
import { startServer } from './server-process.js';

describe('the served dashboard', { timeout: 120_000 }, () => {
  const panel = setUpPanel();
  const { folder, agent } = panel;

  test('sends a request with a file, and shows the agent’s comment when it arrives', async () => {
    const [adaLink = '', graceLink = ''] = panel.server.signInLinks;
    const { page, errors } = await panel.open(adaLink);
    await page.getByRole('button', { name: 'New request' }).click();
    await page.getByRole('textbox', { name: 'Summary' }).fill('Mail is late');
    await page.getByRole('textbox', { name: 'Description' }).fill('All of it, since noon.');
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('button', { name: 'Attachment' }).click(),
    ]);
    const sent = { name: 'mail.log', mimeType: 'text/plain', buffer: Buffer.from('deferred') };
    await chooser.setFiles(sent);
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.getByRole('heading', { name: /Mail is late/ }).waitFor();
    const file = page
      .getByRole('link', { name: /mail\.log/ })
      .or(page.getByRole('button', { name: /mail\.log/ }));
    await file.first().waitFor();

    const listed = await agent('list');
    const [, key = ''] = /(CS-\d+) +ada +waiting .*Mail is late/.exec(listed.output) ?? [];
    assert.ok(key, listed.output);
    const path = join(folder, 'queue.txt');
    writeFileSync(path, 'queue: 0');
    const replied = await agent(
      'reply',
      key,
      'The queue is **empty**.',
      '--file',
      path,
      '--as',
      'Ines',
      '--markdown',
    );
    assert.deepEqual(replied, { code: 0, output: `Replied to ${key}.` });

    // Without a reload, and before the next poll: by the event stream.
    await page.locator('strong', { hasText: 'empty' }).waitFor({ timeout: 10_000 });
    await page.getByText('Ines').first().waitFor();
    await page.getByText('queue.txt').first().waitFor();

    await page.getByRole('textbox', { name: 'Write a comment' }).fill('Thank you');
    await page.getByRole('button', { name: 'Add comment' }).click();
    await page.getByText('Thank you', { exact: true }).waitFor();
    assert.deepEqual(errors, []);

    const other = await panel.open(graceLink);
    await other.page.getByText('CS-').first().waitFor();
    assert.equal(await other.page.getByText('Mail is late').count(), 0);
    await other.page.context().close();
    await page.context().close();
  });

  test('closes and reopens a request by the agent’s command', async () => {
    const key = /CS-\d+/.exec((await agent('list', 'open')).output)?.[0] ?? '';
    assert.deepEqual(await agent('close', key), { code: 0, output: `${key} is closed.` });
    assert.match((await agent('list', 'closed')).output, new RegExp(`^${key} .* closed `, 'm'));
    assert.deepEqual(await agent('reopen', key), { code: 0, output: `${key} is open.` });
    assert.ok((await agent('list')).output.includes(key));
  });

  test('reports a wrong agent’s command, and changes nothing', async () => {
    for (const [args, message] of [
      [['reply', 'CS-1', 'Hello'], /There is no request CS-1\./],
      [['reply', 'CS-295900', ' '], /Write something or attach a file\./],
      [['reply', 'CS-295900', 'Hello', '--file', join(folder, 'nothing')], /can't be read/],
      [['list', 'odd'], /One of open, closed, all\./],
      [['dance'], /npm run agent -- reply/],
      [['list', '--odd'], /Unknown option/],
    ]) {
      const { code, output } = await agent(...args);
      assert.equal(code, 1, output);
      assert.match(output, message);
      assert.doesNotMatch(output, /^ +at /m);
    }
  });

  test('signs out: nothing of the customer stays in the browser, and the page is closed to it', async () => {
    const [adaLink = '', graceLink = ''] = panel.server.signInLinks;
    const { page, errors } = await panel.open(adaLink);
    await page.getByRole('button', { name: 'New request' }).click();
    await page.getByRole('textbox', { name: 'Summary' }).fill('Of Ada alone');
    await page.getByText('Draft saved').waitFor();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('heading', { name: 'Not signed in' }).waitFor();
    await page.goto(panel.server.origin);
    await page.getByRole('heading', { name: 'Not signed in' }).waitFor();
    // The page says so with 401, which Chromium logs.
    const allowed = /status of 401/;
    assert.deepEqual(
      errors.filter(error => !allowed.test(error)),
      [],
    );
    for (const link of [graceLink, adaLink]) {
      const again = await panel.open(link, page.context());
      await again.page.getByRole('button', { name: 'New request' }).click();
      const summary = again.page.getByRole('textbox', { name: 'Summary' });
      assert.equal(await summary.inputValue(), '');
      await again.page.close();
    }
    await page.context().close();
  });

  test('rejects agent’s calls without the token', async () => {
    const { readAddress } = await (
      await import('tsx/esm/api')
    ).tsImport('../../server/src/agent/address.ts', import.meta.url);
    const { url, token } = await readAddress(folder);
    for (const Authorization of ['', 'Bearer guess', 'Bearer demo-customer-1', `Bearer ${token.slice(1)}`]) {
      assert.equal((await fetch(`${url}/requests`, { headers: { Authorization } })).status, 401);
    }
    const own = { Authorization: `Bearer ${token}` };
    assert.equal((await fetch(`${url}/requests`, { headers: own })).status, 200);
    // The customers' port does not have the agent's routes.
    assert.equal((await fetch(`${panel.server.origin}/requests`, { headers: own })).status, 404);
    assert.equal((await fetch(`${panel.server.api}/requests`, { headers: own })).status, 401);
  });

  test('refuses to start a second server on the same folder, and says what to do', async () => {
    const second = startServer({ DATA_DIR: folder }).then(started => started.stop());
    await assert.rejects(second, /Process \d+ already uses .* DATABASE_URL/);
  });
});
