/** All of the examples, in one process: they share the place where the package is. Needs `npm ci --prefix examples`. */
import { execFile } from 'node:child_process';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { before, describe } from 'node:test';
import { promisify } from 'node:util';
import { root } from '../../scripts/build/paths.js';
import { testBuiltExamples } from './built.js';
import { examples, hasExamples } from './examples.js';
import { testJsdom } from './jsdom.js';
import { testMorphedPages } from './morphed.js';
import { testServedExamples } from './served.js';
import { testTypes } from './types.js';

const run = promisify(execFile);

describe('the examples', { skip: !hasExamples && 'npm ci --prefix examples first' }, () => {
  // As `npm pack` makes it, where npm would install it: tools treat a link to the repository otherwise than an installed package.
  before(async () => {
    const modules = join(examples, 'node_modules');
    const folder = join(modules, '.packed');
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder);
    const { stdout } = await run(
      'npm',
      ['pack', '--json', '--ignore-scripts', '--pack-destination', folder],
      {
        cwd: root,
        shell: process.platform === 'win32', // where npm is a batch file
      },
    );
    await run('tar', ['-xzf', join(folder, JSON.parse(stdout)[0].filename), '-C', folder]);
    await rm(join(modules, 'support-requests'), { recursive: true, force: true });
    await rename(join(folder, 'package'), join(modules, 'support-requests'));
    await rm(folder, { recursive: true });
  });

  testBuiltExamples();
  testServedExamples();
  testMorphedPages();
  testTypes();
  testJsdom();
});
