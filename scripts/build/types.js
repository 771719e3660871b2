import { execFile } from 'node:child_process';
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { dist, root } from './paths.js';

/** A relative import, static or in a type, that ends in `.ts`. */
const sourceImport = /((?:\bfrom|\bimport)\s*\(?\s*["'])(\.{1,2}\/[^"']+)\.ts(?=["'])/g;

/** Writes a `.d.ts` beside every ES module. @throws {Error} with the compiler's output */
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
}
