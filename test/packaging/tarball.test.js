/** What `npm pack` puts into the package: what is needed, and nothing else. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { test } from 'node:test';
import { modulesFile, root } from '../../scripts/build/paths.js';

const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const [packed] = JSON.parse(
  execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    cwd: root,
    encoding: 'utf8',
    shell: process.platform === 'win32', // where npm is a batch file
  }),
);
/** @type {{ path: string, size: number }[]} */
const files = packed.files;
const paths = new Set(files.map(({ path }) => path));

test('packing builds first, so that a clean checkout gives a whole package', () => {
  assert.equal(manifest.scripts.prepack, 'npm run build');
});

test('every file that package.json names is in it', () => {
  const { exports, bin, main, module, types, unpkg, jsdelivr, customElements } = manifest;
  const named = [
    ...Object.values(exports).flatMap(target =>
      typeof target === 'string' ? target : Object.values(target),
    ),
    ...Object.values(bin),
    ...[main, module, types, unpkg, jsdelivr, customElements, manifest['web-types']],
  ].map(path => posix.normalize(path));
  assert.deepEqual(
    named.filter(path => !paths.has(path)),
    [],
  );
});

test('readme, licence, changelog and security policy are in it', () => {
  for (const path of ['README.md', 'LICENSE', 'CHANGELOG.md', 'SECURITY.md', 'dist/licenses.txt'])
    assert.ok(paths.has(path), path);
});

test('links in its documents lead to files in it', () => {
  const broken = [...paths]
    .filter(path => path.endsWith('.md'))
    .flatMap(path => {
      const text = readFileSync(join(root, path), 'utf8').replace(/```[\s\S]*?```/g, '');
      return [...text.matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)]
        .map(([, link = '']) => posix.join(dirname(path), link))
        .filter(target => !paths.has(target))
        .map(target => `${path}: ${target}`);
    });
  assert.deepEqual(broken, []);
});

test('nothing else is in it', () => {
  const expected =
    /^(dist\/|conformance\/|docs\/[\w-]+\.(md|png)$|src\/i18n\/en(-\w+)?\.ts$|demo\/php\/index\.php$|(README|CHANGELOG|SECURITY)\.md$|LICENSE$|openapi\.yaml$|package\.json$)/;
  assert.deepEqual(
    [...paths].filter(path => !expected.test(path) || /\.(test|map|modules)\./.test(path)),
    [],
  );
  const large = files.filter(({ path, size }) => size > 100_000 && !path.startsWith('dist/'));
  assert.deepEqual(large, []);
});

test('every declaration in it is reached from an export', () => {
  const relative = /\b(?:from|import)\s*\(?\s*["'](\.{1,2}\/[^"']+)\.js["']/g;
  const reached = new Set(
    Object.values(manifest.exports).flatMap(target => (target.types ? posix.normalize(target.types) : [])),
  );
  for (const path of reached) {
    for (const [, target = ''] of readFileSync(join(root, path), 'utf8').matchAll(relative)) {
      const file = posix.join(dirname(path), `${target}.d.ts`);
      if (paths.has(file)) reached.add(file);
    }
  }
  assert.deepEqual(
    [...paths].filter(path => path.endsWith('.d.ts') && !reached.has(path)),
    [],
  );
});

test('each package that it needs is imported, and may be a newer one of the same major version', () => {
  const code = [...paths]
    .filter(path => path.startsWith('dist/') && path.endsWith('.js') && !path.startsWith('dist/lazy/'))
    .map(path => readFileSync(join(root, path), 'utf8'))
    .join('\n');
  for (const [name, range] of Object.entries(manifest.dependencies)) {
    assert.match(range, /^\^/, name);
    assert.match(code, new RegExp(`["']${name}[/"']`), name);
  }
});

test('the licence of each package that is in its files is in it, and lets everybody use it', () => {
  const modules = /** @type {Record<string, { modules: string[] }>} */ (
    JSON.parse(readFileSync(modulesFile, 'utf8'))
  );
  const licenses = readFileSync(join(root, 'dist/licenses.txt'), 'utf8');
  const listed = [...licenses.matchAll(/^((?:@[\w-]+\/)?[\w-]+) \d+\.\d+\.\d+ \((.+)\)$/gm)];
  const names = new Set(listed.map(([, name = '']) => name));
  const bundled = Object.values(modules)
    .flatMap(file => file.modules)
    .filter(module => !module.startsWith('rolldown/')) // the bundler's helpers
    .flatMap(module => /^((?:@[\w-]+\/)?[\w-]+)\//.exec(module)?.[1] ?? [])
    .filter(name => existsSync(join(root, 'node_modules', name, 'package.json')));
  assert.ok(bundled.length > 5);
  for (const name of [...bundled, ...Object.keys(manifest.dependencies)]) assert.ok(names.has(name), name);
  for (const [, name, license = ''] of listed)
    assert.match(license, /\b(MIT|BSD-3-Clause|Apache-2\.0)\b/, name);
});
