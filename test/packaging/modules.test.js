/** What a bundler gets: the modules of dist/, taken by the names that package.json gives out. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { promisify } from 'node:util';
import { build } from 'vite';
import { root } from '../../scripts/build/paths.js';
import { setUp } from './browser.js';

const manifest = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
const names = Object.keys(manifest.exports);
const elements = names.filter(name => name.startsWith('./elements/'));
const packages = dirname(dirname(createRequire(import.meta.url).resolve('lit')));

describe('the modules', () => {
  const all = setUp();
  /** @type {string} */
  let folder;

  before(async () => {
    await all.site.create('Disk is full');
    // A project of somebody else's that has this package and what it depends on.
    folder = await mkdtemp(join(tmpdir(), 'support-requests-user-'));
    await mkdir(join(folder, 'node_modules'));
    await symlink(root, join(folder, 'node_modules/support-requests'));
    for (const name of Object.keys(manifest.dependencies)) {
      await mkdir(dirname(join(folder, 'node_modules', name)), { recursive: true });
      await symlink(join(packages, name), join(folder, 'node_modules', name));
    }
    await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
  });
  after(() => rm(folder, { recursive: true, force: true }));

  /** @param {string} code */
  async function bundle(code) {
    await writeFile(join(folder, 'main.js'), code);
    const output = await build({
      root: folder,
      configFile: false,
      logLevel: 'silent',
      resolve: { dedupe: ['lit'] },
      build: {
        write: false,
        rolldownOptions: { input: join(folder, 'main.js'), output: { codeSplitting: false } },
      },
    });
    const chunks = /** @type {any[]} */ ([output].flat()).flatMap(result => result.output);
    return /** @type {string} */ (chunks.find(({ isEntry }) => isEntry).code);
  }

  test('every name that package.json gives out leads to a file', () => {
    const targets = Object.values(manifest.exports).flatMap(target =>
      typeof target === 'string' ? [target] : Object.values(target),
    );
    assert.ok(targets.length >= 12);
    assert.deepEqual(
      targets.filter(target => !existsSync(join(root, target))),
      [],
    );
    assert.deepEqual(elements.length, 6);
  });

  test('declarations name no source file', async () => {
    for (const name of ['.', ...elements]) {
      const code = await readFile(join(root, manifest.exports[name].types), 'utf8');
      assert.doesNotMatch(code, /from ['"][^'"]+\.ts['"]/, name);
    }
  });

  test('a bundle may give the elements another prefix', async () => {
    const own = all.site.script(
      await bundle(
        `import { defineSupportElements } from 'support-requests'; defineSupportElements({ prefix: 'acme' });`,
      ),
    );
    const url = all.site.page(
      `<script type="module" src="${own}"></script>`,
      '<acme-requests api-base="/api/support"></acme-requests>',
    );
    const { page, errors } = await all.open(url);
    await page.getByText('Disk is full').waitFor();
    const found = await page.evaluate(async () => ({
      inside: document.querySelector('acme-requests')?.shadowRoot?.querySelectorAll('acme-request-list')
        .length,
      tags: ['acme', 'support'].filter(prefix => customElements.get(`${prefix}-request-thread`)),
    }));
    assert.deepEqual(found, { inside: 1, tags: ['acme', 'support'] });
    assert.deepEqual(errors, []);
    await page.context().close();
  });

  for (const name of ['support-requests', 'support-requests/support-requests.js']) {
    test(`a bundle of ${name} draws the requests, and has what is lazy`, async () => {
      const code = await bundle(`import '${name}';`);
      assert.match(code, /Anfrage/);
      const own = all.site.script(code);
      const url = all.site.page(
        `<script type="module" src="${own}"></script>`,
        '<support-requests api-base="/api/support"></support-requests>',
      );
      const { page, errors } = await all.open(url);
      await page.getByText('Disk is full').waitFor();
      assert.deepEqual(errors, []);
      await page.context().close();
    });
  }

  test('a bundle of the filter alone has no thread in it', async () => {
    const code = await bundle(`import 'support-requests/elements/support-status-filter.js';`);
    assert.match(code, /filter-select/);
    assert.doesNotMatch(code, /thread-heading|attachment-button/);
  });

  for (const [name, role, words] of /** @type {[string, any, RegExp][]} */ ([
    ['support-requests', 'heading', /Requests to support/],
    ['support-request-list', 'button', /Disk is full/],
    ['support-status-filter', 'combobox', /Show tickets with status/],
    ['support-request-form', 'textbox', /Summary/],
    ['support-request-thread', 'heading', /Disk is full/],
  ])) {
    test(`a bundle of ${name} alone works alone`, async () => {
      const own = all.site.script(await bundle(`import 'support-requests/elements/${name}.js';`));
      const { key } = await all.site.create('Disk is full');
      const url = all.site.page(
        `<script type="module" src="${own}"></script>`,
        `<${name} api-base="/api/support" ${name.endsWith('thread') ? `request="${key}"` : ''}></${name}>`,
      );
      const { page, errors } = await all.open(url);
      await page.getByRole(role, { name: words }).first().waitFor();
      assert.deepEqual(errors, []);
      await page.context().close();
    });
  }

  for (const [moduleResolution, module] of [
    ['bundler', 'esnext'],
    ['node16', 'node16'],
    ['nodenext', 'nodenext'],
  ]) {
    test(`types are found, and right, with ${moduleResolution} resolution`, async () => {
      await writeFile(
        join(folder, 'main.ts'),
        `import { RestBackend, SupportElement, SupportError, type GetToken, type SupportBackend, type SupportRequests, type SupportUnreadBadge } from 'support-requests';
         import 'support-requests/support-requests.js';
         import 'support-requests/support-unread-badge.js';
         const getToken: GetToken = () => 'token';
         export const names: [typeof RestBackend, typeof SupportElement, SupportUnreadBadge | undefined, GetToken] = [RestBackend, SupportElement, undefined, getToken];
         document.addEventListener('support-unread-changed', event => event.detail.count.toFixed());
         window.addEventListener('support-request-created', event => event.detail.request.key.toUpperCase());
         import 'support-requests/elements/support-request-list.js';
         const element: SupportRequests = document.createElement('support-requests');
         element.apiBase = '/api';
         element.getToken = async ({ refresh }) => String(refresh);
         element.strings = { de: { 'form.send': 'Senden' } };
         element.addEventListener('support-request-created', event => event.detail.request.key.toUpperCase());
         document.querySelector('support-request-list')!.status = 'closed';
         import 'support-requests/elements/support-unread-badge.js';
         const count: number = document.createElement('support-unread-badge').count;
         document.querySelector('support-unread-badge')!.getToken = ({ refresh }) => String(refresh && count);
         export const backend: Partial<SupportBackend> = { getRequest: () => Promise.reject(new SupportError({ kind: 'offline' })) };
         // @ts-expect-error: there is no such status
         element.status = 'green';
         // @ts-expect-error: a detail has a type
         element.addEventListener('support-unread-changed', event => event.detail.count.toUpperCase());`,
      );
      const options = {
        moduleResolution,
        module,
        target: 'es2022',
        lib: ['es2023', 'dom', 'dom.iterable'],
        strict: true,
        noEmit: true,
        types: [],
        skipLibCheck: false,
      };
      await writeFile(
        join(folder, 'tsconfig.json'),
        JSON.stringify({ compilerOptions: options, files: ['main.ts'] }),
      );
      const tsc = join(packages, '@typescript/native/bin/tsc');
      const { stdout } = await promisify(execFile)(process.execPath, [tsc, '-p', folder]).catch(
        error => error,
      );
      assert.equal(stdout, '');
    });
  }
});
