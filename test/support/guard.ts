/**
 * Every test file gets this (scripts/testing/bundle.js): a test that logs an error, throws where nobody catches,
 * or leaves a rejection unhandled, fails. A test that means to do so says it first with `expectErrors()`.
 */
// First of all, so that its clean-up of fixtures runs before the check: what goes wrong there counts, too.
import '@open-wc/testing';

// What waits for a random time waits for the longest, so that a test may count on it.
Math.random = () => 1 - Number.EPSILON;

// A set: the test runner logs once more what was not caught.
const seen = new Set<string>();
let expected: RegExp[] = [];

/**
 * Lets errors that match pass, until the end of this test. The test fails where none came.
 *
 *     expectErrors(/no such backend/);
 */
export function expectErrors(pattern: RegExp): void {
  expected.push(pattern);
}

const isExpected = (text: string) => expected.some(pattern => pattern.test(text));

const consoleError = console.error;
console.error = (...parts: unknown[]) => {
  const text = parts.map(describeError).join(' ');
  // The test runner's words before an unhandled rejection, which is seen below.
  if (!text.startsWith('An error was thrown in a Promise outside a test.')) seen.add(text);
  if (!isExpected(text)) consoleError.apply(console, parts);
};

// Lit's development build (LIT_WARNINGS=1) warns of updates that cause updates, among others: https://lit.dev/msg/
const consoleWarn = console.warn;
console.warn = (...parts: unknown[]) => {
  const text = parts.map(describeError).join(' ');
  if (text.includes('https://lit.dev/msg/')) seen.add(text);
  if (!isExpected(text)) consoleWarn.apply(console, parts);
};

// These come before mocha's own listeners, and keep the event from them: mocha ends the whole file at an error that comes
// when the test's own code is already through.
const take = (event: Event, cause: unknown) => {
  event.stopImmediatePropagation();
  if (isExpected(describeError(cause))) event.preventDefault(); // else the browser logs it, with its place
  seen.add(describeError(cause));
};
window.addEventListener('error', event => take(event, event.error ?? event.message));
window.addEventListener('unhandledrejection', event => take(event, event.reason));

afterEach('no unexpected errors', async function () {
  // Browsers report an unhandled rejection in a task of its own.
  await new Promise(resolve => setTimeout(resolve));
  const unexpected = [...seen].filter(text => !isExpected(text));
  const missing = expected.filter(pattern => ![...seen].some(text => pattern.test(text)));
  seen.clear();
  expected = [];
  if (unexpected.length) fail(this.currentTest, `Unexpected errors:\n${unexpected.join('\n')}`);
  if (missing.length) fail(this.currentTest, `Expected errors that did not come: ${missing.join(', ')}`);
});

after('no errors at the end', () => {
  if (seen.size) throw new Error(`Errors after the last test:\n${[...seen].join('\n')}`);
});

/** Throwing from a hook would end the whole file: mocha then runs none of the other tests. */
function fail(test: RunningTest, message: string): void {
  // It may have failed, or waited too long, because of this very error.
  if (test.err) test.err.message += `\n${message}`;
  else test.err = new Error(message);
  test.state = 'failed';
}

function describeError(cause: unknown): string {
  return cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause);
}
