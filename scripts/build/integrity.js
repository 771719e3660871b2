import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { badgeFile, dist, importMapFile, integrityFile, modulesFile, standaloneFile } from './paths.js';

/**
 * Writes what a page needs to let the browser check each file that the script tag loads:
 *
 * - dist/integrity.json: the hash of each file, the lazy ones included; those of the two main files are for `integrity` of their tags.
 * - dist/importmap.json: an import map for the lazy files, whose addresses are relative to the folder of the main file.
 */
export async function writeIntegrity() {
  // Not what is in the folder: the dev server keeps files of earlier builds there.
  const files = Object.keys(JSON.parse(await readFile(modulesFile, 'utf8')));
  const lazy = files.filter(file => file !== standaloneFile).sort();
  /** @type {Record<string, string>} */
  const hashes = {};
  for (const file of [standaloneFile, badgeFile, ...lazy]) {
    const hash = createHash('sha384').update(await readFile(`${dist}/${file}`));
    hashes[file] = `sha384-${hash.digest('base64')}`;
  }
  const integrity = Object.fromEntries(lazy.map(file => [`./${file}`, hashes[file]]));
  await writeFile(integrityFile, `${JSON.stringify(hashes, null, 2)}\n`);
  await writeFile(importMapFile, `${JSON.stringify({ integrity }, null, 2)}\n`);
}
