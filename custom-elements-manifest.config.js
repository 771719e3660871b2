import { readFileSync } from 'node:fs';
import { join } from 'node:path';
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
  /**
   * Reads the sources in the order of their paths. The analyzer's own order is that in which the file system answers: two builds of
   * the same sources could differ in it, and the reference with them.
   *
   * @param {{ ts: typeof import('typescript'), globs: string[] }} found
   */
  overrideModuleCreation: ({ ts, globs }) =>
    globs
      .toSorted()
      .map(path =>
        ts.createSourceFile(
          path,
          readFileSync(join(import.meta.dirname, path), 'utf8'),
          ts.ScriptTarget.ES2015,
          true,
        ),
      ),
};
