import { root } from './paths.js';

/**
 * What all builds share. Production mode everywhere: it makes the bundler choose Lit's production files.
 *
 * @type {import('vite').InlineConfig}
 */
export const shared = {
  root,
  // vite.config.ts is for the dev server only.
  configFile: false,
  publicDir: false,
  mode: 'production',
  logLevel: 'warn',
  define: { 'process.env.NODE_ENV': '"production"' },
};

/** The oldest syntax we write; see "Browsers" in the README. */
export const target = 'es2022';
