/**
 * The package as it is installed, in each bundler: what is lazy comes in files of its own that are found when they are needed, and
 * an element alone does not bring the others.
 */
import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { Parcel } from '@parcel/core';
import * as esbuild from 'esbuild';
import * as vite from 'vite';
import webpack from 'webpack';
import { setUp } from './browser.js';
import { installPackage } from './installed.js';

const resolve = createRequire(import.meta.url).resolve;

/** Bundles main.js and filter.js of a folder into `output`, with no setting beside those that docs/cdn.md names. */
const bundlers = {
  /** @param {string} folder @param {string} output */
  vite: (folder, output) =>
    vite.build({
      root: folder,
      configFile: false,
      logLevel: 'silent',
      base: '/bundle/',
      build: {
        outDir: output,
        rolldownOptions: {
          input: [join(folder, 'main.js'), join(folder, 'filter.js')],
          output: { entryFileNames: '[name].js' },
        },
      },
    }),

  /** @param {string} folder @param {string} output */
  esbuild: async (folder, output) => {
    const { warnings } = await esbuild.build({
      absWorkingDir: folder,
      entryPoints: ['main.js', 'filter.js'],
      outdir: output,
      bundle: true,
      splitting: true,
      format: 'esm',
      logLevel: 'silent',
    });
    assert.deepEqual(
      warnings.map(({ text }) => text),
      [],
    );
  },

  /** @param {string} folder @param {string} output */
  webpack: (folder, output) =>
    new Promise((done, fail) =>
      webpack(
        {
          mode: 'production',
          context: folder,
          entry: { main: './main.js', filter: './filter.js' },
          output: { path: output, publicPath: '/bundle/' },
          optimization: { minimize: false },
          performance: false, // no hints about sizes that are not minified
        },
        (error, stats) => {
          const { errors = [], warnings = [] } =
            stats?.toJson({ all: false, errors: true, warnings: true }) ?? {};
          const [problem] = [...errors, ...warnings];
          if (error || problem) fail(error ?? new Error(problem?.message));
          else done(stats);
        },
      ),
    ),

  /** @param {string} folder @param {string} output */
  parcel: (folder, output) =>
    new Parcel({
      entries: ['main.js', 'filter.js'].map(name => join(folder, name)),
      defaultConfig: resolve('@parcel/config-default'),
      mode: 'production',
      shouldDisableCache: true,
      cacheDir: join(folder, 'cache'),
      defaultTargetOptions: {
        distDir: output,
        publicUrl: '/bundle/',
        shouldOptimize: false,
        sourceMaps: false,
        outputFormat: 'esmodule',
      },
    }).run(),
};

describe('the installed package', () => {
  const all = setUp();
  /** @type {Awaited<ReturnType<typeof installPackage>>} */
  let project;

  before(async () => {
    await all.site.create('Disk is full');
    project = await installPackage({ '@parcel/resolver-default': { packageExports: true } });
    await writeFile(join(project.folder, 'main.js'), `import 'support-requests';`);
    await writeFile(
      join(project.folder, 'filter.js'),
      `import 'support-requests/elements/support-status-filter.js';`,
    );
  });
  after(() => project?.remove());

  /**
   * Opens a page with a file of a bundle; `loaded` are the texts of the files that it has asked for so far.
   *
   * @param {string} output @param {string} file @param {string} element
   */
  async function open(output, file, element) {
    const opened = await all.open('about:blank');
    /** @type {string[]} */
    const loaded = [];
    await opened.page.route('**/bundle/**', async route => {
      const path = new URL(route.request().url()).pathname.slice('/bundle/'.length);
      const body = await readFile(join(output, path), 'utf8').catch(() => undefined);
      if (body === undefined) opened.errors.push(`${path} is missing`);
      else loaded.push(body);
      await route.fulfill(
        body === undefined
          ? { status: 404, body: '' }
          : { body, contentType: 'text/javascript; charset=utf-8' },
      );
    });
    await opened.page.goto(all.site.page(`<script type="module" src="/bundle/${file}"></script>`, element));
    return { ...opened, loaded };
  }

  for (const [name, bundle] of Object.entries(bundlers)) {
    test(`is split by ${name}`, async () => {
      const output = join(project.folder, `output-${name}`);
      await bundle(project.folder, output);

      const desk = '<support-requests api-base="/api/support"></support-requests>';
      const { page, errors, loaded } = await open(output, 'main.js', desk);
      await page.getByText('Disk is full').waitFor();
      await page.getByRole('searchbox').waitFor();
      const german = /Support-Anfragen|Neue Anfrage/;
      assert.ok(!loaded.some(text => german.test(text)), 'no language is there before it is needed');
      await page.evaluate(() => (document.documentElement.lang = 'de'));
      await page.getByRole('button', { name: german }).waitFor();
      assert.ok(loaded.some(text => german.test(text)));
      await page.getByText('Disk is full').click();
      await page.getByRole('textbox').waitFor();
      assert.deepEqual(errors, []);
      await page.context().close();

      const filter = '<support-status-filter api-base="/api/support"></support-status-filter>';
      const alone = await open(output, 'filter.js', filter);
      await alone.page.getByRole('combobox').waitFor();
      assert.ok(alone.loaded.some(text => text.includes('filter-select')));
      assert.deepEqual(
        ['thread-heading', 'attachment-button', 'form-heading'].filter(part =>
          alone.loaded.some(text => text.includes(part)),
        ),
        [],
        'parts of other elements',
      );
      assert.deepEqual(alone.errors, []);
      await alone.page.context().close();
    });
  }
});
