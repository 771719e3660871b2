import { minify as terser } from 'terser';
import { build, minify } from 'vite';
import { findUnsupportedTemplate } from './check-templates.js';
import { lazyBase, resolveLazyImports } from './lazy-base.js';
import { lazyImports } from './lazy-imports.js';
import { findIndentation, minifyTemplates } from './minify-templates.js';
import { assertPatched, patchLibraries } from './patch-libraries.js';
import { shared, target } from './options.js';
import { dist, sourcesIn, src, standaloneFile } from './paths.js';
import { prefix } from './prefix.js';
import { ownScript, shortForm } from './short-form.js';

/**
 * Stops a second copy before it does anything: before Lit is set up and before a policy is made, which a strict
 * page allows only once. It has to stand where no module of ours could put it; only the short form comes before, since a
 * second tag asks for an element of its own.
 */
const guard = 'if (customElements.get(__prefix + "-requests")) return;';

/**
 * The first line tells V8 to compile all functions while it loads the script, on a thread of its own; else each is compiled on
 * the page's when it is first called, and the first rows call two hundred. To others it is a comment.
 *
 * @see https://v8.dev/blog/explicit-compile-hints
 */
const banner = '//# allFunctionsCalledOnLoad\n/*! MIT: licenses.txt */';

/** Nothing is exported, so that no global is made for it. */
const entry = 'standalone-entry.js';

/**
 * Builds the one file that a `<script>` tag loads, be it classic or a module.
 *
 * @param {{ plugins?: import('vite').Plugin[], write?: boolean }} [options]
 */
export async function buildStandalone({ plugins = [], write = true } = {}) {
  const output = await build({
    ...shared,
    define: { ...shared.define, 'typeof __prefix': '"string"' },
    plugins: [
      virtualEntry(),
      lazyImports(),
      patchLibraries(),
      minifyTemplates(),
      resolveLazyImports(),
      squeeze(),
      ...plugins,
    ],
    build: {
      target,
      outDir: dist,
      write,
      emptyOutDir: false,
      // Library mode keeps vite from wrapping dynamic imports in its preload helper. The name stays unused,
      // since the entry exports nothing.
      lib: { entry, formats: ['iife'], name: 'unused' },
      rolldownOptions: {
        output: {
          entryFileNames: standaloneFile,
          minify: { mangle: false },
          intro: ownScript + prefix + shortForm + guard + lazyBase,
          comments: false,
        },
      },
    },
  });
  const code = onlyChunk(output);
  const indentation = findIndentation(code);
  if (indentation) throw new Error(indentation);
  const template = findUnsupportedTemplate(code);
  if (template) throw new Error(template);
  assertPatched(code);
  assertProductionLit(code);
  return code;
}

/**
 * Two minifiers in turn, each of which finds what the other leaves, and names only at the end: together 1 % less for every
 * page.
 *
 * @returns {import('vite').Plugin}
 */
function squeeze() {
  /** @type {import('terser').MinifyOptions} */
  const options = {
    ecma: 2020,
    compress: { passes: 3, unsafe_arrows: true, join_vars: false },
  };
  return {
    name: 'squeeze',
    async generateBundle(_options, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') continue;
        const first = await terser(chunk.code, { ...options, mangle: false });
        const second = await minify(chunk.fileName, first.code ?? '', {
          module: false,
          compress: { target },
        });
        if (second.errors.length) this.error(second.errors.map(String).join('\n'));
        const { code = '' } = await terser(second.code, options);
        chunk.code = `${banner}\n${code}`;
      }
    },
  };
}

/**
 * The styles come first, one after another, then the words: beside their like they compress better, 130 bytes.
 *
 * @returns {import('vite').Plugin}
 */
function virtualEntry() {
  return {
    name: 'standalone-entry',
    enforce: 'pre',
    resolveId: id => (id.endsWith(entry) ? `\0${entry}` : null),
    async load(id) {
      if (id !== `\0${entry}`) return null;
      const elements = await sourcesIn(`${src}/elements`);
      const files = [
        ...(await sourcesIn(`${src}/styles`)).map(name => `styles/${name}`),
        ...elements.filter(name => name.endsWith('.styles')).map(name => `elements/${name}`),
        'i18n/en',
        'index',
      ];
      return files.map(file => `import ${JSON.stringify(`${src}/${file}.ts`)};`).join('');
    },
  };
}

/**
 * @param {Awaited<ReturnType<typeof build>>} output
 */
function onlyChunk(output) {
  const chunks = [output].flat().flatMap(result => ('output' in result ? result.output : []));
  const [chunk] = chunks;
  if (chunks.length !== 1 || chunk?.type !== 'chunk') {
    throw new Error(`Expected one file, got ${chunks.map(({ fileName }) => fileName).join(', ')}`);
  }
  return chunk.code;
}

/**
 * @param {string} code
 */
function assertProductionLit(code) {
  if (code.includes('Lit is in dev mode'))
    throw new Error('The main file holds the development build of Lit');
}
