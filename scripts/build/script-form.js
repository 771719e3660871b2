import { posix } from 'node:path';
import { minify } from 'vite';
import { target } from './options.js';
import { mainStart } from './script-start.js';

/**
 * The first line tells V8 to compile all functions while it loads the script, on a thread of its own. To others it is a
 * comment. https://v8.dev/blog/explicit-compile-hints
 */
const banner = '//# allFunctionsCalledOnLoad\n/*! MIT: licenses.txt */\n';

const dynamicImport = /\bPromise\.resolve\(\)\.then\(\(\) => require\("([^"]+)"\)\)/g;
const staticImport = /^(?:(?:const|let|var) (\w+) = )?require\("([^"]+)"\);\n?/gm;

/**
 * Turns the chunks of a code-splitting build (format `cjs`) into the form that works from one script tag. See
 * docs/decisions/012.
 *
 * - The entry becomes one function that is called at once: no import, no export, so that a classic `<script>` and a module can
 *   both load it.
 * - Every other chunk becomes an ES module whose default export is a function `(exports, main, link)`: `main` holds what the
 *   entry exports to it. So it shares the entry's modules without a global. Names that change (`export let`) are
 *   getters of those objects: the bundler writes them so.
 *
 * @returns {import('vite').Plugin}
 */
export function scriptForm() {
  return {
    name: 'script-form',
    async renderChunk(code, chunk, _options, { chunks }) {
      const load = (/** @type {string} */ path) => {
        const file = posix.join(posix.dirname(chunk.fileName), path);
        return `__load("./${file}")`;
      };
      const loading = code.replace(dynamicImport, (_, path) => load(path));
      if (chunk.isEntry) {
        const text = `(() => {"use strict";${mainStart}\n${loading}\n})();`;
        return { code: banner + (await squeeze(chunk.fileName, text, false)), map: null };
      }
      /** @type {string[]} */
      const siblings = [];
      const body = loading
        .replace(/^Object\.defineProperty\(exports, Symbol\.toStringTag, .*\n/m, '')
        .replace(staticImport, (_, name, path) => {
          const file = posix.join(posix.dirname(chunk.fileName), path);
          if (chunks[file]?.isEntry) return name ? `const ${name} = __main;\n` : '';
          siblings.push(`import __file${siblings.length} from "${path}";`);
          const linked = `__link(__file${siblings.length - 1})`;
          return name ? `const ${name} = ${linked};\n` : `${linked};\n`;
        })
        .replaceAll('__load(', '__main.__load(');
      const text = `${siblings.join('\n')}export default (exports, __main, __link) => {\n${body}\n};`;
      return { code: await squeeze(chunk.fileName, text, true), map: null };
    },
  };
}

/**
 * @param {string} fileName
 * @param {string} code
 * @param {boolean} module
 */
async function squeeze(fileName, code, module) {
  if (/\brequire\(/.test(code))
    throw new Error(`${fileName}: an import was not understood: ${code.match(/.*\brequire\(.*/)?.[0]}`);
  const result = await minify(fileName, code, { module, compress: { target }, mangle: { toplevel: true } });
  if (result.errors.length) throw new Error(result.errors.map(String).join('\n'));
  return result.code;
}
