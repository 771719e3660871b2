import { readFile, writeFile } from 'node:fs/promises';
import { moduleListFile, root } from './paths.js';

/**
 * Compares the modules of the main file with the list that is checked in, so that a reviewer sees in the diff what each page
 * will have to load from now on.
 *
 * @param {readonly string[]} ids
 * @param {boolean} accept writes the list instead
 * @throws {Error} where a module has entered or left unasked
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
      `The main file has other modules than main-file.modules.txt says:\n${changes.join('\n')}\n` +
        'If that is meant: npm run build -- --accept-modules, and commit the list.',
    );
}

/**
 * A module's path in src/, or in its package.
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
