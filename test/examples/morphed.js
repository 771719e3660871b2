import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, test } from 'node:test';
import { setUp } from '../packaging/browser.js';
import { packaged } from './examples.js';

/**
 * How each library puts new HTML from the server into the page. `file` is its script; `run` does it in the page and is given the address
 * of the same page.
 *
 * @type {Record<string, { files: string[], head?: string, run: (url: string) => Promise<unknown> }>}
 */
const libraries = {
  idiomorph: {
    files: ['idiomorph/dist/idiomorph.js'],
    run: async url => window.Idiomorph.morph(document.documentElement, await (await fetch(url)).text()),
  },
  Turbo: {
    files: ['@hotwired/turbo/dist/turbo.es2017-umd.js'],
    head: '<meta name="turbo-refresh-method" content="morph"><meta name="turbo-refresh-scroll" content="preserve">',
    run: async url => {
      const done = new Promise(resolve => addEventListener('turbo:render', resolve, { once: true }));
      window.Turbo.visit(url, { action: 'replace' });
      await done;
    },
  },
  htmx: {
    files: ['htmx.org/dist/htmx.js'],
    run: async url => {
      const done = new Promise(resolve => addEventListener('htmx:after:swap', resolve, { once: true }));
      window.htmx.ajax('GET', url, { target: '#panel', select: '#panel', swap: 'outerMorph' });
      await done;
    },
  },
  // What Livewire has.
  'Alpine (Livewire)': {
    files: ['@alpinejs/morph/dist/cdn.js', 'alpinejs/dist/cdn.js'],
    run: async url => {
      const page = new DOMParser().parseFromString(await (await fetch(url)).text(), 'text/html');
      window.Alpine.morph(document.querySelector('#panel'), page.querySelector('#panel')?.outerHTML);
    },
  },
};

/** Pages that morph: view, text, selection and focus stay, and nothing is thrown. */
export function testMorphedPages() {
  describe('in a page that morphs its HTML', () => {
    const all = setUp();

    for (const [name, { files, head = '', run }] of Object.entries(libraries)) {
      test(`${name} leaves the thread and the comment that is written`, async () => {
        const { key } = await all.site.create(`Slow, seen with ${name}`);
        const scripts = [];
        for (const file of files) scripts.push(all.site.script(await readFile(packaged(file), 'utf8')));
        const url = all.site.page(
          `${head}<script src="/assets/desk.js" defer></script>${scripts.map(path => `<script src="${path}" defer></script>`).join('')}`,
          '<div id="panel"><h1>Panel</h1><support-requests api-base="/api/support"></support-requests></div>',
        );
        const { page, errors } = await all.open(url);
        await page
          .getByRole('button', { name: new RegExp(`Slow, seen with ${name.replace(/[()]/g, '.')}`) })
          .click();
        const field = page.getByRole('textbox', { name: /comment/i });
        await field.fill('It is slow since 9:00.');
        await field.evaluate((/** @type {HTMLTextAreaElement} */ area) => area.setSelectionRange(6, 10));
        const marker = await page.evaluateHandle(() => document.querySelector('support-requests'));

        for (let time = 0; time < 3; time++) {
          // The server says something new beside it, too.
          await page.evaluate(() => (document.querySelector('h1').textContent = 'Old'));
          await page.evaluate(run, url);
          await page.getByRole('heading', { name: 'Panel', exact: true }).waitFor();
        }

        assert.ok(await marker.evaluate(desk => desk === document.querySelector('support-requests')));
        assert.equal(await field.inputValue(), 'It is slow since 9:00.');
        assert.deepEqual(
          await field.evaluate((/** @type {HTMLTextAreaElement} */ area) => [
            area.getRootNode().activeElement === area,
            area.selectionStart,
            area.selectionEnd,
          ]),
          [true, 6, 10],
        );
        await page.getByRole('button', { name: 'All requests' }).waitFor();
        await field.press('ControlOrMeta+Enter');
        await page.getByText('Comment added.').first().waitFor();
        const answer = await all.site.app(
          new Request(`${all.site.origin}/api/support/requests/${key}/comments`),
        );
        const { items } = await answer.json();
        assert.deepEqual(
          items.map((/** @type {{ body: string }} */ { body }) => body),
          ['It is slow since 9:00.'],
        );
        assert.deepEqual(errors, []);
        await page.context().close();
      });
    }
  });
}
