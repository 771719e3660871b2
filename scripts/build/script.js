import { writeFile } from 'node:fs/promises';
import { build } from 'vite';
import { groupFiles } from './grouping.js';
import { findIndentation, minifyTemplates } from './minify-templates.js';
import { checkModuleList, moduleName } from './module-list.js';
import { shared, target } from './options.js';
import { dist, modulesFile, policyModule, src, standaloneFile } from './paths.js';
import { assertPageIsProtected, protectPage } from './protect-page.js';
import { scriptForm } from './script-form.js';

/**
 * Builds what one `<script>` tag loads, be it classic or a module: the main file, and beside it the lazy files that it loads.
 * All of them come from one module graph: each module is in one file.
 *
 * @param {{ plugins?: import('vite').Plugin[], acceptModules?: boolean, write?: boolean, outDir?: string }} [options]
 *   `outDir`: another folder than dist/, for tests; `acceptModules`: writes main-file.modules.txt anew instead of comparing it
 */
export async function buildScript({ plugins = [], acceptModules = false, write = true, outDir = dist } = {}) {
  const output = await build({
    ...shared,
    define: { ...shared.define, 'typeof __prefix': '"string"' },
    plugins: [protectPage(policyModule), minifyTemplates(), scriptForm(), ...plugins],
    build: {
      target,
      outDir,
      emptyOutDir: false,
      write,
      minify: false, // scriptForm does it, so that the hash in a file's name is that of its final text
      // Library mode keeps vite from wrapping dynamic imports in its preload helper.
      lib: { entry: `${src}/index.ts`, formats: ['cjs'] },
      rolldownOptions: {
        preserveEntrySignatures: false,
        output: {
          entryFileNames: standaloneFile,
          chunkFileNames: lazyName,
          codeSplitting: groupFiles(),
          minify: false,
          minifyInternalExports: true,
          comments: false,
        },
      },
    },
  });
  const chunks = [output]
    .flat()
    .flatMap(result => ('output' in result ? result.output : []))
    .filter(file => file.type === 'chunk');
  const main = chunks.find(({ isEntry }) => isEntry);
  if (!main) throw new Error('The build made no main file');
  for (const { code, fileName, moduleIds } of chunks) {
    // Libraries have strings of their own with any kind of space in them.
    const isOwn = moduleIds.every(id => id.startsWith(src));
    const indentation = isOwn && findIndentation(code);
    if (indentation) throw new Error(`${fileName}: ${indentation}`);
  }
  assertPageIsProtected(main.code);
  await checkModuleList(main.moduleIds, acceptModules);
  if (write && outDir === dist)
    await writeFile(modulesFile, `${JSON.stringify(describe(chunks), null, 2)}\n`);
}

/** @param {{ name: string, moduleIds: string[] }} chunk */
function lazyName({ name, moduleIds }) {
  const isLanguage = moduleIds.every(id => id.startsWith(`${src}/i18n/lang/`));
  return `lazy/${isLanguage ? 'lang/' : ''}${name.replace(/\.lazy$/, '')}-[hash].js`;
}

/**
 * Which modules are in which file, and which files it needs.
 *
 * @param {import('rolldown').OutputChunk[]} chunks
 */
const describe = chunks =>
  Object.fromEntries(
    chunks.map(({ fileName, moduleIds, imports }) => [
      fileName,
      { modules: moduleIds.map(moduleName), imports: imports.filter(name => name !== standaloneFile) },
    ]),
  );
