/** The lock files: `npm install` leaves them as they are, whoever calls it. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { promisify } from 'node:util';
import { root } from '../../scripts/build/paths.js';

/** The files that npm reads, of each project of this repository. */
const projects = {
  '.': ['package.json', 'server/package.json', 'package-lock.json', '.npmrc'],
  examples: [
    ...['package.json', 'package-lock.json', '.npmrc'],
    ...['angular', 'astro', 'next', 'react-18'].map(name => `${name}/package.json`),
  ],
};

for (const [project, files] of Object.entries(projects)) {
  describe(`the lock file of ${project}`, () => {
    /** @type {string} */
    let folder;
    before(async () => {
      folder = await mkdtemp(join(tmpdir(), 'support-requests-lock-'));
      for (const file of files) {
        await mkdir(dirname(join(folder, file)), { recursive: true });
        await cp(join(root, project, file), join(folder, file));
      }
    });
    after(() => rm(folder, { recursive: true, force: true }));

    test('has what package.json asks for, and names no registry', async () => {
      const lock = await readFile(join(folder, 'package-lock.json'), 'utf8');
      assert.doesNotMatch(lock, /"resolved": "https?:/);
      const shell = process.platform === 'win32'; // where npm is a batch file
      const options = ['--package-lock-only', '--offline', '--ignore-scripts', '--no-audit', '--no-fund'];
      await promisify(execFile)('npm', ['install', ...options], { cwd: folder, shell });
      assert.equal(await readFile(join(folder, 'package-lock.json'), 'utf8'), lock);
    });

    test('has all that "npm ci" wants', async () => {
      const shell = process.platform === 'win32';
      const options = ['--dry-run', '--offline', '--ignore-scripts', '--no-audit', '--no-fund'];
      await promisify(execFile)('npm', ['ci', ...options], { cwd: folder, shell });
    });

    test('gets no addresses of a registry from npm', async () => {
      const { stdout } = await promisify(execFile)(
        'npm',
        ['config', 'get', 'omit-lockfile-registry-resolved'],
        {
          cwd: folder,
          shell: process.platform === 'win32',
          env: { ...process.env, NPM_CONFIG_USERCONFIG: join(folder, 'none') },
        },
      );
      assert.equal(stdout.trim(), 'true');
    });
  });
}
