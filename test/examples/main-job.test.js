/** Each example does the main job: a request is raised and is in the list. Needs `npm ci --prefix examples`. */
import assert from 'node:assert/strict';
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, test } from 'node:test';
import { setUp } from '../packaging/browser.js';
import { examples, hasExamples, linkPackage } from './examples.js';

const types = { js: 'text/javascript', css: 'text/css', html: 'text/html; charset=utf-8' };

describe('the example', { skip: !hasExamples && 'npm ci --prefix examples first' }, () => {
  linkPackage();
  const all = setUp();

  /** Answers for the built files of one example. @param {import('playwright-core').Page} page @param {string} folder */
  async function serve(page, folder) {
    await page.route('**/example/**', async route => {
      const { pathname } = new URL(route.request().url());
      const file = pathname.replace(/^\/example\//, '') || 'index.html';
      const type = types[/** @type {keyof typeof types} */ (file.split('.').at(-1))];
      await route.fulfill({ body: await readFile(join(folder, file)), contentType: type });
    });
  }

  /** Puts into the page what the server renders, in a process without a window. @param {string} folder */
  async function renderOnServer(folder) {
    const { build } = await import(
      pathToFileURL(join(examples, 'node_modules/vite/dist/node/index.js')).href
    );
    const { configOf } = await import(pathToFileURL(join(examples, 'vite.config.js')).href);
    const outDir = join(examples, 'react-ssr/dist/server');
    await build({ ...configOf('react-ssr'), build: { ssr: 'server.tsx', outDir } });
    const { render } = await import(pathToFileURL(join(outDir, 'server.js')).href);
    const html = render();
    assert.match(html, /<support-requests api-base="\/api\/support">/);
    const file = join(folder, 'index.html');
    await writeFile(file, (await readFile(file, 'utf8')).replace('<!--app-->', html));
  }

  for (const name of ['plain', 'react', 'react-ssr', 'preact', 'solid', 'vue', 'svelte']) {
    test(`${name} raises a request and shows it in the list`, async () => {
      let folder = join(examples, name);
      if (name !== 'plain') {
        const from = (/** @type {string} */ path) => import(pathToFileURL(join(examples, path)).href);
        const { build } = await from('node_modules/vite/dist/node/index.js');
        const { configOf } = await from('vite.config.js');
        await build({ ...configOf(name), base: '/example/' });
        folder = join(folder, 'dist');
        // Split: what is not the main job is in files of its own.
        assert.ok((await readdir(join(folder, 'assets'))).length > 20);
      }
      if (name === 'react-ssr') await renderOnServer(folder);
      const { page, errors } = await all.open(all.site.page('', ''));
      await serve(page, folder);
      await page.goto(`${all.site.origin}/example/`);
      await page.getByText('No request sent yet.').waitFor();
      await page.getByRole('button', { name: 'New request' }).click();
      const summary = `No network, seen with ${name}`;
      await page.getByRole('textbox', { name: /^Summary/ }).fill(summary);
      await page
        .getByRole('textbox', { name: /^Description/ })
        .fill('The server web-07 does not answer since 9:00.');
      await page.getByText('web-07').first().waitFor();
      await page.getByRole('button', { name: 'Send', exact: true }).click();
      await page.getByText(/^Sent: CS-\d+/).waitFor();
      await page.getByRole('button', { name: 'All requests' }).click();
      await page.getByRole('button', { name: new RegExp(summary) }).waitFor();
      assert.deepEqual(errors, []);
      await page.context().close();
    });
  }
});
