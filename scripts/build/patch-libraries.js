import { fileURLToPath } from 'node:url';
import { cut, findUse, libraryCuts } from './cuts/index.js';
import { src } from './paths.js';

const cssTag = fileURLToPath(new URL('css-tag.js', import.meta.url));

/**
 * What the standalone file changes in the libraries that it bundles.
 *
 * @type {{ why: string, file: RegExp, pattern: RegExp, replacement: string, head?: string }[]}
 */
const patches = [
  {
    // A page may list the policy names that it allows, each of them once: a second "lit-html" would throw on a
    // page that uses Lit itself.
    why: 'use our Trusted Types policy',
    file: /\/lit-html\/lit-html\.js$/,
    pattern:
      /\w+=\w+\.trustedTypes,(\w+)=(\w+)\?\2\.createPolicy\("lit-html",\{createHTML:(\w+)=>\3\}\):void 0/g,
    replacement: '$1=__supportPolicy',
    head: `import { policy as __supportPolicy } from ${JSON.stringify(`${src}/trusted-types.ts`)};`,
  },
  {
    // It serves standard decorators only, which we do not write.
    why: 'make no global for decorators',
    file: /\/reactive-element\/reactive-element\.js$/,
    pattern: /Symbol\.metadata\?\?=Symbol\("metadata"\),\w+\.litPropertyMetadata\?\?=new WeakMap;/g,
    replacement: '',
  },
  {
    why: 'read no decorators',
    file: /\/reactive-element\/reactive-element\.js$/,
    pattern:
      /const (\w+)=this\[Symbol\.metadata\];if\(null!==\1\)\{const (\w+)=litPropertyMetadata\.get\(\1\);if\(void 0!==\2\)for\(const\[(\w+),(\w+)\]of \2\)this\.elementProperties\.set\(\3,\4\)\}/g,
    replacement: '',
  },
  // Ways in for polyfills and for drawings of a server: no browser of our floor needs the ones, we make none of the others.
  ...['reactive-element/reactive-element', 'lit-html/lit-html', 'lit-element/lit-element'].map(name => ({
    why: `load no polyfill in ${name}`,
    file: new RegExp(`/${name}\\.js$`),
    pattern: /\w+\.(reactiveElement|litHtml|litElement)PolyfillSupport/g,
    replacement: 'void 0',
  })),
  {
    why: 'take over nothing from a server',
    file: /\/lit-element\/lit-element\.js$/,
    pattern: /\w+\.litElementHydrateSupport\?\.\(\{LitElement:\w+\}\);/g,
    replacement: '0;',
  },
];

/**
 * Applies the patches, and fails where a library no longer looks as they expect.
 *
 * @returns {import('vite').Plugin}
 */
export function patchLibraries() {
  /** @type {Map<string, number>} */
  const counts = new Map();
  return {
    name: 'patch-libraries',
    enforce: 'pre',
    resolveId: id => (/(^|\/)css-tag\.js$/.test(id) ? cssTag : null),
    transform(code, id) {
      if (id.startsWith(src) && /\bcss`[^`]*\$\{/.test(code))
        this.error(`${id}: css-tag.js takes no expressions`);
      const used = id.startsWith(src) && findUse(code);
      if (used) this.error(`${id} uses what scripts/build/cuts leaves out of a library: "${used}"`);
      const mine = patches.filter(({ file }) => file.test(id));
      const cuts = libraryCuts.filter(({ file }) => file.test(id)).flatMap(library => library.cuts);
      if (!mine.length && !cuts.length) return null;
      let result = code;
      for (const { why, pattern, replacement, head = '' } of mine) {
        counts.set(why, (counts.get(why) ?? 0) + (result.match(pattern)?.length ?? 0));
        result = head + result.replace(pattern, replacement);
      }
      return { code: cut(result, cuts), map: null };
    },
    buildEnd(error) {
      if (error) return;
      for (const { why } of patches) {
        const count = counts.get(why) ?? 0;
        if (count !== 1)
          this.error(`A library has changed: the patch "${why}" fits ${count} times, see patch-libraries.js`);
      }
    },
  };
}

/**
 * @param {string} code
 */
export function assertPatched(code) {
  const calls = code.match(/\bcreatePolicy\b/g)?.length ?? 0;
  if (calls !== 1 || !/createPolicy\((["'`])support-requests\1/.test(code)) {
    throw new Error(
      `The main file must make one Trusted Types policy, "support-requests"; it makes ${calls}`,
    );
  }
  if (code.includes('litPropertyMetadata'))
    throw new Error('The main file must make no global for decorators');
}
