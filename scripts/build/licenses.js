import { readFile, readdir, writeFile } from 'node:fs/promises';
import { dist } from './paths.js';

const packageFolder = /^(.*\/node_modules\/((?:@[^/]+\/)?[^/]+))\//;

/**
 * Collects the packages that are in the bundles and writes their licences to dist/licenses.txt, since the licences require
 * that copies contain them.
 */
export function collectLicenses() {
  /** @type {Map<string, string>} */
  const packages = new Map();
  return {
    /** @type {import('vite').Plugin} */
    plugin: {
      name: 'collect-licenses',
      generateBundle(_, bundle) {
        for (const chunk of Object.values(bundle)) {
          for (const id of chunk.type === 'chunk' ? Object.keys(chunk.modules) : []) {
            const [, folder, name] = packageFolder.exec(id) ?? [];
            if (folder && name) packages.set(name, folder);
          }
        }
      },
    },
    async write() {
      const texts = await Promise.all([...packages].sort().map(([name, folder]) => describe(name, folder)));
      await writeFile(`${dist}/licenses.txt`, texts.join(`\n${'-'.repeat(78)}\n\n`));
    },
  };
}

/**
 * @param {string} name
 * @param {string} folder
 * @throws {Error} where the package has no licence file
 */
async function describe(name, folder) {
  const { version, license } = JSON.parse(await readFile(`${folder}/package.json`, 'utf8'));
  const file = (await readdir(folder)).find(entry => /^licen[cs]e/i.test(entry));
  if (!file) throw new Error(`${name} has no licence file`);
  return `${name} ${version} (${license})\n\n${await readFile(`${folder}/${file}`, 'utf8')}`;
}
