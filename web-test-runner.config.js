import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { bundledTests } from './scripts/testing/bundle.js';
import { countReporter } from './scripts/testing/count-reporter.js';
import { findEngines } from './scripts/testing/engines.js';
import { pressPlugin } from './scripts/testing/press-plugin.js';
import { uploadEndpoint } from './scripts/testing/upload-endpoint.js';
import { workerFile } from './scripts/testing/worker-file.js';

/** The libraries as they ship, less what nobody uses, in place of their development builds. */
const shipped = Boolean(process.env['SHIPPED_LIBRARIES']);
const conditions = shipped ? ['browser'] : ['browser', 'development'];
const { launchers, missing } = await findEngines();
const missed = missing.length ? `; not found: ${missing.join(', ')}` : '';
console.log(`Engines: ${launchers.map(launcher => launcher.name).join(', ')}${missed}`);

export default {
  files: 'test/**/*.test.ts',
  // Lit's development build throws on fields that shadow reactive properties and warns of updates that cause updates.
  // What ships is Lit's production build: the tests of dist/ run that, and all of these with SHIPPED_LIBRARIES=1.
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
  middleware: [bundledTests({ conditions, shipped }), workerFile(), uploadEndpoint()],
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
