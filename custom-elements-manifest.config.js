import { definitions } from './scripts/manifest/definitions.js';
import { expandTypes } from './scripts/manifest/expand-types.js';
import { publicOnly } from './scripts/manifest/public-only.js';
import { publishedPaths } from './scripts/manifest/published-paths.js';

export default {
  globs: ['src/**/*.ts'],
  outdir: 'dist',
  litelement: true,
  packagejson: false,
  plugins: [expandTypes(), publicOnly(), definitions(), publishedPaths()],
};
