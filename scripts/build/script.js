import { writeFile } from 'node:fs/promises';
import { build } from 'vite';
import { groupFiles, joinTeamModules } from './grouping.js';
import { findIndentation, minifyTemplates } from './minify-templates.js';
import { checkModuleList, moduleName } from './module-list.js';
import { shared, target } from './options.js';
import { dist, modulesFile, policyModule, src, standaloneFile } from './paths.js';
import { assertPageIsProtected, protectPage } from './protect-page.js';
import { scriptForm } from './script-form.js';

/**
 * Builds the main file, for a classic `<script>` or a module, and the lazy files that it loads. They come from one module graph:
 * each module is in one file.
 *
 * @param {{ plugins?: import('vite').Plugin[], acceptModules?: boolean, write?: boolean, outDir?: string }} [options]
 *   `outDir`: dist/ by default; `acceptModules`: writes main-file.modules.txt instead of comparing it
 * @throws {Error} where a check of the result fails
 */
export async function buildScript({ plugins = [], acceptModules = false, write = true, outDir = dist } = {}) {
  const output = await build({
    ...shared,
    define: { ...shared.define, 'typeof __prefix': '"string"' },
    plugins: [joinTeamModules(), protectPage(policyModule), minifyTemplates(), scriptForm(), ...plugins],
    build: {
      target,
      outDir,
      emptyOutDir: false,
      write,
      minify: false, // scriptForm() minifies, so that the hash in a file's name is that of its final text
      // In library mode vite does not wrap dynamic imports in its preload helper.
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
    // Not for libraries, whose strings may contain any whitespace.
    const isOwn = moduleIds.every(id => id.startsWith(src));
    const indentation = isOwn && findIndentation(code);
    if (indentation) throw new Error(`${fileName}: ${indentation}`);
  }
  assertPageIsProtected(main.code);
  await checkModuleList(main.moduleIds, acceptModules);
  if (write && outDir === dist)
    await writeFile(modulesFile, `${JSON.stringify(describe(chunks), null, 2)}\n`);
}

/** The name of a lazy file, as a pattern. @param {{ name: string, moduleIds: string[] }} chunk */
function lazyName({ name, moduleIds }) {
  const isLanguage = moduleIds.every(id => id.startsWith(`${src}/i18n/lang/`));
  return `lazy/${isLanguage ? 'lang/' : ''}${name.replace(/\.lazy$/, '')}-[hash:8].js`;
}

/**
 * The modules of each file, and the lazy files that it imports.
 *
 * @param {import('vite').Rolldown.OutputChunk[]} chunks
 */
const describe = chunks =>
  Object.fromEntries(
    chunks.map(({ fileName, moduleIds, imports }) => [
      fileName,
      { modules: moduleIds.map(moduleName), imports: imports.filter(name => name !== standaloneFile) },
    ]),
  );
