import { root } from './paths.js';

// Lit's production files are chosen by this, whatever the shell had set.
process.env['NODE_ENV'] = 'production';

/**
 * What all builds share.
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
