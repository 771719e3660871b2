import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fromRoot, root } from '../build/paths.js';

/** Where the groups are written; a page that loads one of these files runs all tests of the group. */
export const groupFolder = join(root, 'node_modules/.cache/test-groups');

/** Test files on one page, at most. Those without a widget are short. */
const MOST = 6;
const MOST_SHORT = 20;
const short = /^test\/(?:attachments|backends|http|model|server|state|text)\//;

/** In the first line of a test file that must not share its page, with the reason. */
const ALONE = /^\/\/ On a page of its own: /;

/** All test files for browsers, relative to the root, with slashes. @returns {string[]} */
export function testFiles() {
  return readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.test.ts'))
    .map(name => fromRoot(join(root, 'test', name)))
    .sort();
}

/**
 * Writes the groups: test files of one folder that are loaded by one page, since a new page takes a browser longer than most test
 * files do.
 *
 * @returns {string[]} the paths of the groups' files
 */
export function writeGroups() {
  rmSync(groupFolder, { recursive: true, force: true });
  mkdirSync(groupFolder, { recursive: true });
  return groups().map(files => {
    const [first = ''] = files;
    const path = join(groupFolder, first.replace(/^test\//, '').replaceAll('/', '-'));
    const imports = files.map(file => `import ${JSON.stringify(importPath(file))};\n`);
    writeFileSync(path, imports.join(''));
    return path;
  });
}

/** The test files that a page runs, relative to the root: itself, or those of its group. @param {string} path @returns {string[]} */
export function filesOnPage(path) {
  if (!path.startsWith(groupFolder)) return [fromRoot(path)];
  const imports = readFileSync(path, 'utf8').matchAll(/^import "(.+)";$/gm);
  return [...imports].map(([, name = '']) => fromRoot(join(groupFolder, name)));
}

/** @returns {string[][]} */
function groups() {
  /** @type {string[][]} */
  const all = [];
  /** @type {string[]} */
  let open = [];
  for (const file of testFiles()) {
    const text = readFileSync(join(root, file), 'utf8');
    if (ALONE.test(text)) {
      all.push([file]);
      continue;
    }
    const most = short.test(file) ? MOST_SHORT : MOST;
    if (open.length === 0 || open.length >= most || folderOf(open[0] ?? '') !== folderOf(file)) {
      open = [];
      all.push(open);
    }
    open.push(file);
  }
  return all;
}

/** The upper two folders. @param {string} file */
function folderOf(file) {
  return dirname(file)
    .split('/')
    .slice(0, short.test(file) ? 2 : 3)
    .join('/');
}

/** @param {string} file */
function importPath(file) {
  return relative(groupFolder, join(root, file)).split(sep).join('/');
}
