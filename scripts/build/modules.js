import { readFile } from 'node:fs/promises';
import { build } from 'vite';
import { lazyImports } from './lazy-imports.js';
import { minifyTemplates } from './minify-templates.js';
import { shared, target } from './options.js';
import { dist, root, sourcesIn, src } from './paths.js';

/**
 * Builds the ES modules for bundlers: one file for each source file, so that they match the type declarations
 * and so that a page which needs one element gets no more. They are left readable; bundlers minify, but not
 * what is inside html`` and css``.
 */
export async function buildModules() {
  const { dependencies } = JSON.parse(await readFile(`${root}/package.json`, 'utf8'));
  const packages = Object.keys(dependencies);
  const elements = await sourcesIn(`${src}/elements`);
  await build({
    ...shared,
    plugins: [lazyImports(), minifyTemplates()],
    build: {
      target,
      outDir: dist,
      emptyOutDir: false,
      minify: false,
      lib: {
        entry: [`${src}/index.ts`, ...elements.map(name => `${src}/elements/${name}.ts`)],
        formats: ['es'],
      },
      rolldownOptions: {
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
