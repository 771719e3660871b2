import { dirname, resolve } from 'node:path';
import { build } from 'vite';
import { findIndentation, minifyTemplates } from './minify-templates.js';
import { shared, target } from './options.js';
import { dist, sourcesIn, src } from './paths.js';

/** What the main file holds already, and what a page must not have twice. */
const forbidden = [/\/node_modules\/(?:lit|lit-html|lit-element|@lit)\//, /\/src\/trusted-types\.ts$/];

/**
 * Builds every file of src/lazy, and each language in src/lazy/lang, as an ES module that needs no other file to start, for the standalone file
 * and for bundlers alike.
 *
 * @param {{ plugins?: import('vite').Plugin[] }} [options]
 */
export async function buildLazy({ plugins = [] } = {}) {
  const languages = await sourcesIn(`${src}/lazy/lang`);
  const names = [...(await sourcesIn(`${src}/lazy`)), ...languages.map(name => `lang/${name}`)];
  // One build each: a common build would move what two of them share into a third file.
  for (const name of names) {
    await build({
      ...shared,
      plugins: [lazyFromLazy(), minifyTemplates(), selfContained(), ...plugins],
      build: {
        target,
        outDir: `${dist}/lazy`,
        emptyOutDir: false,
        lib: { entry: `${src}/lazy/${name}.ts`, formats: ['es'], fileName: () => `${name}.js` },
        rolldownOptions: { output: { minify: true, comments: false } },
      },
    });
  }
  return names;
}

/** A lazy file beside this one, as the browser will import it. */
const sibling = /^\.\/[\w-]+\.js$/;

/**
 * Leaves the `import()` of one lazy file in another as it is: they lie side by side in dist/lazy, and what the main file
 * has loaded already is the same module.
 *
 * @returns {import('vite').Plugin}
 */
function lazyFromLazy() {
  return {
    name: 'lazy-from-lazy',
    enforce: 'pre',
    resolveId(source, importer, { kind }) {
      if (!importer || kind !== 'dynamic-import') return null;
      const file = resolve(dirname(importer), source);
      const [, name] =
        /^\/lazy\/([\w-]+)\.ts$/.exec(file.startsWith(src) ? file.slice(src.length) : '') ?? [];
      return name ? { id: `./${name}.js`, external: 'relative' } : null;
    },
  };
}

/** @returns {import('vite').Plugin} */
function selfContained() {
  return {
    name: 'self-contained',
    generateBundle(_, bundle) {
      const files = Object.values(bundle);
      if (files.length !== 1) {
        this.error(`A lazy file must be one file: ${files.map(({ fileName }) => fileName).join(', ')}`);
      }
      for (const chunk of files) {
        if (chunk.type !== 'chunk') continue;
        const wrong = Object.keys(chunk.modules).find(id => forbidden.some(pattern => pattern.test(id)));
        if (wrong) this.error(`${chunk.fileName} must not hold ${wrong}: let the main file hand it over`);
        const strangers = chunk.dynamicImports.filter(file => !sibling.test(file));
        if (chunk.imports.length || strangers.length) {
          this.error(`${chunk.fileName} imports ${[...chunk.imports, ...strangers].join(', ')}`);
        }
        // Libraries have strings of their own with any kind of space in them.
        const own = Object.keys(chunk.modules).every(id => id.startsWith(src));
        const indentation = own && findIndentation(chunk.code);
        if (indentation) this.warn(`${chunk.fileName}: ${indentation}`);
      }
    },
  };
}
