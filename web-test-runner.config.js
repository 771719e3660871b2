import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { bundledTests } from './scripts/testing/bundle.js';
import { countReporter } from './scripts/testing/count-reporter.js';
import { findEngines } from './scripts/testing/engines.js';
import { pressPlugin } from './scripts/testing/press-plugin.js';
import { uploadEndpoint } from './scripts/testing/upload-endpoint.js';
import { workerFile } from './scripts/testing/worker-file.js';

/** Tests run on the library code that ships. With LIT_WARNINGS=1 they run on Lit's development build, and a warning of its fails the test. */
const development = Boolean(process.env['LIT_WARNINGS']);
const conditions = development ? ['browser', 'development'] : ['browser'];
const { launchers, missing } = await findEngines();
const missed = missing.length ? `; not found: ${missing.join(', ')}` : '';
console.log(`Engines: ${launchers.map(launcher => launcher.name).join(', ')}${missed}`);

export default {
  files: 'test/**/*.test.ts',
  nodeResolve: { browser: true, exportConditions: conditions },
  browsers: launchers,
  // One engine after another, in one run. Side by side they fight for two cores, and a browser that waits for its turn
  // misses frames; one run starts the server once and knows all the results.
  concurrentBrowsers: 1,
  // WebDriver gives a test the whole window only when this is 1; Chromium's own number is in engines.js.
  concurrency: 1,
  staticLogging: !process.stdout.isTTY,
  testsFinishTimeout: 180_000,
  testFramework: { config: { timeout: 30_000 } },
  plugins: [
    esbuildPlugin({
      ts: true,
      target: 'es2022',
      tsconfig: fileURLToPath(new URL('tsconfig.json', import.meta.url)),
    }),
    pressPlugin(),
  ],
  middleware: [bundledTests({ conditions, development }), workerFile(), uploadEndpoint()],
  reporters: [defaultReporter({ reportTestProgress: Boolean(process.stdout.isTTY) }), countReporter()],
  testRunnerHtml: /** @param {string} framework */ framework => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width">
    <title>Tests</title>
    <link rel="icon" href="data:,">
    <script>
      // Libraries ask for it; Lit need not say that it is the development build.
      window.process = { env: { NODE_ENV: 'development' } };
      window.litIssuedWarnings = new Set(['dev-mode']);
    </script>
  </head>
  <body>
    <script type="module" src="${framework}"></script>
  </body>
</html>`,
};
