import { defineConfig } from 'vite';
import { serveBuiltFiles } from './scripts/serve-built-files.ts';

/** The dev server of the demo pages, index.html and demo/*.html. What is published is built by scripts/build.js. */
export default defineConfig({
  appType: 'mpa',
  publicDir: false,
  plugins: [serveBuiltFiles()],
  server: { watch: { ignored: ['**/dist/**', '**/coverage/**', '**/screenshots/**'] } },
});
