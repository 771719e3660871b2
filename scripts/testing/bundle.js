import { readFile } from 'node:fs/promises';
import { readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { build } from 'esbuild';
import { policyModule, root } from '../build/paths.js';
import { protectPageFrom } from '../build/protect-page.js';

const guard = join(root, 'test/support/guard.ts');

/**
 * Serves each test file as one bundle, with chunks for what several of them share: without it a browser would load about 200
 * modules, one after another, before the first test of each file. Every other URL is served as usual.
 *
 * Every test file gets test/support/guard.ts as its first import, since its mocha hooks must be registered after mocha has
 * loaded and before those of the file.
 *
 * @param {{ conditions: string[], development: boolean }} options `development`: with Lit's development build, which warns of
 *   updates that cause updates; else with the library code that ships
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

/** @param {{ conditions: string[], development: boolean }} options */
async function bundle({ conditions, development }) {
  const entryPoints = readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.test.ts'))
    .map(name => join(root, 'test', name));
  const { outputFiles } = await build({
    entryPoints,
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
          onLoad({ filter: /\.test\.ts$/ }, async ({ path }) => ({
            // Without a new line, so that line numbers stay the same.
            contents: `import ${JSON.stringify(guard)}; ${await readFile(path, 'utf8')}`,
            loader: 'ts',
          }));
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
      const name = `/${relative(root, path).split(sep).join('/')}`;
      return [name.replace(/\.test\.js$/, '.test.ts'), text];
    }),
  );
}
