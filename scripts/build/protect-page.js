/**
 * The only changes that are made to libraries: they keep Lit from acting on the page. All other code is bundled as published.
 *
 * @type {{ why: string, file: RegExp, pattern: RegExp, replacement: string, usesPolicy?: boolean }[]}
 */
const changes = [
  {
    // A Content-Security-Policy may allow each policy name once only: on a page that uses Lit itself, the second "lit-html"
    // would throw. https://w3c.github.io/trusted-types/dist/spec/#trusted-types-csp-directive
    why: 'use our Trusted Types policy',
    file: /\/lit-html\/lit-html\.js$/,
    pattern: /(\w+)\.createPolicy\("lit-html",\{createHTML:(\w+)=>\2\}\)/g,
    replacement: '__supportPolicy',
    usesPolicy: true,
  },
  {
    // Only standard decorators need it, and src/ has none.
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
];

/**
 * Applies the changes to one file of a library.
 *
 * @param {string} code
 * @param {string} file its path
 * @param {string} policyModule path of the module that exports `policy`
 * @returns {string | undefined} `undefined`: no change is for this file
 * @throws {Error} where a pattern does not match exactly once, since the library has changed
 */
export function protectPageFrom(code, file, policyModule) {
  const applicable = changes.filter(change => change.file.test(file.replaceAll('\\', '/')));
  if (applicable.length === 0) return undefined;
  let result = code;
  for (const { why, pattern, replacement, usesPolicy } of applicable) {
    const count = result.match(pattern)?.length ?? 0;
    if (count !== 1)
      throw new Error(`${file} has changed: "${why}" fits ${count} times, see protect-page.js`);
    result = result.replace(pattern, replacement);
    if (usesPolicy)
      result = `import { policy as __supportPolicy } from ${JSON.stringify(policyModule)};${result}`;
  }
  return result;
}

/**
 * @param {string} policyModule
 * @returns {import('vite').Plugin}
 */
export const protectPage = policyModule => ({
  name: 'protect-page',
  enforce: 'pre',
  transform(code, id) {
    const result = protectPageFrom(code, id, policyModule);
    return result === undefined ? null : { code: result, map: null };
  },
});

/**
 * Checks that the changes are in the main file.
 *
 * @param {string} code of the main file
 * @throws {Error}
 */
export function assertPageIsProtected(code) {
  const calls = code.match(/\bcreatePolicy\b/g)?.length ?? 0;
  if (calls !== 1 || !/createPolicy\((["'`])support-requests\1/.test(code))
    throw new Error(
      `The main file must create one Trusted Types policy, "support-requests"; it creates ${calls}`,
    );
  if (code.includes('litPropertyMetadata'))
    throw new Error('The main file must create no global variable for decorators');
  if (code.includes('Lit is in dev mode'))
    throw new Error('The main file contains the development build of Lit');
}
