/** Pages that are not in UTF-8: a script without `charset` is read in the page's own encoding. */
import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { dist } from '../../../scripts/build/paths.js';
import { setUp } from '../../packaging/browser.js';

const desk = '<support-requests api-base="/api/support" user="ada"></support-requests>';
const script = '<script src="/dist/support-requests.js"></script>';

describe('what a script tag loads', () => {
  const all = setUp();
  before(async () => {
    await all.site.create('Disk is full');
  });

  test('has only ASCII', async () => {
    const files = (await readdir(dist)).filter(name => /^support-.*\.js$/.test(name));
    assert.deepEqual(files.toSorted(), ['support-requests.js', 'support-unread-badge.js']);
    for (const file of files) {
      const other = [...(await readFile(join(dist, file), 'utf8'))].filter(char => char > '\x7f');
      assert.deepEqual(other, [], file);
    }
  });

  for (const charset of ['windows-1252', 'iso-8859-2', 'shift_jis', 'gbk']) {
    test(`shows its texts in a page in ${charset}`, async () => {
      const markup = `<!doctype html><html lang="en"><head><title>Page</title>${script}</head><body>${desk}</body></html>`;
      const body = Buffer.from(markup, 'latin1');
      const path = all.site.file('.html', body, { 'Content-Type': `text/html; charset=${charset}` });
      const { page, errors } = await all.open(all.site.origin + path);
      assert.equal((await page.evaluate(() => document.characterSet)).toLowerCase(), charset);
      await page.getByRole('button', { name: 'New request' }).click();
      await page.getByText('drop or paste').waitFor();
      const text = await page.locator('support-request-form').evaluate(form => {
        const hint = form.shadowRoot?.querySelector('[part~="hint"][id="limit"]');
        return hint?.textContent?.replace(/\s+/g, ' ').trim();
      });
      assert.match(text ?? '', /^Up to (10 files, 3\sMB each|3\sMB a file) or drop or paste them here$/);
      assert.deepEqual(errors, []);
    });
  }

  test('shows another language, whose file is a module, in a page in windows-1252', async () => {
    const path = all.site.file(
      '.html',
      Buffer.from(
        `<!doctype html><html lang="fr"><head><title>P</title>${script}</head><body>${desk}</body></html>`,
        'latin1',
      ),
      { 'Content-Type': 'text/html; charset=windows-1252' },
    );
    const { page } = await all.open(all.site.origin + path);
    await page.getByRole('heading', { name: 'Demandes d’assistance' }).waitFor();
    await page
      .getByText(/créée?/i)
      .first()
      .waitFor();
  });
});
