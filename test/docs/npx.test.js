/**
 * npx takes the name of a command for that of a package, which may be a stranger's: so the documents name the package, or forbid to load one.
 * Without the dashes of `--no --` it takes the command for a value of `--no`, and the options after it for its own.
 */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../../scripts/build/paths.js';

const files = execFileSync('git', ['ls-files', '-z', '--', '*.md', 'conformance', 'server/*.md'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\0')
  .filter(path => path && path !== 'CHANGELOG.md');

test('no document lets npx load a package with the name of a command', () => {
  const found = files.flatMap(path =>
    [
      ...readFileSync(join(root, path), 'utf8').matchAll(
        /npx (?!--no -- |--package support-requests )(?:--\S* )*support-requests-\S*/g,
      ),
    ].map(([text]) => `${path}: ${text}`),
  );
  assert.deepEqual(found, []);
});
