import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { root } from './build/paths.js';

/** Part of `npm run pack:check`: every file that package.json names exists. */
const manifest = JSON.parse(await readFile(`${root}/package.json`, 'utf8'));

const targets = [
  ...Object.values(manifest.exports).flatMap(target =>
    typeof target === 'string' ? target : Object.values(target),
  ),
  ...Object.values(manifest.bin),
  ...['main', 'module', 'types', 'customElements', 'unpkg', 'jsdelivr'].map(field => manifest[field]),
];

const missing = [...new Set(targets)].filter(target => !existsSync(`${root}/${target}`));
if (missing.length) {
  console.error(`package.json names files that do not exist:\n${missing.join('\n')}`);
  process.exitCode = 1;
} else {
  console.log(`All ${new Set(targets).size} files that package.json names exist.`);
}
