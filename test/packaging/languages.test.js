/** The languages of the built files, on real pages: which file is asked for, from where, and what comes without it. */
import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { before, describe, test } from 'node:test';
import { dist } from '../../scripts/build/paths.js';
import { setUp } from './browser.js';

const file = '/dist/support-requests.js';
const element = '<support-requests api-base="/api/support"></support-requests>';
const strict = `default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' blob:; require-trusted-types-for 'script'; trusted-types support-requests`;
const french = 'Demandes d’assistance';
const english = 'Requests to support';

describe('the language files', () => {
  const all = setUp();
  before(async () => {
    await all.site.create('Disk is full');
  });

  /**
   * A page in a language, with the language files that it asked for. `answer` may keep one from it.
   *
   * @param {string} lang
   * @param {{ src?: string, headers?: Record<string, string>, body?: string, answer?: (route: import('playwright-core').Route) => unknown }} [options]
   */
  async function open(lang, { src = file, headers = {}, body = element, answer } = {}) {
    const collector = all.site.script(all.collector);
    // Another page first, so that nothing of the page in question is missed.
    const opened = await all.open(all.site.page('', ''));
    const { page } = opened;
    /** @type {string[]} */
    const asked = [];
    page.on('request', request => {
      const { origin, pathname } = new URL(request.url());
      if (pathname.includes('/lang/')) asked.push(origin + pathname);
    });
    if (answer) await page.route('**/lang/*.js', answer);
    await page.goto(
      all.site.page(
        `<script src="${collector}"></script><script src="${src}" async></script>`,
        `<div lang="${lang}">${body}</div>`,
        headers,
      ),
    );
    return { ...opened, asked };
  }

  /** @param {import('playwright-core').Page} page @param {string} name */
  const heading = (page, name) => page.getByRole('heading', { name, exact: true }).waitFor();

  test('are eleven', async () => {
    const files = (await readdir(`${dist}/lazy/lang`)).filter(name => name.endsWith('.js'));
    assert.deepEqual(
      files.map(name => name.replace(/-[\w-]{7}\.js$/, '')).sort(),
      'ar de es fr it nl pt ru tr uk zh'.split(' '),
    );
  });

  test('one is asked for, where the main file is, under the strictest policy', async () => {
    const { page, asked, errors, refused } = await open('fr-CA', {
      headers: { 'Content-Security-Policy': strict },
    });
    await heading(page, french);
    const row = page.getByRole('button', { name: 'Disk is full' });
    assert.match(await row.innerText(), /créée\s: aujourd.hui, \d/);
    assert.equal(asked.length, 1);
    assert.match(asked[0] ?? '', new RegExp(`^${all.site.origin}/dist/lazy/lang/fr-[\\w-]{7}\\.js$`));
    assert.deepEqual(errors, []);
    assert.deepEqual(await refused(), []);
    await page.context().close();
  });

  test('one comes from the origin of the main file', async () => {
    const { page, asked, errors } = await open('fr', { src: all.site.otherOrigin + file });
    await heading(page, french);
    assert.equal(asked.length, 1);
    assert.match(asked[0] ?? '', new RegExp(`^${all.site.otherOrigin}/dist/lazy/lang/fr-[\\w-]{7}\\.js$`));
    assert.deepEqual(errors, []);
    await page.context().close();
  });

  for (const lang of ['en', 'en-GB', 'tlh', 'x-none', '']) {
    test(`none is asked for in "${lang}"`, async () => {
      const { page, asked, errors } = await open(lang);
      await heading(page, english);
      assert.deepEqual(asked, []);
      assert.deepEqual(errors, []);
      await page.context().close();
    });
  }

  for (const [
    how,
    answer,
  ] of /** @type {[string, (route: import('playwright-core').Route) => unknown][]} */ ([
    ['is missing', route => route.fulfill({ status: 404, body: '' })],
    ['is no script', route => route.fulfill({ contentType: 'text/javascript', body: '<html>' })],
    ['is lost on its way', route => route.abort()],
  ])) {
    test(`English is spoken where one ${how}, without an error of the page`, async () => {
      const { page, asked, errors } = await open('fr', { answer });
      await heading(page, english);
      await page.getByText('Disk is full').waitFor();
      assert.equal(asked.length, 1);
      // The integrator is told once; nothing was thrown.
      assert.equal(errors.length, 1);
      assert.match(errors[0] ?? '', /^support-requests: \.\/lazy\/lang\/fr-.* could not be loaded/);
      await page.context().close();
    });
  }

  test('English is spoken where one does not come, and French once it is there', async () => {
    /** @type {() => void} */
    let release = () => {};
    const { page, errors } = await open('fr', {
      answer: async route => {
        await new Promise(done => {
          release = () => done(undefined);
        });
        return route.continue();
      },
    });
    await heading(page, english);
    release();
    await heading(page, french);
    assert.deepEqual(errors, []);
    await page.context().close();
  });

  test('an Arabic element is mirrored by itself, its arrow, too; not where a direction is named', async () => {
    const tag = element.replace('>', ' lang="ar" request="CS-1">');
    const { page } = await open('en', { body: tag + tag.replace('>', ' dir="ltr">') });
    await page.getByRole('button', { name: 'كل الطلبات' }).nth(1).waitFor();
    const found = await page.locator('support-requests').evaluateAll(elements =>
      elements.map(one => {
        const thread = one.shadowRoot?.querySelector('support-request-thread');
        const icon = thread?.shadowRoot?.querySelector('[part~="back-button"] [part="icon"]');
        const { scale } = getComputedStyle(/** @type {Element} */ (icon));
        return [getComputedStyle(/** @type {Element} */ (thread)).direction, scale.split(' ')[0]];
      }),
    );
    assert.deepEqual(found, [
      ['rtl', '-1'],
      ['ltr', '1'],
    ]);
    await page.context().close();
  });
});
