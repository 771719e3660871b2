import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { setUp } from './browser.js';
import { picture } from './site.js';

const script = '<script src="/dist/support-requests.js"></script>';
const element = '<support-requests api-base="/api/support"></support-requests>';

describe('a guest on the page', () => {
  const all = setUp();
  before(async () => {
    const { key } = await all.site.create('Disk is full');
    const upload = await all.site.attach('black.png', picture);
    await all.site.store.addComment(all.site.user.key, key, {
      id: crypto.randomUUID(),
      author: { name: 'Marta', role: 'agent' },
      body: 'Is it this one?',
      format: 'text',
      attachmentIds: [upload.id],
      createdAt: Date.now(),
      reopens: false,
    });
  });

  /** @param {string} body @param {string} [code] a script of the page, before the widget's */
  async function open(body, code = '') {
    const first = all.site.script(code);
    const opened = await all.open(all.site.page(`<script src="${first}"></script>${script}`, body));
    await opened.page.getByText('Disk is full').first().waitFor();
    return opened;
  }

  describe('leaves the page its shortcuts', () => {
    /** As pages have them: a key anywhere but in a field. */
    const shortcuts = `
      window.heard = [];
      for (const type of ['keydown', 'keypress', 'keyup']) {
        document.addEventListener(type, event => {
          if (/^(input|textarea|select)$/.test(event.target.localName)) return;
          window.heard.push((event.ctrlKey ? 'Ctrl+' : '') + event.key + ' ' + type);
        });
      }`;
    const heard = (/** @type {import('playwright-core').Page} */ page) =>
      page.evaluate(() => /** @type {any} */ (window).heard.splice(0));

    test('what is typed in a field is heard by nobody', async () => {
      const { page, errors } = await open(element, shortcuts);
      await page.getByRole('combobox', { name: 'Show tickets with status' }).focus();
      await page.keyboard.press('c');
      await page.getByRole('button', { name: 'New request' }).click();
      assert.equal((await heard(page)).length, 0);
      for (const name of ['Summary', 'Description']) {
        const field = page.getByRole('textbox', { name });
        await field.click();
        await page.keyboard.type('n j?/ 1É');
        await page.keyboard.press('Backspace');
        await page.keyboard.press('ArrowLeft');
        assert.deepEqual(await heard(page), [], name);
        assert.equal(await field.inputValue(), 'n j?/ 1');
      }
      await page.keyboard.press('Enter');
      assert.deepEqual(await heard(page), []);
      assert.deepEqual(errors, []);
      await page.context().close();
    });

    test('Escape, Tab, function keys and keys with Ctrl are, and so is what is pressed on a button', async () => {
      const { page } = await open(element, shortcuts);
      await page.getByRole('button', { name: 'New request' }).click();
      await page.getByRole('textbox', { name: 'Summary' }).focus();
      for (const key of ['Escape', 'F2', 'Control+k', 'Tab']) await page.keyboard.press(key);
      const keys = (await heard(page)).filter((/** @type {string} */ key) => key.endsWith('keydown'));
      assert.deepEqual(keys, [
        'Escape keydown',
        'F2 keydown',
        'Ctrl+Control keydown',
        'Ctrl+k keydown',
        'Tab keydown',
      ]);
      await page.getByRole('button', { name: 'Cancel' }).focus();
      await page.keyboard.press('?');
      assert.ok((await heard(page)).includes('? keydown'));
      await page.context().close();
    });

    test('a field of the page in a slot stays the page’s', async () => {
      const own = element.replace('></', '><label slot="footer">Own <input class="field"></label></');
      const { page } = await open(
        own,
        'window.typed = []; document.addEventListener("keydown", event => window.typed.push(event.key));',
      );
      await page.getByRole('textbox', { name: 'Own' }).focus();
      await page.keyboard.press('x');
      assert.deepEqual(await page.evaluate(() => /** @type {any} */ (window).typed), ['x']);
      await page.context().close();
    });

    test('the way to send by keys still works', async () => {
      const { page } = await open(element, shortcuts);
      await page.getByText('Disk is full').click();
      await page.getByRole('textbox', { name: 'Write a comment' }).fill('Sent by keys');
      await page.keyboard.press('Control+Enter');
      await page.locator('.entry', { hasText: 'Sent by keys' }).waitFor();
      await page.context().close();
    });
  });

  test('opens its dialog above everything, however high the page’s own layers are', async () => {
    const { page } = await open(
      `${element}<div style="position: fixed; inset: 0; z-index: 2147483647; background: red; pointer-events: none"></div>`,
    );
    await page.getByText('Disk is full').click();
    await page.getByRole('button', { name: /^Open black\.png/ }).click();
    const close = page.getByRole('dialog').getByRole('button', { name: 'Close' });
    await close.waitFor();
    const [modal, top] = await page.getByRole('dialog').evaluate(dialog => {
      const { x, y } = dialog.querySelector('button')?.getBoundingClientRect() ?? { x: 0, y: 0 };
      return [dialog.matches(':modal'), document.elementFromPoint(x + 5, y + 5)?.localName];
    });
    assert.equal(modal, true);
    assert.equal(top, 'support-requests');
    await close.click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await page.context().close();
  });

  test('keeps what the page says of language, direction, sight and use', async () => {
    const { page } = await open(
      `${element}<div lang="ja" style="direction: rtl; font: italic 300 20px serif; color: rgb(1, 2, 3); visibility: hidden; pointer-events: none">${element}</div>`,
    );
    const seen = await page
      .locator('div support-requests .box')
      .first()
      .evaluate(box => {
        const style = getComputedStyle(box);
        const names = ['direction', 'font-style', 'font-weight', 'font-size', 'font-family', 'color'];
        return [...names, 'visibility', 'pointer-events', '-webkit-locale'].map(name =>
          style.getPropertyValue(name),
        );
      });
    const type = ['italic', '300', '20px', 'serif', 'rgb(1, 2, 3)'];
    assert.deepEqual(seen, ['rtl', ...type, 'hidden', 'none', '"ja"']);
    await page.context().close();
  });

  test('asks autofill and password managers to leave every field alone', async () => {
    const fields = [
      { id: 'room', label: 'Room', type: 'text' },
      { id: 'floor', label: 'Floor', type: 'select', options: [{ value: '1', label: 'First' }] },
    ];
    all.site.intercept(({ url }) =>
      url.endsWith('/config')
        ? Response.json({ fields, features: { search: true, close: true, rating: true } })
        : undefined,
    );
    await all.site.create('Solved already');
    const { page } = await open(element);
    const marked = () =>
      page.locator('input:not([type=file], [type=radio]), textarea, form select').evaluateAll(found =>
        found.map(field => {
          const { autocomplete, attributes } = /** @type {HTMLInputElement} */ (field);
          const names = [...attributes].map(({ name, value }) => `${name}=${value}`);
          return [field.id, autocomplete, ...names.filter(name => /^data-/.test(name)).sort()];
        }),
      );
    const marks = ['off', 'data-1p-ignore=', 'data-bwignore=', 'data-form-type=other', 'data-lpignore=true'];
    assert.equal(
      await page.getByRole('combobox', { name: 'Show tickets with status' }).getAttribute('autocomplete'),
      'off',
    );
    await page.getByRole('button', { name: 'New request' }).click();
    await page.getByRole('textbox', { name: 'Summary' }).waitFor();
    await page.getByRole('button', { name: 'Add browser details' }).waitFor();
    await page.getByRole('textbox', { name: 'Room' }).waitFor();
    assert.deepEqual(await marked(), [
      ['', ...marks],
      ['summary', ...marks],
      ['description', ...marks],
      ['field-0', ...marks],
      ['field-1', ...marks],
    ]);
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByText('Solved already').click();
    await page.getByRole('textbox', { name: 'Write a comment' }).waitFor();
    assert.deepEqual(await marked(), [
      ['', ...marks],
      ['comment', ...marks],
    ]);
    await page.getByRole('button', { name: 'Close request' }).click();
    await page.getByRole('radio', { name: '3' }).check();
    await page.locator('#rating-comment').waitFor();
    assert.deepEqual(
      (await marked()).filter(([id]) => id?.startsWith('rating')),
      [['rating-comment', ...marks]],
    );
    all.site.intercept(undefined);
    await page.context().close();
  });

  test('several of them share what is the customer’s, and nothing else', async () => {
    const { page, errors } = await open(
      `<support-requests id="one" api-base="/api/support" lang="de"></support-requests>
       <support-requests id="two" api-base="/api/support" user="somebody else" theme="dark"></support-requests>`,
    );
    const one = page.locator('#one');
    const two = page.locator('#two');
    await one.getByRole('button', { name: 'Neue Anfrage' }).click();
    await one.getByRole('textbox').first().fill('Only mine');
    await two.getByRole('button', { name: 'New request' }).click();
    assert.equal(await two.getByRole('textbox', { name: 'Summary' }).inputValue(), '');
    await two.getByRole('button', { name: 'Cancel' }).click();
    await two.getByRole('combobox', { name: 'Show tickets with status' }).selectOption('closed');
    assert.equal(await one.getAttribute('status'), null);
    assert.equal(await two.getAttribute('status'), 'closed');
    assert.equal(await one.getByRole('textbox').first().inputValue(), 'Only mine');
    assert.deepEqual(errors, []);
    await page.context().close();
  });

  test('back and forward work inside a router that changes the path', async () => {
    const router = `
      addEventListener('popstate', () => document.dispatchEvent(new Event('route')));
      window.goTo = path => { history.pushState({ router: path }, '', path); document.dispatchEvent(new Event('route')); };
      document.addEventListener('route', () => {
        const here = !location.pathname.endsWith('/billing');
        const main = document.querySelector('main');
        if (here === main.contains(window.desk)) return;
        main.replaceChildren(here ? window.desk : 'Billing');
      });
      addEventListener('DOMContentLoaded', () => (window.desk = document.querySelector('support-requests')));`;
    const { page, errors } = await open(`<main>${element.replace('>', ' routing="hash">')}</main>`, router);
    const start = page.url();
    // The view is written to the address once the file for it has come.
    await page.waitForFunction(() =>
      performance.getEntriesByType('resource').some(({ name }) => name.includes('/lazy/hash-routing-')),
    );
    await page.getByText('Disk is full').click();
    await page.waitForURL(/#support=CS-/);
    const thread = page.url();
    await page.evaluate(() => /** @type {any} */ (window).goTo('/own/billing'));
    await page.getByText('Billing').waitFor();
    assert.equal(new URL(page.url()).hash, '');
    await page.goBack();
    await page.getByRole('heading', { name: 'Disk is full' }).waitFor();
    assert.equal(page.url(), thread);
    await page.goBack();
    await page.getByRole('heading', { name: 'Requests to support' }).waitFor();
    assert.equal(page.url(), start);
    await page.goForward();
    await page.getByRole('heading', { name: 'Disk is full' }).waitFor();
    await page.goForward();
    await page.getByText('Billing').waitFor();
    assert.deepEqual(await page.evaluate(() => history.state), { router: '/own/billing' });
    assert.deepEqual(errors, []);
    await page.context().close();
  });
});
