import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import './scripts/testing/fonts.js';
import { bundledTests } from './scripts/testing/bundle.js';
import { sessionReporter } from './scripts/testing/session-reporter.js';
import { testFiles, writeGroups } from './scripts/testing/groups.js';
import { findEngines } from './scripts/testing/engines.js';
import { pressPlugin } from './scripts/testing/press-plugin.js';
import { scriptedApi } from './scripts/testing/scripted-api.js';
import { uploadEndpoint } from './scripts/testing/upload-endpoint.js';
import { workerFile } from './scripts/testing/worker-file.js';

/** With LIT_WARNINGS=1 tests run on Lit's development build, and its warnings fail them; else on the library code that ships. */
const development = Boolean(process.env['LIT_WARNINGS']);
const conditions = development ? ['browser', 'development'] : ['browser'];
// Files that are named get a page each.
const named = process.argv.some(option => /^--(?:files|manual)\b/.test(option));
const files = named ? testFiles().map(file => fileURLToPath(new URL(file, import.meta.url))) : writeGroups();
const { launchers, missing } = await findEngines();
const notFound = missing.length ? `; not found: ${missing.join(', ')}` : '';
console.log(`Engines: ${launchers.map(launcher => launcher.name).join(', ')}${notFound}`);

export default {
  files,
  nodeResolve: { browser: true, exportConditions: conditions },
  browsers: launchers,
  // The two that test one page at a time run side by side, then Chromium: with more pages at once, two cores would miss frames.
  concurrentBrowsers: 2,
  // With more than 1, tests in WebKit would share a window. The number for Chromium is in scripts/testing/engines.js.
  concurrency: 1,
  staticLogging: !process.stdout.isTTY,
  testsFinishTimeout: 600_000,
  testFramework: { config: { timeout: 30_000 } },
  plugins: [
    esbuildPlugin({
      ts: true,
      target: 'es2022',
      tsconfig: fileURLToPath(new URL('tsconfig.json', import.meta.url)),
    }),
    pressPlugin(),
  ],
  middleware: [
    bundledTests({ files, conditions, development }),
    workerFile(),
    uploadEndpoint(),
    scriptedApi(),
  ],
  reporters: [defaultReporter({ reportTestProgress: Boolean(process.stdout.isTTY) }), sessionReporter()],
  testRunnerHtml: /** @param {string} framework */ framework => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width">
    <title>Tests</title>
    <link rel="icon" href="data:,">
    <script>
      // Some libraries read process.env.
      window.process = { env: { NODE_ENV: 'development' } };
      // Two of Lit's warnings are suppressed: about its development build, and about the override in src/ui/element/bound-element.ts,
      // which would not be called with standard decorators; the elements have none.
      window.litIssuedWarnings = new Set(['dev-mode', 'no-override-get-property-descriptor']);
    </script>
  </head>
  <body>
    <script type="module" src="${framework}"></script>
  </body>
</html>`,
};
