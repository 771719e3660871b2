/** The hashes that the build writes: a page with them runs no file that was changed on its way. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { before, describe, test } from 'node:test';
import { badgeFile, dist, importMapFile, integrityFile, standaloneFile } from '../../scripts/build/paths.js';
import { setUp } from './browser.js';

const hashes = JSON.parse(await readFile(integrityFile, 'utf8'));
const { integrity } = JSON.parse(await readFile(importMapFile, 'utf8'));

test('there is a hash of each file that a script tag loads, and it is right', async () => {
  const lazy = (await readdir(`${dist}/lazy`, { recursive: true, withFileTypes: true })).filter(entry =>
    entry.isFile(),
  );
  assert.ok(lazy.length > 20);
  assert.equal(Object.keys(hashes).length, lazy.length + 2);
  for (const [file, value] of Object.entries(hashes)) {
    const hash = createHash('sha384').update(await readFile(`${dist}/${file}`));
    assert.equal(value, `sha384-${hash.digest('base64')}`, file);
  }
});

test('the import map has each lazy file', () => {
  const { [standaloneFile]: main, [badgeFile]: badge, ...lazy } = hashes;
  assert.ok(main && badge);
  assert.deepEqual(
    integrity,
    Object.fromEntries(Object.entries(lazy).map(([file, hash]) => [`./${file}`, hash])),
  );
});

describe('a page with the import map', () => {
  const all = setUp();
  /** @type {string} */
  let key;

  before(async () => {
    ({ key } = await all.site.create('With markdown'));
    await all.site.store.addComment(all.site.user.key, key, {
      id: crypto.randomUUID(),
      author: { name: 'Marta', role: 'agent' },
      body: 'It is **solved**.',
      format: 'markdown',
      attachmentIds: [],
      createdAt: Date.now(),
      reopens: false,
    });
  });

  /** @param {string} origin of the script @param {boolean} [hasMap] */
  function pageWith(origin, hasMap = true) {
    const own = Object.fromEntries(
      Object.entries(integrity).map(([file, hash]) => [`${origin}/dist/${file.slice(2)}`, hash]),
    );
    const map = `<script type="importmap">${JSON.stringify({ integrity: own })}</script>`;
    const script = `<script src="${origin}/dist/${standaloneFile}" integrity="${hashes[standaloneFile]}" crossorigin></script>`;
    const element = `<support-requests api-base="/api/support" request="${key}"></support-requests>`;
    return all.site.page((hasMap ? map : '') + script, element);
  }

  /** Opens a page where each lazy file has a line more. @param {string} url */
  async function tampered(url) {
    const { page } = await all.open(all.site.page('', ''));
    await page.route('**/dist/lazy/**', async route => {
      const answer = await route.fetch();
      await route.fulfill({ response: answer, body: `window.tampered = true;\n${await answer.text()}` });
    });
    await page.goto(url);
    return page;
  }
  /** @param {import('playwright-core').Page} page */
  const ran = page => page.evaluate(() => 'tampered' in window);

  for (const where of ['its own', 'another']) {
    const origin = () => (where === 'another' ? all.site.otherOrigin : all.site.origin);
    test(`runs the files of the build, from ${where} origin`, async () => {
      const { page, errors } = await all.open(pageWith(origin()));
      await page.locator('strong', { hasText: 'solved' }).waitFor();
      assert.deepEqual(errors, []);
      await page.context().close();
    });

    test(`runs no lazy file that was changed, and goes on without, from ${where} origin`, async () => {
      const page = await tampered(pageWith(origin()));
      await page.getByText('It is **solved**.').waitFor();
      await page.getByRole('textbox', { name: 'Write a comment' }).fill(`Thank you, ${where} origin`);
      await page.getByRole('button', { name: 'Add comment' }).click();
      await page
        .getByRole('article')
        .filter({ hasText: `Thank you, ${where} origin` })
        .first()
        .waitFor();
      assert.equal(await ran(page), false);
      await page.context().close();
    });
  }

  test('is what stops it: without the map the changed file runs', async () => {
    const page = await tampered(pageWith(all.site.origin, false));
    await page.locator('strong', { hasText: 'solved' }).waitFor();
    assert.equal(await ran(page), true);
    await page.context().close();
  });
});
