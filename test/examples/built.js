import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, test } from 'node:test';
import { promisify } from 'node:util';
import { setUp } from '../packaging/browser.js';
import { examples, packaged } from './examples.js';
import { doMainJob } from './main-job.js';

const types = { js: 'text/javascript', css: 'text/css', html: 'text/html; charset=utf-8' };
const load = (/** @type {string} */ file) => import(pathToFileURL(file).href);

/** Examples that become files, which any server can give out. */
export function testBuiltExamples() {
  describe('built', () => {
    const all = setUp();

    for (const name of [
      'plain',
      'react',
      'react-18',
      'react-ssr',
      'preact',
      'solid',
      'vue',
      'svelte',
      'angular',
    ]) {
      test(`${name} raises a request and shows it in the list`, async () => {
        const folder = await buildExample(name);
        const opened = await all.open(all.site.page('', ''));
        await serve(opened.page, folder);
        await opened.page.goto(`${all.site.origin}/example/`);
        await doMainJob(opened, name);
        await opened.page.context().close();
      });
    }
  });
}

/** @param {string} name @returns {Promise<string>} the folder of what is built */
async function buildExample(name) {
  const folder = join(examples, name);
  if (name === 'plain') return folder;
  const output = join(folder, 'dist');
  if (name === 'angular') {
    const { stderr } = await promisify(execFile)(
      process.execPath,
      [packaged('@angular/cli/bin/ng.js'), 'build'],
      {
        cwd: folder,
        env: { ...process.env, NG_CLI_ANALYTICS: 'false' },
      },
    );
    assert.equal(stderr, '', 'no warnings');
  } else await buildWithVite(name);
  // Split: what is not the main job is in files of its own.
  const files = await readdir(output, { recursive: true });
  assert.ok(files.filter(file => file.endsWith('.js')).length > 20);
  if (name === 'react-ssr') await renderOnServer(output);
  return output;
}

/** @param {string} name */
async function buildWithVite(name) {
  const { build } = await load(packaged('vite/dist/node/index.js'));
  const { configOf } = await load(join(examples, 'vite.config.js'));
  await build({ ...configOf(name), base: '/example/' });
}

/** Puts into the page what the server renders, in a process without a window. @param {string} folder */
async function renderOnServer(folder) {
  const { build } = await load(packaged('vite/dist/node/index.js'));
  const { configOf } = await load(join(examples, 'vite.config.js'));
  const outDir = join(folder, 'server');
  await build({ ...configOf('react-ssr'), build: { ssr: 'server.tsx', outDir } });
  const { render } = await load(join(outDir, 'server.js'));
  const html = render();
  assert.match(html, /<support-requests api-base="\/api\/support">/);
  const file = join(folder, 'index.html');
  await writeFile(file, (await readFile(file, 'utf8')).replace('<!--app-->', html));
}

/** Answers for the built files of one example. @param {import('playwright-core').Page} page @param {string} folder */
async function serve(page, folder) {
  await page.route('**/example/**', async route => {
    const { pathname } = new URL(route.request().url());
    const file = pathname.replace(/^\/example\//, '') || 'index.html';
    const type = types[/** @type {keyof typeof types} */ (file.split('.').at(-1))];
    await route.fulfill({ body: await readFile(join(folder, file)), contentType: type });
  });
}
