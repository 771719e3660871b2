/**
 * Every test file gets this (scripts/testing/guard-plugin.js): a test that logs an error, throws where nobody catches,
 * or leaves a rejection unhandled, fails. A test that means to do so says it first with `expectErrors()`.
 */
// First of all, so that its clean-up of fixtures runs before the check: what goes wrong there counts, too.
import '@open-wc/testing';

let seen: string[] = [];
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
  seen.push(text);
  if (!isExpected(text)) consoleError.apply(console, parts);
};

// These come before mocha's own listeners, which fail the running test at once; so only what is expected ends here.
const take = (event: Event, cause: unknown) => {
  const text = describeError(cause);
  if (!isExpected(text)) return;
  seen.push(text);
  event.stopImmediatePropagation();
  event.preventDefault();
};
window.addEventListener('error', event => take(event, event.error ?? event.message));
window.addEventListener('unhandledrejection', event => take(event, event.reason));

afterEach('no unexpected errors', async () => {
  // Browsers report an unhandled rejection in a task of its own.
  await new Promise(resolve => setTimeout(resolve));
  const unexpected = seen.filter(text => !isExpected(text));
  const missing = expected.filter(pattern => !seen.some(text => pattern.test(text)));
  seen = [];
  expected = [];
  if (unexpected.length) throw new Error(`Unexpected errors:\n${unexpected.join('\n')}`);
  if (missing.length) throw new Error(`Expected errors that did not come: ${missing.join(', ')}`);
});

function describeError(cause: unknown): string {
  return cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause);
}
