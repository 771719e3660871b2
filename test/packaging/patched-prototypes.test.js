import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { setUp } from './browser.js';

const element = '<support-requests api-base="/api/support"></support-requests>';
const script = '<script src="/dist/support-requests.js"></script>';

/** What libraries of old, and careless ones of today, do to every page that they are on. */
const patches = {
  'enumerable additions to every object and array': `
    for (const name of ['extend', 'each', 'inspect', 'clone', 'status', 'items', 'key']) {
      Object.prototype[name] = function () { throw new Error('Called Object.prototype.' + name); };
    }
    for (const name of ['first', 'last', 'without', 'clone']) {
      Array.prototype[name] = function () { throw new Error('Called Array.prototype.' + name); };
    }`,
  'a toJSON of every array, string and object': `
    for (const type of [Array, String, Number]) {
      type.prototype.toJSON = function () { return 'toJSON of ' + type.name; };
    }`,
  'methods of its own in place of the DOM’s': `
    Element.prototype.remove = function () { if (this.parentNode) this.parentNode.removeChild(this); return this; };
    Element.prototype.replace = Element.prototype.update = Element.prototype.insert = function () { throw new Error('Not the DOM'); };
    Element.prototype.show = Element.prototype.hide = Element.prototype.select = function () { throw new Error('Not the DOM'); };`,
  'methods of its own in place of the language’s': `
    Array.from = function (list) { const result = []; for (let i = 0; i < (list?.length ?? 0); i++) result.push(list[i]); return result; };
    Array.prototype.entries = Array.prototype.toArray = function () { return this.slice(); };
    Array.prototype.find = Array.prototype.detect = function (test, context) { for (let i = 0; i < this.length; i++) if (test.call(context, this[i], i)) return this[i]; };
    String.prototype.endsWith = function (end) { const at = this.length - end.length; return at >= 0 && this.lastIndexOf(end) === at; };`,
};

describe('a page with patched prototypes', () => {
  const all = setUp();
  before(async () => {
    await all.site.create('Disk is full');
  });

  for (const [what, code] of Object.entries(patches)) {
    test(`a person reads, asks and answers: ${what}`, async () => {
      const first = all.site.script(code);
      const { page, errors } = await all.open(
        all.site.page(`<script src="${first}"></script>${script}`, element),
      );
      await page.getByText('Disk is full').waitFor();
      await page.getByRole('button', { name: 'New request' }).click();
      const summary = `Asked on a page with ${what}`;
      await page.getByRole('textbox', { name: 'Summary' }).fill(summary);
      await page.getByRole('textbox', { name: 'Description' }).fill('It is so.');
      const chooser = page.waitForEvent('filechooser');
      await page.getByRole('button', { name: 'Attachment' }).click();
      await (await chooser).setFiles({ name: 'log.txt', mimeType: 'text/plain', buffer: Buffer.from('Log') });
      await page.getByRole('button', { name: 'Send', exact: true }).click();
      await page.getByRole('heading', { name: summary }).waitFor();
      await page.getByText('log.txt').first().waitFor();
      await page.getByRole('textbox', { name: 'Write a comment' }).fill('And the answer.');
      await page.getByRole('button', { name: 'Add comment' }).click();
      await page.locator('.entry', { hasText: 'And the answer.' }).waitFor();
      await page.getByText('All requests').first().click();
      await page.getByText(summary).first().waitFor();
      assert.deepEqual(errors, []);
      await page.context().close();
    });
  }
});
