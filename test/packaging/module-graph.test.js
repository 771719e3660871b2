/** What one build promises: each module in one file and evaluated once, and no file of one build in another. */
import assert from 'node:assert/strict';
import { cp, mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { modulesFile, dist, src, standaloneFile } from '../../scripts/build/paths.js';
import { buildScript } from '../../scripts/build/script.js';
import { setUp } from './browser.js';

const file = `/dist/${standaloneFile}`;
const element = '<support-requests api-base="/api/support"></support-requests>';

describe('the module graph', () => {
  test('has each module in one file', async () => {
    /** @type {Record<string, { modules: string[] }>} */
    const files = JSON.parse(await readFile(modulesFile, 'utf8'));
    const all = Object.values(files).flatMap(({ modules }) => modules);
    assert.ok(all.length > 150, `${all.length} modules`);
    assert.deepEqual(
      all.filter((name, index) => all.indexOf(name) !== index),
      [],
    );
  });

  test('names each lazy file by its content', async () => {
    const names = (await readdir(`${dist}/lazy`, { recursive: true })).filter(name => name.endsWith('.js'));
    assert.ok(names.length > 15);
    for (const name of names) assert.match(name, /-[\w-]{8}\.js$/);
  });
});

describe('two builds', () => {
  const all = setUp();
  /** @type {string} */
  let folder;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'support-requests-build-'));
    await all.site.create('Disk is full');
    await buildOther();
  });
  after(() => rm(folder, { recursive: true, force: true }));

  /** Another version: the main file, what adds the search, and French have other texts. */
  const buildOther = async () => {
    /** @type {[module: string, from: string, to: string][]} */
    const changes = [
      ['i18n/en.ts', "'Requests to support'", "'Your requests'"],
      ['i18n/en-late.ts', "'find.search': '", "'find.search': 'Other: "],
      ['i18n/lang/fr.lazy.ts', "'Résumé'", "'Sujet'"],
    ];
    await buildScript({
      outDir: folder,
      plugins: [
        {
          name: 'other-version',
          enforce: 'pre',
          transform(code, id) {
            const change = changes.find(([module]) => id === `${src}/${module}`);
            if (!change) return null;
            assert.ok(code.includes(change[1]), `${change[0]} has ${change[1]}`);
            return { code: code.replace(change[1], change[2]), map: null };
          },
        },
      ],
    });
  };

  /**
   * Opens a page with the main file of one build where only the lazy files of the other are to be had.
   *
   * @param {{ main: string, lazy: string }} folders
   */
  async function openMixed({ main, lazy }) {
    const opened = await all.open('about:blank');
    /** @type {string[]} */
    const missing = [];
    await opened.page.route('**/dist/**', async route => {
      const path = new URL(route.request().url()).pathname.replace('/dist/', '');
      const body = await readFile(join(path === standaloneFile ? main : lazy, path)).catch(() => undefined);
      if (!body) missing.push(path);
      return body
        ? route.fulfill({ body, contentType: 'text/javascript' })
        : route.fulfill({ status: 404, body: '' });
    });
    await opened.page.goto(all.site.page(`<script src="${file}"></script>`, element));
    return { ...opened, missing };
  }

  test('never share a changed file: the desk works without it and says so once', async () => {
    for (const [folders, heading] of /** @type {const} */ ([
      [{ main: dist, lazy: folder }, 'Requests to support'],
      [{ main: folder, lazy: dist }, 'Your requests'],
    ])) {
      const { page, errors, missing } = await openMixed(folders);
      await page.getByRole('heading', { name: heading }).waitFor();
      await page.getByText('Disk is full').waitFor();
      await page.waitForFunction(
        () =>
          performance.getEntriesByType('resource').filter(({ name }) => name.includes('/lazy/')).length > 0,
      );
      // The main job goes on.
      await page.getByRole('button', { name: 'New request' }).click();
      await page.getByRole('textbox', { name: 'Summary' }).fill('Second');
      await page.getByRole('textbox', { name: 'Description' }).fill('It stopped, too, since 03:10.');
      await page.getByRole('button', { name: 'Send', exact: true }).click();
      await page.getByRole('heading', { name: 'Second' }).waitFor();
      await page.getByRole('textbox', { name: 'Write a comment' }).fill('Actions');
      await page.getByRole('button', { name: 'Add comment' }).click();
      await page.getByText('Actions', { exact: true }).waitFor();
      assert.ok(missing.length > 0, 'something was asked for that the other build has not');
      assert.equal(await page.getByRole('searchbox').count(), 0);
      assert.equal(errors.length, 1, errors.join('\n'));
      assert.match(errors[0] ?? '', /^support-requests: .* could not be loaded/);
      await page.context().close();
    }
  });

  test('an upgrade under an open page takes nothing from it, and a reload goes on with the new build', async () => {
    const deployed = join(folder, 'deployed');
    await cp(join(dist, 'lazy'), join(deployed, 'lazy'), { recursive: true });
    await cp(join(dist, standaloneFile), join(deployed, standaloneFile));
    const { page, errors, missing } = await openMixed({ main: deployed, lazy: deployed });
    await page.getByRole('heading', { name: 'Requests to support' }).waitFor();
    await page.getByRole('searchbox').waitFor();
    await page.getByRole('button', { name: 'New request' }).click();
    await page.getByRole('textbox', { name: 'Summary' }).fill('Typed before the upgrade');
    await page.getByText('Draft saved').waitFor();

    // As docs/cdn.md says: the new lazy files beside the old ones, then the main file.
    await cp(join(folder, 'lazy'), join(deployed, 'lazy'), { recursive: true });
    await cp(join(folder, standaloneFile), join(deployed, standaloneFile));

    // What this page has not loaded yet still fits it.
    await page.evaluate(() => (document.documentElement.lang = 'fr'));
    const summary = page.getByRole('textbox', { name: 'Résumé' });
    await summary.waitFor();
    assert.equal(await summary.inputValue(), 'Typed before the upgrade');

    await page.reload();
    await page.getByRole('heading', { name: 'Your requests' }).waitFor();
    await page.getByRole('button', { name: 'New request' }).click();
    await page.waitForFunction(
      field => /** @type {HTMLInputElement} */ (field).value === 'Typed before the upgrade',
      await page.getByRole('textbox', { name: 'Summary' }).elementHandle(),
    );
    assert.deepEqual(missing, []);
    assert.deepEqual(errors, []);
    await page.context().close();
  });

  test('evaluate each module once, however many files need it', async () => {
    const counted = join(folder, 'counted');
    await buildScript({
      outDir: counted,
      plugins: [
        {
          name: 'count-evaluations',
          transform: (code, id) =>
            id.startsWith(src)
              ? {
                  code: `${code};{const c=(globalThis.evaluated??={});const i=${JSON.stringify(id.slice(src.length + 1))};c[i]=(c[i]??0)+1}`,
                  map: null,
                }
              : null,
        },
      ],
    });
    const { page, errors } = await openMixed({ main: counted, lazy: counted });
    await page.getByRole('searchbox').waitFor();
    await page.getByText('Disk is full').click();
    await page.getByRole('button', { name: 'Actions' }).click();
    await page.getByRole('menuitem', { name: 'Save as text' }).waitFor();
    await page.getByRole('button', { name: 'All requests' }).click();
    await page.evaluate(() => (document.documentElement.lang = 'fr'));
    await page.getByRole('heading', { name: 'Demandes d’assistance' }).waitFor();
    /** @type {Record<string, number>} */
    const evaluated = await page.evaluate(() => /** @type {any} */ (globalThis).evaluated);
    const names = Object.keys(evaluated);
    assert.ok(names.includes('i18n/en-late.ts') && names.includes('model/problem.ts'), names.join(', '));
    assert.deepEqual(
      names.filter(name => evaluated[name] !== 1),
      [],
    );
    assert.deepEqual(errors, []);
    await page.context().close();
  });
});
