/**
 * A relative `import()` is resolved against the script that it stands in, except in a classic script of another
 * origin whose tag has no `crossorigin`: there it throws. So the main file remembers its own address. A module has no
 * current script, and needs none.
 */
export const lazyBase =
  'const __lazy = name => {' +
  'const path = `./lazy/${name}.js`;' +
  'return import(__script && __script.src ? new URL(path, __script.src).href : path);' +
  '};';

const lazyImport = /\bimport\((["'`])\.\/lazy\/([^"'`]+)\.js\1\)/g;

/**
 * Resolves the imports of lazy files against that address.
 *
 * @returns {import('vite').Plugin}
 */
export function resolveLazyImports() {
  return {
    name: 'resolve-lazy-imports',
    renderChunk: code => ({ code: code.replace(lazyImport, '__lazy($1$2$1)'), map: null }),
  };
}
