import { appendFileSync } from 'node:fs';
import { filesOnPage } from './groups.js';

/**
 * The results of one test file in one engine.
 * @typedef {{ engine: string, file: string, passed: number, skipped: number, failures: string[] }} Session
 */

/**
 * Prints how many tests passed in each engine, and appends each file's results, a line of JSON each, to the file that
 * TEST_SESSIONS names (see browser-tests.js). The file that TEST_TIMES names gets the milliseconds of each test, to see where the time
 * of a run goes.
 * @returns {import('@web/test-runner-core').Reporter}
 */
export function sessionReporter() {
  return {
    onTestRunFinished({ sessions }) {
      const results = sessions.flatMap(resultsOf);
      for (const line of summary(results)) console.log(line);
      const file = process.env['TEST_SESSIONS'];
      if (file) for (const result of results) appendFileSync(file, `${JSON.stringify(result)}\n`);
      const times = process.env['TEST_TIMES'];
      if (times)
        for (const line of sessions.flatMap(timesOf)) appendFileSync(times, `${JSON.stringify(line)}\n`);
    },
  };
}

/** A line per engine. @param {readonly Session[]} sessions */
export function summary(sessions) {
  const engines = [...new Set(sessions.map(({ engine }) => engine))];
  return engines.map(engine => {
    const { passed, failed, skipped } = count(sessions.filter(session => session.engine === engine));
    return `${engine}: ${passed} passed, ${failed} failed, ${skipped} skipped`;
  });
}

/** @param {readonly Session[]} sessions */
export function count(sessions) {
  const sum = { passed: 0, failed: 0, skipped: 0 };
  for (const { passed, skipped, failures } of sessions) {
    sum.passed += passed;
    sum.failed += failures.length;
    sum.skipped += skipped;
  }
  return sum;
}

/**
 * A page has a suite for each of its test files (bundle.js). A file without one did not run. Where something went wrong outside of the
 * tests, in a hook for instance, none of them is marked as failed: then that counts as a failure of each file that has no other.
 *
 * @param {import('@web/test-runner-core').TestSession} session
 * @returns {Session[]}
 */
function resultsOf(session) {
  const engine = session.browser.name;
  const page = /** @type {string} */ (session.testFile);
  const suites = new Map(session.testResults?.suites.map(suite => [suite.name, suite]));
  const results = filesOnPage(page).map(file => {
    const suite = suites.get(file);
    const tests = allTests(suite, '');
    const failures = tests.filter(({ test }) => !test.passed && !test.skipped).map(({ name }) => name);
    if (!suite) failures.push('the file as a whole');
    return {
      engine,
      file,
      passed: tests.filter(({ test }) => test.passed).length,
      skipped: tests.filter(({ test }) => test.skipped).length,
      failures,
    };
  });
  const isWhole = session.errors.length > 0 || !results.some(({ failures }) => failures.length > 0);
  if (!session.passed && isWhole)
    for (const { failures } of results) if (failures.length === 0) failures.push('the page as a whole');
  return results;
}

/** @param {import('@web/test-runner-core').TestSession} session */
function timesOf({ browser, testResults }) {
  return (testResults?.suites ?? []).flatMap(suite =>
    allTests(suite, '').map(({ name, test }) => ({
      engine: browser.name,
      file: suite.name,
      name,
      milliseconds: test.duration,
    })),
  );
}

/**
 * @param {import('@web/test-runner-core').TestSuiteResult | undefined} suite
 * @param {string} path
 * @returns {{ name: string, test: import('@web/test-runner-core').TestResult }[]}
 */
function allTests(suite, path) {
  if (!suite) return [];
  return [
    ...suite.tests.map(test => ({ name: path + test.name, test })),
    ...suite.suites.flatMap(inner => allTests(inner, `${path}${inner.name} > `)),
  ];
}
