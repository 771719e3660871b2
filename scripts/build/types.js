import { execFile } from 'node:child_process';
import { readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { dist, root } from './paths.js';

/** A relative import, static or in a type, that ends in `.ts`. */
const sourceImport = /((?:\bfrom|\bimport)\s*\(?\s*["'])(\.{1,2}\/[^"']+)\.ts(?=["'])/g;

/** Any relative import of a declaration. */
const relativeImport = /\b(?:from|import)\s*\(?\s*["'](\.{1,2}\/[^"']+)\.js["']/g;

/** Writes the `.d.ts` that an export of the package needs. @throws {Error} with the compiler's output */
export async function buildTypes() {
  const tsc = `${root}/node_modules/@typescript/native/bin/tsc`;
  await promisify(execFile)(process.execPath, [tsc, '-p', `${root}/tsconfig.build.json`]).catch(error => {
    throw new Error(`The type declarations failed:\n${error.stdout || error.message}`);
  });
  // The compiler leaves `.ts` in the import paths of declarations, and the sources are not published.
  const files = await readdir(dist, { recursive: true });
  for (const file of files.filter(name => name.endsWith('.d.ts'))) {
    const code = await readFile(`${dist}/${file}`, 'utf8');
    await writeFile(`${dist}/${file}`, code.replace(sourceImport, '$1$2.js'));
  }
  await removeUnreachable(files.filter(name => name.endsWith('.d.ts')).map(name => join(dist, name)));
}

/** Removes the declarations that no export of the package leads to. @param {string[]} files */
async function removeUnreachable(files) {
  const { exports } = JSON.parse(await readFile(`${root}/package.json`, 'utf8'));
  const entries = Object.values(exports).flatMap(({ types }) => (types ? [join(root, types)] : []));
  const reached = new Set(entries.filter(file => files.includes(file)));
  for (const file of reached) {
    for (const [, path = ''] of (await readFile(file, 'utf8')).matchAll(relativeImport)) {
      const target = join(dirname(file), `${path}.d.ts`);
      // An example in a comment leads nowhere.
      if (files.includes(target)) reached.add(target);
    }
  }
  await Promise.all(files.filter(file => !reached.has(file)).map(file => rm(file)));
}
