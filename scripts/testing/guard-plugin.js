/**
 * Gives every test file test/support/guard.ts, as its first import: a mocha hook must be registered after mocha is there
 * and before the file's own.
 * @returns {import('@web/test-runner-core').TestRunnerPlugin}
 */
export function guardPlugin() {
  return {
    name: 'guard',
    transform(context) {
      if (!context.path.endsWith('.test.ts')) return undefined;
      // On the first line, so that line numbers stay.
      return `import '/test/support/guard.ts'; ${context.body}`;
    },
  };
}
