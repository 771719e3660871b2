import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { dist, standaloneFile } from './paths.js';

/** Writes what a page puts into the `integrity` attribute of its script tag. */
export async function writeIntegrity() {
  const hash = createHash('sha384').update(await readFile(`${dist}/${standaloneFile}`));
  const json = { [standaloneFile]: `sha384-${hash.digest('base64')}` };
  await writeFile(`${dist}/support-requests.integrity.json`, `${JSON.stringify(json, null, 2)}\n`);
}
