/** What a server that renders pages does: it imports the package where there is no window. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { root } from '../../scripts/build/paths.js';

const manifest = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
const names = Object.entries(manifest.exports).flatMap(([name, target]) => {
  const files = typeof target === 'string' ? [target] : Object.values(/** @type {object} */ (target));
  return files.some(file => file.endsWith('.js')) ? name.replace('.', 'support-requests') : [];
});
const files = [...new Set([manifest.unpkg, './dist/support-unread-badge.js'])].map(
  file => pathToFileURL(join(root, file)).href,
);

for (const specifier of [...names, ...files]) {
  test(`${specifier.replace(/^.*\/dist\//, 'the file ')} is imported in Node without a word`, async () => {
    // Node 20 has no `navigator`, a later one has.
    const code = `delete globalThis.navigator; await import(${JSON.stringify(specifier)});`;
    const { stdout, stderr } = await promisify(execFile)(
      process.execPath,
      ['--input-type=module', '-e', code],
      { cwd: root },
    );
    assert.equal(stdout + stderr, '');
  });
}

test('every entry was tried', () => assert.ok(names.length >= 9, String(names)));
