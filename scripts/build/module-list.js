import { readFile, writeFile } from 'node:fs/promises';
import { moduleListFile, root } from './paths.js';

/**
 * Compares the modules of the main file with main-file.modules.txt, which is checked in: so a reviewer sees in the diff which
 * modules each page has to load from now on.
 *
 * @param {readonly string[]} ids paths of modules
 * @param {boolean} accept writes the list instead of comparing it
 * @throws {Error} where they differ
 */
export async function checkModuleList(ids, accept) {
  const modules = ids.map(moduleName).sort();
  if (accept) {
    await writeFile(moduleListFile, `${modules.join('\n')}\n`);
    return;
  }
  const listed = (await readFile(moduleListFile, 'utf8').catch(() => '')).split('\n').filter(Boolean);
  const changes = [
    ...modules.filter(name => !listed.includes(name)).map(name => `+ ${name}`),
    ...listed.filter(name => !modules.includes(name)).map(name => `- ${name}`),
  ];
  if (changes.length > 0)
    throw new Error(
      `The modules of the main file differ from main-file.modules.txt:\n${changes.join('\n')}\n` +
        'If this is intended: npm run build -- --accept-modules, and commit the list.',
    );
}

/**
 * A module's path, relative to src/ or to node_modules/.
 *
 * @param {string} id
 */
export const moduleName = id =>
  id
    .replace(/^\0/, '')
    .replaceAll('\\', '/')
    .replace(/^.*\/node_modules\//, '')
    .replace(`${root.replaceAll('\\', '/')}/src/`, '')
    .replace(/\?.*$/, '');
