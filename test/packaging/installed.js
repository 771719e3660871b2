/** A project of somebody else's that has the package as `npm pack` makes it, and what it depends on. */
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { root } from '../../scripts/build/paths.js';

const run = promisify(execFile);
const packages = dirname(dirname(createRequire(import.meta.url).resolve('lit')));
/** What the package depends on, and what that depends on. */
const needed = [
  'lit',
  'lit-html',
  'lit-element',
  '@lit',
  '@lit-labs',
  'dompurify',
  'idb-keyval',
  'marked',
  '@types/trusted-types',
];

/** @param {Record<string, unknown>} [manifest] of the project */
export async function installPackage(manifest = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'support-requests-installed-'));
  const shell = process.platform === 'win32'; // where npm is a batch file
  const { stdout } = await run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], {
    cwd: root,
    shell,
  });
  const tarball = join(folder, JSON.parse(stdout)[0].filename);
  await run('tar', ['-xzf', tarball, '-C', folder]);
  const modules = join(folder, 'node_modules');
  await mkdir(modules);
  await rename(join(folder, 'package'), join(modules, 'support-requests'));
  for (const name of needed) {
    await mkdir(dirname(join(modules, name)), { recursive: true });
    await symlink(join(packages, name), join(modules, name));
  }
  await writeFile(join(folder, 'package.json'), JSON.stringify({ private: true, ...manifest }));
  // Says to tools that look for the project's folder that it is this one.
  await writeFile(join(folder, 'package-lock.json'), '{}');
  return { folder, tarball, remove: () => rm(folder, { recursive: true, force: true }) };
}
