/**
 * `npm run test:browser`: all test files `*.test.ts` in each engine that is found.
 *
 * Files that fail are run once more, each on a page of its own, alone in their engine. What passes only then is printed as
 * "unsteady" with its names: a busy machine can delay a browser past any timeout, and one such test should not hide the result of
 * all others. An unsteady test is a defect of the test (or of the widget) and is to be mended. More than 60 failing files are not
 * run again.
 */
import { spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { count, summary } from './session-reporter.js';

/** @typedef {import('./session-reporter.js').Session} Session */

const MOST_FILES = 60;

const folder = mkdtempSync(join(tmpdir(), 'support-requests-browser-tests-'));
const first = runTests('first', {}, process.argv.slice(2));
let sessions = first.sessions;
let failed = first.status !== 0;
const failing = sessions.filter(({ failures }) => failures.length > 0);

if (failing.length > 0 && failing.length <= MOST_FILES) {
  console.log(`\nOnce more:\n${failing.map(describe).join('\n')}`);
  const engines = [...new Set(failing.map(({ engine }) => engine))];
  const again = engines.map(engine => {
    const files = failing.filter(session => session.engine === engine).map(({ file }) => file);
    return runTests(engine, { BROWSERS: engine }, ['--files', ...files]);
  });
  const second = again.flatMap(run => run.sessions);
  const passes = (/** @type {Session} */ session) =>
    second.some(
      ({ engine, file, failures }) =>
        engine === session.engine && file === session.file && failures.length === 0,
    );
  const unsteady = failing.filter(passes);
  if (unsteady.length)
    console.log(`\nUnsteady, passed the second time:\n${unsteady.map(describe).join('\n')}`);
  sessions = sessions.map(
    session =>
      second.find(({ engine, file }) => engine === session.engine && file === session.file) ?? session,
  );
  failed = again.some(({ status }) => status !== 0) || unsteady.length < failing.length;
}

const stillFailing = sessions.filter(({ failures }) => failures.length > 0);
if (stillFailing.length) console.log(`\nFailed:\n${stillFailing.map(describe).join('\n')}`);
console.log(`\n${summary(sessions).join('\n')}`);
if (process.env['TEST_COUNTS']) {
  const failures = stillFailing.map(describe);
  appendFileSync(process.env['TEST_COUNTS'], `${JSON.stringify({ ...count(sessions), failures })}\n`);
}
rmSync(folder, { recursive: true });
process.exitCode = failed ? 1 : 0;

/**
 * @param {string} name of the file for the results
 * @param {Record<string, string>} env
 * @param {readonly string[]} [options] of the test runner
 * @returns {{ status: number | null, sessions: Session[] }}
 */
function runTests(name, env, options = []) {
  const results = join(folder, name);
  const { status } = spawnSync('npx', ['wtr', ...options], {
    stdio: 'inherit',
    env: { ...process.env, ...env, TEST_SESSIONS: results },
    shell: process.platform === 'win32', // where npx is a batch file
  });
  const lines = existsSync(results) ? readFileSync(results, 'utf8').split('\n').filter(Boolean) : [];
  return { status, sessions: lines.map(line => JSON.parse(line)) };
}

/** @param {Session} session */
function describe({ engine, file, failures }) {
  return failures.map(failure => `  ${engine}: ${file}: ${failure}`).join('\n');
}
