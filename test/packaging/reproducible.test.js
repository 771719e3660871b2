/** Who builds the same sources gets the same package, in whatever folder: so it can be checked what it was made of. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, mkdtemp, readFile, readdir, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { dist, root } from '../../scripts/build/paths.js';

const sources = [
  'src',
  'scripts',
  'package.json',
  'tsconfig.json',
  'tsconfig.build.json',
  'custom-elements-manifest.config.js',
  'main-file.modules.txt',
];
/** @type {string} */
let folder;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'support-requests-again-'));
  for (const name of sources) await cp(join(root, name), join(folder, name), { recursive: true });
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
});
after(() => rm(folder, { recursive: true, force: true }));

/** The hash of each file. @param {string} path */
async function hashes(path) {
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  const files = entries.filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name));
  return Object.fromEntries(
    await Promise.all(
      files.sort().map(async file => [
        file.slice(path.length + 1),
        createHash('sha256')
          .update(await readFile(file))
          .digest('hex'),
      ]),
    ),
  );
}

test('a second build, in another folder, is the same to the byte', async () => {
  await promisify(execFile)(process.execPath, [join(folder, 'scripts/build.js')], { cwd: folder });
  const first = await hashes(dist);
  assert.ok(Object.keys(first).length > 200);
  assert.deepEqual(await hashes(join(folder, 'dist')), first);
});
