import { appendFileSync } from 'node:fs';
import { relative } from 'node:path';

/**
 * The results of one test file in one engine.
 * @typedef {{ engine: string, file: string, passed: number, skipped: number, failures: string[] }} Session
 */

/**
 * Prints how many tests passed in each engine, and appends each file's results, a line of JSON each, to the file that
 * TEST_SESSIONS names (see browser-tests.js).
 * @returns {import('@web/test-runner-core').Reporter}
 */
export function sessionReporter() {
  return {
    onTestRunFinished({ sessions }) {
      const results = sessions.map(resultOf);
      for (const line of summary(results)) console.log(line);
      const file = process.env['TEST_SESSIONS'];
      if (file) for (const result of results) appendFileSync(file, `${JSON.stringify(result)}\n`);
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

/** @param {import('@web/test-runner-core').TestSession} session @returns {Session} */
function resultOf(session) {
  const tests = allTests(session.testResults, '');
  const failures = tests.filter(({ test }) => !test.passed && !test.skipped).map(({ name }) => name);
  // Where a file did not load, or a hook failed, no test is marked as failed.
  if (!session.passed && failures.length === 0) failures.push('the file as a whole');
  return {
    engine: session.browser.name,
    file: relative(process.cwd(), /** @type {string} */ (session.testFile)),
    passed: tests.filter(({ test }) => test.passed).length,
    skipped: tests.filter(({ test }) => test.skipped).length,
    failures,
  };
}

/**
 * @param {import('@web/test-runner-core').TestSuiteResult | undefined} suite
 * @param {string} path
 * @returns {{ name: string, test: import('@web/test-runner-core').TestResult }[]}
 */
function allTests(suite, path) {
  if (!suite) return [];
  const prefix = suite.name ? `${path}${suite.name} > ` : path;
  return [
    ...suite.tests.map(test => ({ name: prefix + test.name, test })),
    ...suite.suites.flatMap(inner => allTests(inner, prefix)),
  ];
}
