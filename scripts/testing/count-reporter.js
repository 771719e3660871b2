import { appendFileSync } from 'node:fs';

/**
 * Prints how many tests passed in each engine, and appends the counts to the file that TEST_COUNTS names (see scripts/test.js).
 * @returns {import('@web/test-runner-core').Reporter}
 */
export function countReporter() {
  return {
    onTestRunFinished({ sessions }) {
      /** @type {Map<string, { passed: number, failed: number, skipped: number }>} */
      const counts = new Map();
      for (const session of sessions) {
        const count = counts.get(session.browser.name) ?? { passed: 0, failed: 0, skipped: 0 };
        counts.set(session.browser.name, count);
        const failedBefore = count.failed;
        for (const test of allTests(session.testResults)) {
          if (test.skipped) count.skipped++;
          else if (test.passed) count.passed++;
          else count.failed++;
        }
        // Where a file did not load, or a hook failed, no test is marked as failed.
        if (!session.passed && count.failed === failedBefore) count.failed++;
      }
      for (const [name, count] of counts) {
        console.log(`${name}: ${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`);
        const file = process.env['TEST_COUNTS'];
        if (file) appendFileSync(file, `${JSON.stringify(count)}\n`);
      }
    },
  };
}

/**
 * @param {import('@web/test-runner-core').TestSuiteResult | undefined} suite
 * @returns {import('@web/test-runner-core').TestResult[]}
 */
function allTests(suite) {
  return suite ? [...suite.tests, ...suite.suites.flatMap(allTests)] : [];
}
