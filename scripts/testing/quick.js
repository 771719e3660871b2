/**
 * `npm run test:quick`: types, and in Chromium the tests of the flows and of what is not committed: of each changed file those beside it
 * (`src/ui/list/x.ts`: `test/ui/list/*.test.ts`), and changed tests themselves. For the time while something is being written; what goes into
 * a commit needs `npm test`.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from '../build/paths.js';

const changed = ['diff --name-only HEAD', 'ls-files --others --exclude-standard']
  .flatMap(command => execFileSync('git', command.split(' '), { cwd: root, encoding: 'utf8' }).split('\n'))
  .filter(file => file && existsSync(join(root, file)));

const inBrowser = new Set([...testsIn('test/flows'), ...changed.filter(isBrowserTest)]);
for (const file of changed.filter(file => file.startsWith('src/')))
  for (const test of testsBeside(file)) inBrowser.add(test);
const inNode = changed.filter(file => file.endsWith('.test.js'));

console.log(`Not committed: ${changed.length} files`);
const results = [
  run(['run', '--silent', 'typecheck']),
  run(['run', '--silent', 'test:browser', '--', '--files', ...inBrowser], { BROWSERS: 'chromium' }),
  inNode.length === 0 || run(['run', '--silent', 'test:node', '--', ...inNode]),
];
process.exitCode = results.every(Boolean) ? 0 : 1;

/** @param {string} file */
function isBrowserTest(file) {
  return file.endsWith('.test.ts');
}

/** @param {string} folder @returns {string[]} */
function testsIn(folder) {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder))
    .map(name => `${folder}/${name}`)
    .filter(isBrowserTest);
}

/** The tests in the folder of `test/` that mirrors the file's, or the nearest around it that has some. @param {string} file @returns {string[]} */
function testsBeside(file) {
  let folder = dirname(file).replace(/^src/, 'test');
  while (testsIn(folder).length === 0 && folder.includes('/')) folder = dirname(folder);
  return testsIn(folder);
}

/** @param {string[]} options of npm @param {Record<string, string>} [env] @returns {boolean} whether it went well */
function run(options, env) {
  const shell = process.platform === 'win32'; // where npm is a batch file
  return (
    spawnSync('npm', options, { cwd: root, env: { ...process.env, ...env }, stdio: 'inherit', shell })
      .status === 0
  );
}
