import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { before, describe, test } from 'node:test';
import { dist } from '../../scripts/build/paths.js';
import { setUp } from './browser.js';
import { picture } from './site.js';

const file = '/dist/support-requests.js';
const element = '<support-requests api-base="/api/support"></support-requests>';

describe('the one script', () => {
  const all = setUp();
  before(async () => {
    await all.site.create('Disk is full');
  });

  /** Opens the page and waits for its first row. @param {string} head @param {string} body */
  async function firstRow(head, body) {
    const opened = await all.open(all.site.page(head, body));
    await opened.page.getByText('Disk is full').waitFor();
    return opened;
  }

  for (const [how, head, body] of [
    ['as a classic script before the element', `<script src="${file}"></script>`, element],
    ['as a classic script after the element', '', `${element}<script src="${file}"></script>`],
    ['async', `<script src="${file}" async></script>`, element],
    ['deferred', `<script src="${file}" defer></script>`, element],
    ['as a module', `<script src="${file}" type="module"></script>`, element],
    ['as a module after the element', '', `${element}<script src="${file}" type="module"></script>`],
    ['twice', `<script src="${file}"></script><script src="${file}?again"></script>`, element],
    [
      'as a script and as a module',
      `<script src="${file}"></script><script src="${file}" type="module"></script>`,
      element,
    ],
    [
      'where AMD is on the page',
      `<script>window.define = () => window.defined = true; window.define.amd = {};</script><script src="${file}"></script>`,
      element,
    ],
    [
      'where CommonJS names are on the page',
      `<script>var module = { exports: {} }, exports = module.exports;</script><script src="${file}"></script>`,
      element,
    ],
    [
      'where the base of the API has a slash at its end',
      `<script src="${file}"></script>`,
      element.replace('/support"', '/support/"'),
    ],
    [
      'where the page has another base URL',
      `<base href="/deep/er/"><script src="${file}"></script>`,
      element.replace('"/api', '"../../api'),
    ],
    [
      'where an element is called like a property of the document',
      '<img name="currentScript">',
      `${element}<script src="${file}"></script>`,
    ],
  ]) {
    test(`draws the requests: ${how}`, async () => {
      const { page, errors } = await firstRow(head, body);
      assert.deepEqual(errors, []);
      assert.equal(await page.evaluate(() => 'defined' in window), false);
      await page.context().close();
    });
  }

  test('takes what a page set before the script came', async () => {
    const early = all.site.script(
      `Object.assign(document.querySelector('support-requests'), { apiBase: '/api/support', status: 'all', strings: { 'requests.heading': 'Help' } });`,
    );
    const { page, errors } = await firstRow(
      '',
      `<support-requests></support-requests><script src="${early}"></script><script src="${file}"></script>`,
    );
    await page.getByRole('heading', { name: 'Help' }).waitFor();
    const seen = await page.evaluate(() => {
      const element = /** @type {any} */ (document.querySelector('support-requests'));
      return [element.apiBase, element.status, element.getAttribute('status'), element.maxAttachmentBytes];
    });
    assert.deepEqual(seen, ['/api/support', 'all', 'all', 3 * 1024 * 1024]);
    assert.deepEqual(errors, []);
    await page.context().close();
  });

  test('follows attributes, text and numbers, and writes back what is not the default', async () => {
    const { page } = await firstRow(`<script src="${file}"></script>`, element);
    const seen = await page.evaluate(async () => {
      const root = /** @type {any} */ (document.querySelector('support-requests'));
      const answers = [];
      root.setAttribute('max-attachment-bytes', '12');
      root.setAttribute('status', 'closed');
      await root.updateComplete;
      answers.push(root.maxAttachmentBytes, root.status);
      root.status = 'all';
      root.theme = 'dark';
      await root.updateComplete;
      answers.push(root.getAttribute('status'), root.getAttribute('theme'));
      root.removeAttribute('status');
      await root.updateComplete;
      answers.push(root.status, root.hasAttribute('request'));
      return answers;
    });
    assert.deepEqual(seen, [12, 'closed', 'all', 'dark', 'open', false]);
    await page.context().close();
  });

  test('defines all five elements', async () => {
    const { page } = await firstRow(`<script src="${file}"></script>`, element);
    const undefinedNames = await page.evaluate(() =>
      ['requests', 'request-list', 'status-filter', 'request-form', 'request-thread'].filter(
        name => !customElements.get(`support-${name}`),
      ),
    );
    assert.deepEqual(undefinedNames, []);
    await page.context().close();
  });

  test('stops where another version was first, and leaves that one alone', async () => {
    const other = all.site.script(
      `customElements.define('support-requests', class extends HTMLElement { connectedCallback() { this.textContent = 'Another version'; } });`,
    );
    const url = all.site.page(`<script src="${other}"></script><script src="${file}"></script>`, element);
    const { page, errors } = await all.open(url);
    await page.getByText('Another version').waitFor();
    assert.deepEqual(errors, []);
    assert.equal(await page.evaluate(() => Boolean(customElements.get('support-request-list'))), false);
    await page.context().close();
  });

  test('works on without its lazy files: a body as it was written, a file by the browser itself', async () => {
    const { key } = await all.site.create('Without lazy files');
    await all.site.store.addComment(all.site.user.key, key, {
      id: crypto.randomUUID(),
      author: { name: 'Marta', role: 'agent' },
      body: 'It is **solved**, see https://example.org/',
      format: 'markdown',
      attachmentIds: [(await all.site.attach('red.png', picture)).id],
      createdAt: Date.now(),
      reopens: false,
    });
    const { page } = await all.open(all.site.page('', ''));
    await page.route('**/dist/lazy/**', route => route.abort());
    await page.goto(
      all.site.page(`<script src="${file}"></script>`, element.replace('>', ` request="${key}">`)),
    );
    await page.getByText('It is **solved**, see https://example.org/').waitFor();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: /^Open red\.png/ }).click();
    assert.equal((await download).suggestedFilename(), 'red.png');
    await page.getByRole('textbox', { name: 'Write a comment' }).fill('Thank you');
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Attachment' }).click();
    await (await chooser).setFiles({ name: 'a.log', mimeType: 'text/plain', buffer: Buffer.from('done') });
    await page.getByRole('button', { name: 'Remove a.log' }).waitFor();
    await page.getByRole('listitem').filter({ hasText: 'a.log' }).getByText('Ready to send').waitFor();
    const again = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Attachment' }).click();
    await (await again).setFiles({ name: 'none.log', mimeType: 'text/plain', buffer: Buffer.alloc(0) });
    await page.getByText('none.log is empty. Choose a file with something in it.').first().waitFor();
    await page.getByRole('button', { name: 'Add comment' }).click();
    const comment = page.getByRole('listitem').filter({ hasText: 'Thank you' });
    await comment.getByRole('link', { name: /^Download a\.log/ }).waitFor();
    await page.context().close();
  });

  test('has only ASCII, since a page need not be in UTF-8', async () => {
    const text = await readFile(`${dist}/support-requests.js`, 'utf8');
    assert.deepEqual(text.match(/[^\0-\x7f]/g), null);
  });

  for (const [what, body] of [
    ['empty', ''],
    ['HTML', '<!doctype html><title>Not found</title>'],
    ['another module', 'export default 1'],
  ]) {
    test(`works on where its lazy files are ${what}`, async () => {
      const { page, errors } = await all.open(all.site.page('', ''));
      await page.route('**/dist/lazy/**', route => route.fulfill({ body, contentType: 'text/javascript' }));
      await page.goto(all.site.page(`<script src="${file}"></script>`, element));
      await page.getByRole('button', { name: 'New request' }).click();
      await page.getByRole('textbox', { name: 'Summary' }).fill(`With ${what}`);
      await page.getByRole('textbox', { name: 'Description' }).fill('It works since 03:10.');
      await page.getByRole('button', { name: 'Send', exact: true }).click();
      await page.getByRole('heading', { name: `With ${what}` }).waitFor();
      assert.equal(errors.length, 1, errors.join('\n'));
      assert.match(errors[0] ?? '', /^support-requests: .* could not be loaded/);
      await page.context().close();
    });
  }

  test('writes the user agent string where the names of browsers cannot be loaded', async () => {
    const { page } = await all.open(all.site.page('', ''));
    await page.route('**/dist/lazy/user-agent-*', route => route.abort());
    await page.goto(all.site.page(`<script src="${file}"></script>`, element));
    await page.getByRole('button', { name: 'New request' }).click();
    await page.getByRole('button', { name: 'Add browser details' }).click();
    await page.getByText('Browser details were added to the description.').waitFor({ state: 'attached' });
    const lines = (await page.getByRole('textbox', { name: 'Description' }).inputValue()).split('\n');
    assert.equal(lines[1], `Browser: ${await page.evaluate(() => navigator.userAgent)}`);
    assert.match(lines[2] ?? '', /^Time zone: /);
    await page.context().close();
  });

  for (const attributes of ['', 'crossorigin', 'type="module"', 'crossorigin async']) {
    test(`finds its lazy files from another origin, <script ${attributes}>`, async () => {
      const { key } = await all.site.create('With markdown');
      await all.site.store.addComment(all.site.user.key, key, {
        id: crypto.randomUUID(),
        author: { name: 'Marta', role: 'agent' },
        body: 'It is **solved**.',
        format: 'markdown',
        attachmentIds: [],
        createdAt: Date.now(),
        reopens: false,
      });
      const url = all.site.page(
        `<script src="${all.site.otherOrigin}${file}" ${attributes}></script>`,
        element.replace('>', ` request="${key}">`),
      );
      const { page, errors } = await all.open(url);
      await page.locator('strong', { hasText: 'solved' }).waitFor();
      assert.deepEqual(errors, []);
      await page.context().close();
    });
  }

  test('does the main job where another origin sends no CORS headers, as no lazy file runs then', async () => {
    const { page, errors } = await all.open('about:blank');
    const refused = page.waitForEvent('console', message =>
      message.text().includes('blocked by CORS policy'),
    );
    const main = `${all.site.otherOrigin}/without-cors/support-requests.js`;
    await page.goto(all.site.page(`<script src="${main}"></script>`, element));
    await page.getByText('Disk is full').waitFor();
    await page.getByRole('button', { name: 'New request' }).click();
    await page.getByRole('textbox', { name: /^Summary/ }).fill('Sent without lazy files');
    await page.getByRole('textbox', { name: /^Description/ }).fill('The server does not answer.');
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.getByRole('heading', { name: 'Sent without lazy files' }).waitFor();
    await page.getByRole('textbox', { name: /comment/i }).fill('It is still so.');
    await page.getByRole('button', { name: 'Add comment' }).click();
    await page.getByText('It is still so.').waitFor();
    await refused;
    // Beside what the browser says of each file, the widget says which ones it goes without; nothing is thrown.
    const said = errors.filter(text => !/blocked by CORS policy|net::ERR_FAILED/.test(text));
    assert.ok(said.length > 0);
    for (const text of said) assert.match(text, /^support-requests: .*\/lazy\/.* could not be loaded$/);
    await page.context().close();
  });
});
