import { dirname, resolve } from 'node:path';
import { src } from './paths.js';

/**
 * Leaves `import('./lazy/name.ts')` in the output as a native `import('./lazy/name.js')`.
 *
 * The browser resolves it against the script it stands in, so the lazy files are found wherever the main file
 * was put; and each is built on its own, see lazy.js.
 *
 * @returns {import('vite').Plugin}
 */
export function lazyImports() {
  return {
    name: 'lazy-imports',
    enforce: 'pre',
    resolveId(source, importer, options) {
      if (!importer || !source.startsWith('.')) return null;
      const file = resolve(dirname(importer), source);
      const name = /^\/lazy\/((?:lang\/)?[^/]+)\.ts$/.exec(
        file.startsWith(src) ? file.slice(src.length) : '',
      )?.[1];
      if (!name) return null;
      if (options.kind !== 'dynamic-import') {
        this.error(`${importer} imports ${source} statically, which would put it into the main file`);
      }
      if (dirname(importer) !== src) {
        this.error(
          `${importer}: lazy files are imported from src/ itself, so that one relative path fits all`,
        );
      }
      return { id: `./lazy/${name}.js`, external: true };
    },
  };
}
