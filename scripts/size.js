import { readFile, readdir } from 'node:fs/promises';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { badgeFile, dist, standaloneFile } from './build/paths.js';

/** Bytes of the main file, brotli: more than the limit fails, the goal is what we aim at. */
const limit = 32_000;
const goal = 25_000;
/** Bytes of the badge, brotli: it may be on every page of a panel. */
const badgeLimit = 2_560;

const lazy = await readdir(`${dist}/lazy`, { recursive: true }).catch(() => []);
const files = [
  standaloneFile,
  badgeFile,
  ...lazy.filter(name => name.endsWith('.js')).map(name => `lazy/${name}`),
];
const rows = await Promise.all(files.map(measure));
const width = Math.max(...files.map(name => name.length));

console.log(line(['file', 'bytes', 'gzip', 'brotli']));
for (const row of rows) console.log(line(row));

const main = Number(rows[0]?.[3]);
console.log(`\n${standaloneFile}: ${format(main)} brotli; goal ${format(goal)}, limit ${format(limit)}`);
if (main > limit) {
  console.error(`Over the limit by ${format(main - limit)}: npm run analyze shows where the bytes go`);
  process.exitCode = 1;
}
const badge = Number(rows[1]?.[3]);
if (badge > badgeLimit) {
  console.error(`${badgeFile} is over its limit of ${format(badgeLimit)} by ${format(badge - badgeLimit)}`);
  process.exitCode = 1;
}

/**
 * @param {string} file
 * @returns {Promise<[string, number, number, number]>}
 */
async function measure(file) {
  const bytes = await readFile(`${dist}/${file}`);
  const brotli = brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY },
  });
  return [file, bytes.length, gzipSync(bytes, { level: 9 }).length, brotli.length];
}

/**
 * @param {(string | number)[]} cells
 */
function line([file, ...cells]) {
  const numbers = cells.map(cell => (typeof cell === 'number' ? format(cell) : cell).padStart(9));
  return `${String(file).padEnd(width)}${numbers.join('')}`;
}

/**
 * @param {number} value
 */
function format(value) {
  return value.toLocaleString('en');
}
