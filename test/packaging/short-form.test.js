import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { before, describe, test } from 'node:test';
import { integrityFile } from '../../scripts/build/paths.js';
import { setUp } from './browser.js';

const file = '/dist/support-requests.js';
/** The short form. @param {string} [more] further attributes @param {string} [source] */
const short = (more = '', source = file) =>
  `<script src="${source}" data-api-base="/api/support" ${more}></script>`;

describe('the short form', () => {
  const all = setUp();
  before(async () => {
    await all.site.create('Disk is full');
  });

  /** Opens a page and waits for as many lists. @param {string} body @param {string} [head] @param {number} [count] */
  async function lists(body, head = '', count = 1) {
    const opened = await all.open(all.site.page(head, body));
    await opened.page
      .getByText('Disk is full')
      .nth(count - 1)
      .waitFor();
    return opened;
  }

  /** What the body holds. @param {import('playwright-core').Page} page */
  const order = page =>
    page.evaluate(() => [...document.body.children].map(({ localName, id }) => id || localName));

  for (const how of ['', 'async', 'defer', 'crossorigin integrity="SRI"']) {
    test(`puts the element behind its script: <script ${how}>`, async () => {
      const hashes = JSON.parse(await readFile(integrityFile, 'utf8'));
      const more = how.replace('SRI', hashes['support-requests.js']);
      const { page, errors } = await lists(`<p id="first"></p>${short(more)}<p id="last"></p>`);
      assert.deepEqual(await order(page), ['first', 'script', 'support-requests', 'last']);
      assert.deepEqual(errors, []);
      await page.context().close();
    });
  }

  test('takes every attribute from data-', async () => {
    const { page, errors } = await lists(
      short(
        'data-routing="hash" data-status="all" data-lang="de" data-csrf-meta="csrf" data-user="ada" data-id="desk" id="tag"',
      ),
      '<meta name="csrf" content="secret">',
    );
    await page.getByRole('heading', { name: 'Support-Anfragen' }).waitFor();
    const seen = await page.evaluate(() => {
      const element = /** @type {any} */ (document.querySelector('support-requests'));
      const { routing, status, lang, csrfMeta, user, id } = element;
      return { routing, status, lang, csrfMeta, user, id, source: element.hasAttribute('src') };
    });
    assert.deepEqual(seen, {
      routing: 'hash',
      status: 'all',
      lang: 'de',
      csrfMeta: 'csrf',
      user: 'ada',
      id: 'desk',
      source: false,
    });
    await page.getByRole('button', { name: 'Neue Anfrage' }).click();
    await page.waitForFunction(() => location.hash === '#support=new');
    assert.deepEqual(errors, []);
    await page.context().close();
  });

  test('twice on one page makes two elements, each behind its own', async () => {
    const { page, errors } = await lists(
      `${short('data-id="one"')}<p id="between"></p>${short('data-id="two" data-status="all"', `${file}?again`)}`,
      '',
      2,
    );
    assert.deepEqual(await order(page), ['script', 'one', 'between', 'script', 'two']);
    assert.equal(await page.evaluate(() => /** @type {any} */ (window).litElementVersions.length), 1);
    assert.deepEqual(errors, []);
    await page.context().close();
  });

  test('leaves the element to the version that was first', async () => {
    const other = all.site.script(
      `customElements.define('support-requests', class extends HTMLElement { connectedCallback() { this.textContent = 'Another version at ' + this.getAttribute('api-base'); } });`,
    );
    const { page, errors } = await all.open(all.site.page(`<script src="${other}"></script>`, short()));
    await page.getByText('Another version at /api/support').waitFor();
    assert.deepEqual(errors, []);
    await page.context().close();
  });

  test('finds its script where a name of the page hides it', async () => {
    const { page, errors } = await lists(`<img name="currentScript" alt="">${short()}`);
    assert.deepEqual(await order(page), ['img', 'script', 'support-requests']);
    assert.deepEqual(errors, []);
    await page.context().close();
  });

  test('is only for who asks: no data-api-base, no element', async () => {
    const { page } = await all.open(
      all.site.page('', `<script src="${file}" data-cache="no" data-status="all"></script>`),
    );
    assert.deepEqual(await order(page), ['script']);
    await page.context().close();
  });
});
