/** `npm run size`: prints the bytes of each built file, and fails where a total is over its limit. */
import { readFile } from 'node:fs/promises';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { badgeFile, dist, modulesFile, standaloneFile } from './build/paths.js';
import { teamVisit, usualVisit } from './usual-visit.js';

/**
 * Bytes, brotli: more than `most` fails; where there are limit and goal, the limit is what we have to reach, the goal what we aim at. All rows are in English, which
 * needs no file of its own. Why we are over the limits: docs/decisions/014-what-the-main-file-has.md.
 *
 * @type {Record<string, { most: number, limit?: number, goal?: number }>}
 */
const limits = {
  'main file': { most: 57_700, limit: 36_000, goal: 33_000 },
  'usual visit': { most: 89_900, limit: 56_000, goal: 48_000 },
  'a visit with contract 1.1': { most: 116_700 },
  'everything, one language': { most: 185_200, limit: 95_000, goal: 85_000 },
  badge: { most: 3_000, limit: 3_000, goal: 2_500 },
};

/** @type {Record<string, { modules: string[], imports: string[] }>} */
const files = JSON.parse(
  await readFile(modulesFile, 'utf8').catch(() => {
    console.error('Nothing is built: run npm run build first');
    process.exit(1);
  }),
);
const rows = await Promise.all([...Object.keys(files).sort(), badgeFile].map(measure));
const brotliOf = new Map(rows.map(([file, , , brotli]) => [file, brotli]));
const width = Math.max(...rows.map(([file]) => file.length));

console.log(line(['file', 'bytes', 'gzip', 'brotli']));
for (const row of rows) console.log(line(row));

const lazy = Object.keys(files).filter(file => file !== standaloneFile);
const inEnglish = lazy.filter(file => !file.startsWith('lazy/lang/'));
const languages = lazy.filter(file => file.startsWith('lazy/lang/'));
const visit = filesOf(usualVisit);

console.log('');
check('main file', [standaloneFile]);
check('usual visit', [standaloneFile, ...visit]);
check('a visit with contract 1.1', [standaloneFile, ...filesOf([...usualVisit, ...teamVisit])]);
check('everything, one language', [standaloneFile, ...inEnglish]);
check('badge', [badgeFile]);
const perLanguage = languages.map(file => sum([file]));
console.log(
  `each other language: ${format(Math.min(...perLanguage))} to ${format(Math.max(...perLanguage))} brotli in 1 file`,
);

/**
 * The lazy files that contain these modules, with those that they import.
 *
 * @param {readonly string[]} modules
 * @throws {Error} where no file contains one of them
 */
function filesOf(modules) {
  const wanted = new Set(
    modules.map(name => {
      const found = Object.keys(files).find(file => files[file]?.modules.includes(name));
      if (!found) throw new Error(`No file contains ${name}, see scripts/usual-visit.js`);
      return found;
    }),
  );
  for (const file of wanted) for (const name of files[file]?.imports ?? []) wanted.add(name);
  return [...wanted].filter(file => file !== standaloneFile);
}

/** Prints a total and compares it with its limit. @param {string} what @param {string[]} members files */
function check(what, members) {
  const { most = 0, limit, goal } = limits[what] ?? {};
  const bytes = sum(members);
  const count = members.length === 1 ? '1 file' : `${members.length} files`;
  const aims = limit && goal ? `; goal ${format(goal)}, limit ${format(limit)}` : '';
  console.log(`${what}: ${format(bytes)} brotli in ${count}${aims}`);
  if (limit && bytes > limit) console.log(`  over the limit by ${format(bytes - limit)}`);
  if (bytes <= most) return;
  console.error(`More than ${format(most)}: npm run analyze shows where the bytes go`);
  process.exitCode = 1;
}

/** @param {readonly string[]} members files */
function sum(members) {
  return members.reduce((total, file) => total + (brotliOf.get(file) ?? NaN), 0);
}

/**
 * @param {string} file
 * @returns {Promise<[file: string, bytes: number, gzip: number, brotli: number]>}
 */
async function measure(file) {
  const bytes = await readFile(`${dist}/${file}`);
  const brotli = brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY },
  });
  return [file, bytes.length, gzipSync(bytes, { level: 9 }).length, brotli.length];
}

/** @param {(string | number)[]} cells */
function line([file, ...cells]) {
  const numbers = cells.map(cell => (typeof cell === 'number' ? format(cell) : cell).padStart(9));
  return `${String(file).padEnd(width)}${numbers.join('')}`;
}

/** @param {number} value */
function format(value) {
  return value.toLocaleString('en');
}
