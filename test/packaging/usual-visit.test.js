/** What a usual visit in English loads is what `npm run size` counts. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, test } from 'node:test';
import { modulesFile, standaloneFile } from '../../scripts/build/paths.js';
import { usualVisit } from '../../scripts/usual-visit.js';
import { setUp } from './browser.js';

describe('a usual visit', () => {
  const all = setUp();

  test('loads the files that npm run size counts, and no other', async () => {
    /** @type {Record<string, { modules: string[] }>} */
    const files = JSON.parse(await readFile(modulesFile, 'utf8'));
    const counted = Object.keys(files).filter(
      name => name === standaloneFile || files[name]?.modules.some(module => usualVisit.includes(module)),
    );
    await all.site.create('Disk is full');
    const { page, errors } = await all.open(
      all.site.page(
        `<script src="/dist/${standaloneFile}"></script>`,
        '<support-requests api-base="/api/support"></support-requests>',
      ),
    );
    await page.getByText('Disk is full').waitFor();
    await page.getByLabel('Sort by').waitFor();

    await page.getByRole('button', { name: 'New request' }).click();
    await page.getByRole('textbox', { name: 'Summary' }).fill('Server is down');
    await page.getByRole('textbox', { name: 'Description' }).fill('It stopped.');
    await page.getByRole('button', { name: 'Add browser details' }).waitFor();
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Attachment' }).click();
    await (await chooser).setFiles({ name: 'a.log', mimeType: 'text/plain', buffer: Buffer.from('x') });
    await page.getByText('a.log').first().waitFor();
    await page.getByRole('button', { name: 'Send', exact: true }).click();

    await page.getByRole('heading', { name: 'Server is down' }).waitFor();
    await page.getByRole('button', { name: 'Actions' }).waitFor();
    await page.getByRole('textbox', { name: 'Write a comment' }).fill('And now it smokes.');
    await page.getByRole('button', { name: 'Add comment' }).click();
    await page.getByText('And now it smokes.', { exact: true }).waitFor();

    const key =
      (await page
        .getByText(/^CS-\d+$/)
        .first()
        .textContent()) ?? '';
    await all.site.store.addComment(all.site.user.key, key, {
      id: crypto.randomUUID(),
      author: { name: 'Marta', role: 'agent' },
      body: 'We are on it.',
      format: 'text',
      attachmentIds: [],
      createdAt: Date.now(),
      reopens: false,
    });
    // The event stream, or the next poll, brings it.
    await page.getByText('We are on it.').waitFor({ timeout: 30_000 });

    const loaded = await page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .map(({ name }) => /\/dist\/(.*\.js)$/.exec(name)?.[1] ?? '')
        .filter(Boolean),
    );
    assert.deepEqual([...new Set(loaded)].sort(), counted.sort());
    assert.ok(counted.length <= 4, counted.join(', '));
    assert.deepEqual(errors, []);
    await page.context().close();
  });
});
