import { readFile, writeFile } from 'node:fs/promises';
import { buildManifest } from './build/manifest.js';
import { root } from './build/paths.js';
import { describeElements } from './manifest/markdown.js';

/** Writes the reference in the README from the code; with `--check`, fails where they differ. */
const file = `${root}/README.md`;
const start = '<!-- api:start -->';
const end = '<!-- api:end -->';

const readme = await readFile(file, 'utf8');
const [before, rest] = split(readme, start);
const [, after] = split(rest, end);

const manifest = await buildManifest();
const updated = `${before}${start}\n\n${describeElements(manifest)}\n${end}${after}`;

if (updated === readme) {
  console.log('The reference in README.md is up to date.');
} else if (process.argv.includes('--check')) {
  console.error('The reference in README.md differs from the code: run "npm run docs".');
  process.exitCode = 1;
} else {
  await writeFile(file, updated);
  console.log('Wrote the reference in README.md.');
}

/**
 * @param {string} text
 * @param {string} marker
 * @returns {[string, string]}
 */
function split(text, marker) {
  const at = text.indexOf(marker);
  if (at < 0) throw new Error(`README.md has no ${marker}`);
  return [text.slice(0, at), text.slice(at + marker.length)];
}
