import { root } from './paths.js';

// Selects the production build of Lit, whatever the environment says.
process.env['NODE_ENV'] = 'production';

/**
 * Options of all builds.
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

/** The syntax that all supported browsers understand; see "Browsers and versions" in the README. */
export const target = 'es2022';
