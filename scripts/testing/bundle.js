import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { fromRoot, policyModule, root } from '../build/paths.js';
import { protectPageFrom } from '../build/protect-page.js';
import { groupFolder } from './groups.js';

const guard = join(root, 'test/support/guard.ts');

/**
 * Serves each test file as one bundle, with chunks for what several of them share: without it a browser would load about 200
 * modules, one after another, before the first test of each file. Every other URL is served as usual.
 *
 * Every test file gets test/support/guard.ts as its first import, since its mocha hooks must be registered after mocha has
 * loaded and before those of the file; and a suite around its tests, named after the file, so that its hooks are not those of
 * other files on the same page (groups.js).
 *
 * @typedef {object} Options
 * @property {string[]} files absolute paths of the files that pages load
 * @property {string[]} conditions
 * @property {boolean} development with Lit's development build, which warns of updates that cause updates; else with the
 *   library code that ships
 *
 * @param {Options} options
 * @returns {import('@web/dev-server-core').Middleware}
 */
export function bundledTests(options) {
  /** @type {ReturnType<typeof bundle> | undefined} */
  let files;
  return async (context, next) => {
    if (!/\.test\.ts$|^\/shared\//.test(context.path)) return next();
    const text = (await (files ??= bundle(options))).get(context.path);
    if (text === undefined) return next();
    context.type = 'text/javascript';
    context.body = text;
  };
}

/** @param {Options} options */
async function bundle({ files, conditions, development }) {
  const { outputFiles } = await build({
    entryPoints: files,
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    conditions,
    // Served by the test runner.
    external: ['/__web-*'],
    sourcemap: 'inline',
    sourcesContent: false,
    // Test files have side effects, although package.json does not list them under `sideEffects`.
    ignoreAnnotations: true,
    write: false,
    outdir: root,
    outbase: root,
    chunkNames: 'shared/[name]-[hash]',
    tsconfig: join(root, 'tsconfig.json'),
    logLevel: 'warning',
    plugins: [
      {
        name: 'guard',
        setup({ onLoad }) {
          onLoad({ filter: /\.test\.ts$/ }, async ({ path }) =>
            path.startsWith(groupFolder)
              ? undefined
              : { contents: inSuite(await readFile(path, 'utf8'), path), loader: 'ts' },
          );
          if (development) return;
          onLoad({ filter: /\/(?:lit-html|reactive-element)\.js$/ }, async ({ path }) => {
            const contents = protectPageFrom(await readFile(path, 'utf8'), path, policyModule);
            return contents === undefined ? undefined : { contents };
          });
        },
      },
    ],
  });
  return new Map(
    outputFiles.map(({ path, text }) => {
      const name = `/${fromRoot(path)}`;
      return [name.replace(/\.test\.js$/, '.test.ts'), text];
    }),
  );
}

/** The imports at the top of a test file, with comments. */
const IMPORTS = /^(?:\s+|\/\*[\s\S]*?\*\/|\/\/[^\n]*\n|import\s[^'";]*'[^']+';|import '[^']+';)*/;

/** Line numbers stay the same. @param {string} text @param {string} path */
function inSuite(text, path) {
  const imports = IMPORTS.exec(text)?.[0] ?? '';
  return `import ${JSON.stringify(guard)}; ${imports}describe(${JSON.stringify(fromRoot(path))}, () => {${text.slice(imports.length)}\n});`;
}
