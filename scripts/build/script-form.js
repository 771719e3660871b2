import { posix } from 'node:path';
import { minify } from 'vite';
import { target } from './options.js';
import { mainStart } from './script-start.js';

/**
 * The first line tells V8 to compile all functions while it loads the script, on another thread. Other engines ignore it.
 * https://v8.dev/blog/explicit-compile-hints
 */
const banner = '//# allFunctionsCalledOnLoad\n/*! MIT: licenses.txt */\n';

const dynamicImport = /\bPromise\.resolve\(\)\.then\(\(\) => require\("([^"]+)"\)\)/g;
const staticImport = /^(?:(?:const|let|var) (\w+) = )?require\("([^"]+)"\);\n?/gm;

/**
 * Converts the chunks of a code-splitting build (format `cjs`) so that one script tag can load them. See
 * docs/decisions/012-one-module-graph.md.
 *
 * - The entry becomes an immediately invoked function without import and export, so that both a classic `<script>` and a
 *   module can load it.
 * - Every other chunk becomes an ES module whose default export is a function `(exports, main, link)`. `main` has the
 *   exports of the entry chunk, so a lazy chunk shares the entry's modules without a global variable. The bundler writes
 *   exports that change (`export let`) as getters.
 *
 * @returns {import('vite').Plugin}
 */
export function scriptForm() {
  return {
    name: 'script-form',
    async renderChunk(code, chunk, _options, { chunks }) {
      const load = (/** @type {string} */ path) => {
        const file = posix.join(posix.dirname(chunk.fileName), path);
        return `__load("${file.slice('lazy/'.length, -'.js'.length)}")`;
      };
      const withLoader = code
        .replace(/^Object\.defineProperty\(exports, Symbol\.toStringTag, .*\n/m, '')
        .replace(dynamicImport, (_, path) => load(path));
      if (chunk.isEntry) {
        const text = `(() => {"use strict";${mainStart}\n${withLoader}\n})();`;
        return { code: banner + escapeNonAscii(await minifyChunk(chunk.fileName, text, false)), map: null };
      }
      /** @type {string[]} */
      const siblings = [];
      const body = withLoader
        .replace(staticImport, (_, name, path) => {
          const file = posix.join(posix.dirname(chunk.fileName), path);
          if (chunks[file]?.isEntry) return name ? `const ${name} = __main;\n` : '';
          siblings.push(`import __file${siblings.length} from "${path}";`);
          const linked = `__link(__file${siblings.length - 1})`;
          return name ? `const ${name} = ${linked};\n` : `${linked};\n`;
        })
        .replaceAll('__load(', '__main.__load(');
      const text = `${siblings.join('\n')}export default (exports, __main, __link) => {\n${body}\n};`;
      return { code: await minifyChunk(chunk.fileName, text, true), map: null };
    },
  };
}

/**
 * @param {string} fileName
 * @param {string} code
 * @param {boolean} module whether the code is an ES module
 * @throws {Error} where an import is left, or the minifier fails
 */
async function minifyChunk(fileName, code, module) {
  if (/\brequire\(/.test(code))
    throw new Error(`${fileName}: an import was not converted: ${code.match(/.*\brequire\(.*/)?.[0]}`);
  const result = await minify(fileName, code, { module, compress: { target }, mangle: { toplevel: true } });
  if (result.errors.length) throw new Error(result.errors.map(String).join('\n'));
  return result.code;
}

/** A classic script without a charset of its own is decoded as the page is, which need not be in UTF-8. Modules always are. @param {string} code */
const escapeNonAscii = code =>
  code.replace(/[^\0-\x7f]/g, unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
