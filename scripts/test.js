/**
 * `npm test`: runs all checks one after another, since parallel ones would slow the browsers down, and does not stop at the first
 * failure. The last line has the number of passed and failed tests in all engines; a check that fails without a failed test
 * counts as one.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const steps = [
  'typecheck',
  'lint',
  'unused',
  'format:check',
  'api:check',
  'build',
  'size',
  'docs:check',
  'pack:check',
  'test:node', // after the build: some of these tests need dist/
  'test:browser',
];

const folder = mkdtempSync(join(tmpdir(), 'support-requests-test-'));
const file = join(folder, 'counts');
const failedSteps = [];

for (const step of steps) {
  const before = countTests().failed;
  const started = performance.now();
  console.log(`\n— ${step}`);
  const { status } = spawnSync('npm', ['run', '--silent', '--if-present', step], {
    stdio: 'inherit',
    env: { ...process.env, TEST_COUNTS: file },
    shell: process.platform === 'win32', // where npm is a batch file
  });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${status === 0 ? 'ok' : 'FAILED'}: ${step}, ${seconds} s`);
  if (status !== 0) failedSteps.push({ step, counted: countTests().failed > before });
}

const { passed, failed, failures } = countTests();
const uncounted = failedSteps.filter(({ counted }) => !counted).length;
rmSync(folder, { recursive: true });

if (failedSteps.length) console.log(`\nFailed: ${failedSteps.map(({ step }) => step).join(', ')}`);
if (failures.length) console.log(failures.join('\n'));
console.log(`\n${passed} passed, ${failed + uncounted} failed`);
process.exitCode = failedSteps.length ? 1 : 0;

/** Adds up the counts that the test commands have written so far. */
function countTests() {
  const sum = { passed: 0, failed: 0, failures: /** @type {string[]} */ ([]) };
  let text = '';
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    // No test has run yet.
  }
  for (const line of text.split('\n').filter(Boolean)) {
    const count = JSON.parse(line);
    sum.passed += count.passed;
    sum.failed += count.failed;
    sum.failures.push(...count.failures);
  }
  return sum;
}
