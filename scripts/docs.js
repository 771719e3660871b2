import { readFile, writeFile } from 'node:fs/promises';
import { format, resolveConfig } from 'prettier';
import { buildManifest } from './build/manifest.js';
import { root } from './build/paths.js';
import { describeElements } from './manifest/markdown.js';

/** `npm run docs`: generates docs/reference.md from the code. With `--check` it fails where the file differs. */
const file = `${root}/docs/reference.md`;

const head = `# Reference

Generated from the code by \`npm run docs\`. How to use all of it: [guide.md](guide.md).
`;

const manifest = await buildManifest();
const options = { ...(await resolveConfig(file)), parser: 'markdown' };
const expected = await format(`${head}\n${describeElements(manifest)}`, options);
const current = await readFile(file, 'utf8').catch(() => '');

if (expected === current) {
  console.log('docs/reference.md is up to date.');
} else if (process.argv.includes('--check')) {
  console.error('docs/reference.md differs from the code: run "npm run docs".');
  process.exitCode = 1;
} else {
  await writeFile(file, expected);
  console.log('Wrote docs/reference.md.');
}
