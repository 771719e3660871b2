import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { build } from 'vite';
import { minifyTemplates } from './minify-templates.js';
import { shared, target } from './options.js';
import { dist, root, src } from './paths.js';

/**
 * Builds the ES modules for bundlers: one file for each source file, so that they match the type declarations and a page that
 * needs one element loads nothing else. They are not minified, since bundlers do that, except for html`` and css`` literals,
 * which bundlers leave alone. The entries are the elements that package.json exports; `npm run pack:check` reports a missing
 * one.
 */
export async function buildModules() {
  const { dependencies, exports } = JSON.parse(await readFile(`${root}/package.json`, 'utf8'));
  const packages = Object.keys(dependencies);
  const entries = Object.entries(exports)
    .filter(([path]) => path.startsWith('./elements/'))
    .map(([, target]) => target.default.replace(/^\.\/dist\/(.*)\.js$/, `${src}/$1.ts`));
  await build({
    ...shared,
    plugins: [minifyTemplates()],
    build: {
      target,
      outDir: dist,
      emptyOutDir: false,
      minify: false,
      lib: {
        entry: [`${src}/index.ts`, ...entries.filter(existsSync)],
        formats: ['es'],
      },
      rolldownOptions: {
        // Else an import of which only a constant is used stays as one of nothing.
        optimization: { inlineConst: false },
        external: id => packages.some(name => id === name || id.startsWith(`${name}/`)),
        output: {
          preserveModules: true,
          preserveModulesRoot: src,
          entryFileNames: '[name].js',
        },
      },
    },
  });
}
