import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { badgeFile, dist, standaloneFile } from './paths.js';

/** Writes dist/support-requests.integrity.json: the values for `integrity` of the script tags, by file. */
export async function writeIntegrity() {
  /** @type {Record<string, string>} */
  const json = {};
  for (const file of [standaloneFile, badgeFile]) {
    const hash = createHash('sha384').update(await readFile(`${dist}/${file}`));
    json[file] = `sha384-${hash.digest('base64')}`;
  }
  await writeFile(`${dist}/support-requests.integrity.json`, `${JSON.stringify(json, null, 2)}\n`);
}
