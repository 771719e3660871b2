/**
 * `npm run test:browser`: all test files `*.test.ts` in each engine that is found. Chromium has two pages at a time; Firefox and WebKit,
 * which have one, run side by side after it.
 *
 * Files that fail are run once more, alone in their engine. What passes only then is printed as "unsteady" with its names: a busy
 * machine can delay a browser past any timeout, and one such test should not hide the result of all others. An unsteady test is a
 * defect of the test (or of the widget) and is to be mended. More than 10 failing files are not run again.
 */
import { spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findEngines } from './engines.js';
import { count, summary } from './session-reporter.js';

/** @typedef {import('./session-reporter.js').Session} Session */

const MOST_FILES = 10;

const folder = mkdtempSync(join(tmpdir(), 'support-requests-browser-tests-'));
const runs = (await stages()).map(engines =>
  runTests(`first ${engines.join()}`, engines, process.argv.slice(2)),
);
let sessions = runs.flatMap(run => run.sessions);
let failed = runs.some(({ status }) => status !== 0);
const failing = sessions.filter(({ failures }) => failures.length > 0);

if (failing.length > 0 && failing.length <= MOST_FILES) {
  console.log(`\nOnce more:\n${failing.map(describe).join('\n')}`);
  const engines = [...new Set(failing.map(({ engine }) => engine))];
  const again = engines.map(engine => {
    const files = failing.filter(session => session.engine === engine).map(({ file }) => file);
    return runTests(engine, [engine], ['--files', ...files]);
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

/** The engines of each run of the test runner. @returns {Promise<string[][]>} */
async function stages() {
  const { launchers, missing } = await findEngines();
  if (missing.length) console.log(`Engines not found: ${missing.join(', ')}`);
  const names = launchers.map(({ name }) => name);
  const one = names.filter(name => name === 'Chromium');
  const others = names.filter(name => name !== 'Chromium');
  return [one, others].filter(stage => stage.length > 0);
}

/**
 * @param {string} name of the file for the results
 * @param {readonly string[]} engines which run side by side
 * @param {readonly string[]} options of the test runner
 * @returns {{ status: number | null, sessions: Session[] }}
 */
function runTests(name, engines, options) {
  const results = join(folder, name);
  const env = { BROWSERS: engines.join(), CONCURRENT_BROWSERS: String(engines.length) };
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
