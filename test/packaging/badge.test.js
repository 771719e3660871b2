/** The badge as a page has it: one small file, with or without the desk's. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, beforeEach, describe, test } from 'node:test';
import { brotliCompressSync, constants } from 'node:zlib';
import { badgeFile, dist } from '../../scripts/build/paths.js';
import { setUp } from './browser.js';

const policy = [
  `default-src 'none'`,
  `script-src 'self'`,
  `style-src 'self'`,
  `connect-src 'self'`,
  `require-trusted-types-for 'script'`,
  `trusted-types support-requests`,
].join('; ');

describe('the badge', () => {
  const all = setUp();
  /** @type {string} */
  let key;
  /** Paths of the calls, with their query. @type {string[]} */
  let calls = [];

  before(async () => {
    ({ key } = await all.site.create('Disk is full'));
    await answer();
  });
  beforeEach(() => {
    calls = [];
    all.site.intercept(request => {
      calls.push(request.url.split('/api/support/')[1] ?? '');
      return undefined;
    });
  });
  after(() => all.site.intercept(undefined));

  const answer = () =>
    all.site.store.addComment(all.site.user.key, key, {
      id: crypto.randomUUID(),
      author: { name: 'Marta', role: 'agent' },
      body: 'Is it this one?',
      format: 'text',
      attachmentIds: [],
      createdAt: Date.now(),
      reopens: false,
    });

  const link =
    '<a href="#">Support <support-unread-badge api-base="/api/support"></support-unread-badge></a>';
  const script = `<script src="/dist/${badgeFile}"></script>`;

  test('is smaller than 3,000 bytes, and brings no Lit', async () => {
    const code = await readFile(`${dist}/${badgeFile}`);
    const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } };
    const { length } = brotliCompressSync(code, quality);
    assert.ok(length < 3000, `${length}`);
    assert.doesNotMatch(String(code), /litElementVersions|\bimport\b/);
  });

  for (const [how, tag] of [
    ['classic script', script],
    ['module', `<script type="module" src="/dist/${badgeFile}"></script>`],
    ['script that is loaded twice', script + script],
  ]) {
    test(`works as a ${how} under the strictest policy, and is a part of the link's name`, async () => {
      const collector = all.site.script(all.collector);
      const url = all.site.page(`<script src="${collector}"></script>${tag}`, link, {
        'Content-Security-Policy': policy,
      });
      const { page, errors, refused } = await all.open(url);
      await page.getByRole('link', { name: 'Support 1 new reply from support' }).waitFor();
      assert.deepEqual(calls, ['requests?status=open&limit=1']);
      assert.deepEqual(await refused(), []);
      assert.deepEqual(errors, []);
      await page.context().close();
    });
  }

  test('leaves no global, and takes what was set before it came', async () => {
    const { page } = await all.open(all.site.page('', link));
    const asked = page.waitForRequest(/\/requests\?/);
    const made = await page.evaluate(async src => {
      const before = new Set(Object.getOwnPropertyNames(window));
      Object.assign(/** @type {any} */ (document.querySelector('support-unread-badge')), { token: 'early' });
      const tag = document.createElement('script');
      tag.src = src;
      await new Promise(done => {
        tag.onload = done;
        document.head.append(tag);
      });
      return Object.getOwnPropertyNames(window).filter(name => !before.has(name));
    }, `/dist/${badgeFile}`);
    assert.deepEqual(made, []);
    const request = await asked;
    assert.equal(request.headers()['authorization'], 'Bearer early');
    await page.context().close();
  });

  test('hears of a desk in another tab, and of one on its own page, without a question of its own', async () => {
    const { page } = await all.open(all.site.page(script, link));
    await page.getByRole('link', { name: 'Support 1 new reply' }).waitFor();
    const desk = await page.context().newPage();
    const url = all.site.page(
      `${script}<script src="/dist/support-requests.js"></script>`,
      `${link}<support-requests api-base="/api/support"></support-requests>`,
    );
    await desk.goto(url);
    await desk.getByRole('link', { name: 'Support 1 new reply' }).waitFor();
    calls = [];
    await desk.getByText('Disk is full').click();
    await desk.getByText('Is it this one?').waitFor();
    for (const shown of [desk, page])
      await shown.getByRole('link', { name: 'Support', exact: true }).waitFor();
    assert.deepEqual(
      calls.filter(call => call.endsWith('limit=1')),
      [],
    );
    await page.context().close();
  });
});
